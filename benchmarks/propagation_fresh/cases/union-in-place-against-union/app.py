"""|= changes the caller's dict, | does not; a callee that assigns changes nothing."""
from openai import OpenAI

client = OpenAI()
EXTRA = {"x-environment": "prod", "x-correlation-id": "1"}


def in_place(headers):
    headers |= EXTRA


def rebound(headers):
    headers = headers | EXTRA
    return len(headers)


def start():
    return {"x-team-id": "un", "x-cost-center": "cc-14", "x-service": "un"}


def changed(text):
    headers = start()
    in_place(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def unchanged(text):
    headers = start()
    rebound(headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    changed("a")
    unchanged("b")
