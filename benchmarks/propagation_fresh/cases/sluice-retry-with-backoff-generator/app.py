"""Attempts come from a generator of (model, headers); the last attempt has lost its correlation id."""
import openai

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "sluice", "x-cost-center": "cc-947", "x-service": "gates", "x-environment": "prod"}


def attempts(cid):
    headers = {**OWNER, "x-correlation-id": cid}
    for model in ("gpt-4o-busy", "gpt-4o-busy-2"):
        yield model, headers
    yield "gpt-4o-mini", OWNER


def ask(text, cid):
    for model, headers in attempts(cid):
        try:
            return client.responses.create(model=model, input=text, extra_headers=headers)
        except openai.RateLimitError:
            continue
    return None


def ask_once(text, cid):
    model, headers = next(attempts(cid))
    try:
        return client.responses.create(model=model, input=text, extra_headers=headers)
    except openai.RateLimitError:
        return None


def main():
    ask("open", "s-1")
    ask_once("shut", "s-2")
