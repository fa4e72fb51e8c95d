import os

from openai import OpenAI

TAGS = {"x-team-id": "barn", "x-cost-center": "cc-42", "x-service": "feed", "x-environment": "prod"}


def enabled(name):
    return os.environ.get(name, "").lower() in {"1", "true", "yes"}


def headers(cid):
    out = dict(TAGS)
    if enabled("TRACE_LLM"):
        out["x-correlation-id"] = cid
    return out


def ask(text, cid):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(cid))


def ask_always(text, cid):
    out = headers(cid)
    out.setdefault("x-correlation-id", cid)
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=out)


def main():
    ask("a", "1")
    ask_always("a", "1")
