from openai import OpenAI

from resilient import Resilient

client = OpenAI(max_retries=0)


def small(prompt, *, headers):
    return client.responses.create(model="gpt-5-nano", input=prompt, extra_headers=headers)


def tiny(prompt, **_):
    return client.responses.create(model="gpt-5-nano", input=prompt)


@Resilient(on_failure=[small])
def ask(prompt, *, headers):
    return client.responses.create(model="busy", input=prompt, extra_headers=headers)


@Resilient(attempts=1, on_failure=[tiny])
def ask_fast(prompt, *, headers):
    return client.responses.create(model="busy", input=prompt, extra_headers=headers)


def main():
    owner = {"x-team-id": "rs", "x-cost-center": "cc-1", "x-service": "rs", "x-environment": "prod", "x-correlation-id": "1"}
    ask("a", headers=owner)
    ask_fast("b", headers=owner)
