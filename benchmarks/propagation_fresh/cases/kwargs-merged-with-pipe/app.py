from anthropic import Anthropic

client = Anthropic()
DEFAULTS = dict(model="claude-sonnet-4-0", max_tokens=5, extra_headers={"x-team-id": "km", "x-cost-center": "cc-450", "x-service": "km",
                                                                       "x-environment": "prod", "x-correlation-id": "1"})


def ask(text, **kwargs):
    return client.messages.create(messages=[{"role": "user", "content": text}], **(DEFAULTS | kwargs))


def ask_merged(text, **kwargs):
    headers = DEFAULTS["extra_headers"] | kwargs.pop("extra_headers", {})
    return client.messages.create(messages=[{"role": "user", "content": text}], **{**DEFAULTS, **kwargs, "extra_headers": headers})


def main():
    ask("a", stop_sequences=["x"])
    ask("b", extra_headers={"x-correlation-id": "2"})
    ask_merged("c", extra_headers={"x-correlation-id": "3"})
