"""A parameter guards the header; one function's callers always pass it, the other's do not."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "cg", "x-cost-center": "cc-338", "x-service": "cg", "x-environment": "prod"}


def traced(text, trace=False, cid="t-1"):
    headers = BASE.copy()
    if trace:
        headers["x-correlation-id"] = cid
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def logged(text, *, log, cid="l-1"):
    headers = BASE.copy()
    if not log:
        pass
    else:
        headers["x-correlation-id"] = cid
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    traced("a", trace=True)
    traced("b", True, "t-2")
    logged("a", log=True)
    logged("b", log=False)
