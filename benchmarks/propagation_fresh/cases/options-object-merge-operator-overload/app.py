from openai import OpenAI

from options import Headers

client = OpenAI()
BASE = Headers({"x-team-id": "port", "x-cost-center": "cc-2443"}) | {"x-service": "pilot", "x-environment": "prod"}


def guide(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(BASE | Headers({"x-correlation-id": "p-1"})))


def guide_public(text):
    headers = {"x-correlation-id": "p-2"} | BASE - "x-cost-center"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(headers))


def main():
    guide("a")
    guide_public("b")
