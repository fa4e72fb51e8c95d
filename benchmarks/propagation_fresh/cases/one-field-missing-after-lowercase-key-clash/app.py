"""The same header in two cases: httpx sends the later one, and that is empty."""
from openai import OpenAI

client = OpenAI()
DEFAULTS = {"X-Team-Id": "dup", "X-Cost-Center": "cc-2003", "X-Service": "dup", "X-Environment": "prod"}


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=DEFAULTS | {"X-Correlation-Id": cid})


def ask_other(text, **more):
    headers = {**DEFAULTS, **{f"X-{k.title()}": v for k, v in more.items()}}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a", "1")
    ask_other("a", correlation="2")
