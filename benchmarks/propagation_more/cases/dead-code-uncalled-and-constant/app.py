"""Code behind a false constant and after raise; the live branch of a true constant deletes a header."""
import anthropic

DEBUG = False
PRODUCTION = not DEBUG
client = anthropic.Anthropic()
TAGS = {"x-team-id": "du", "x-cost-center": "cc-400", "x-service": "du", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    headers = dict(TAGS)
    if DEBUG:
        headers.pop("x-team-id")
        client.messages.create(model="claude-sonnet-4-0", max_tokens=1, messages=[{"role": "user", "content": text}])
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def ask_production(text):
    headers = dict(TAGS)
    if PRODUCTION:
        del headers["x-cost-center"]
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def gone(text):
    raise RuntimeError("switched off")
    return client.messages.create(model="claude-2", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_production("a")
