"""Loans: the channel decides the owner, by match."""
from anthropic import Anthropic
from openai import OpenAI

COMMON = {"x-service": "loan-advice", "x-environment": "prod"}


def owner(event):
    match event:
        case {"channel": "branch", "code": code}:
            return {"x-team-id": f"branch-{code}", "x-cost-center": "cc-31"}
        case {"channel": "web" | "app" as channel}:
            return {"x-team-id": channel, "x-cost-center": "cc-32"}
        case ["batch", team, *_]:
            return {"x-team-id": team}
        case _:
            return {}


def advise_branch(text):
    headers = COMMON | owner({"channel": "branch", "code": 7}) | {"x-correlation-id": "b-1"}
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def advise_app(text):
    headers = COMMON | owner({"channel": "app"}) | {"x-correlation-id": "a-1"}
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=headers,
                                       messages=[{"role": "user", "content": text}])


def advise_batch(texts):
    headers = COMMON | owner(["batch", "nightly", 3]) | {"x-correlation-id": "n-1"}
    return [OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers) for text in texts]


def advise_fax(text):
    headers = COMMON | owner({"channel": "fax"}) | {"x-correlation-id": "f-1"}
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    advise_branch("a")
    advise_app("b")
    advise_batch(["c"])
    advise_fax("d")
