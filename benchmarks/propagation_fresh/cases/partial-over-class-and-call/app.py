from functools import partial

from openai import OpenAI

OWNER = {"x-team-id": "pc", "x-cost-center": "cc-4030", "x-service": "pc", "x-environment": "prod"}
Client = partial(OpenAI, default_headers=OWNER, max_retries=0)
Traced = partial(Client, default_headers={**OWNER, "x-correlation-id": "t"})


def ask(make, text):
    return make().responses.create(model="gpt-4o", input=text)


def main():
    ask(Traced, "a")
    ask(Client, "b")
    ask(partial(Traced, timeout=5), "c")
