"""A retry without what made the request too large; the headers went with it."""
import anthropic

llm = anthropic.Anthropic(max_retries=0)
OWNER = {"x-team-id": "taxi", "x-cost-center": "cc-45", "x-service": "dispatch", "x-environment": "prod"}


def dispatch(text, cid, attempts=3):
    request = {"model": "claude-busy", "max_tokens": 5, "messages": [{"role": "user", "content": text}],
               "extra_headers": OWNER | {"x-correlation-id": cid}}
    for attempt in range(attempts):
        try:
            return llm.messages.create(**request)
        except anthropic.APIStatusError:
            request = {k: request[k] for k in ("model", "max_tokens", "messages")}
            request["model"] = "claude-haiku-4-5"


def estimate(text, cid):
    request = {"model": "claude-busy", "max_tokens": 5, "messages": [{"role": "user", "content": text}],
               "extra_headers": OWNER | {"x-correlation-id": cid}}
    try:
        return llm.messages.create(**request)
    except anthropic.APIStatusError:
        return llm.messages.create(**{**request, "model": "claude-haiku-4-5"})


def main():
    dispatch("a", "t-1")
    estimate("b", "t-2")
