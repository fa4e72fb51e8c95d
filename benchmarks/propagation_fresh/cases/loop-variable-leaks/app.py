"""The loop's last value is used after the loop; a comprehension's variable is not."""
from openai import OpenAI

client = OpenAI()
headers = {"x-team-id": "ll", "x-cost-center": "cc-429", "x-service": "ll", "x-environment": "prod", "x-correlation-id": "1"}
PARTS = [{"x-team-id": "ll"}, {"x-team-id": "ll", "x-service": "ll"}]


def leaked(text):
    for part in PARTS:
        size = len(part)
    return client.responses.create(model="gpt-4o", input=f"{text} {size}", extra_headers=part)


def kept(text):
    sizes = [len(headers) for headers in PARTS]
    return client.responses.create(model="gpt-4o", input=f"{text} {sizes}", extra_headers=headers)


def main():
    leaked("a")
    kept("a")
