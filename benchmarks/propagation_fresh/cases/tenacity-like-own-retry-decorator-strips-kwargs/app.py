from openai import OpenAI

from resilience import retrying

client = OpenAI()
H = {"x-team-id": "resil", "x-cost-center": "cc-3332", "x-service": "resil", "x-environment": "prod", "x-correlation-id": "r"}


@retrying(3)
def ask(text, *, headers=None, model="gpt-4o"):
    return client.responses.create(model=model, input=text, extra_headers=headers)


@retrying(3, only=("model",))
def rank(text, *, headers=None, model="gpt-4o"):
    return client.responses.create(model=model, input=text, extra_headers=headers)


def main():
    ask("a", headers=H)
    rank("a", headers=H, model="gpt-4o-mini")
