import anthropic

client = anthropic.Anthropic()
DEBUG = False
TAGS = {"x-team-id": "nv", "x-cost-center": "cc-951", "x-service": "nv", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    if DEBUG:
        return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=1, messages=[{"role": "user", "content": text}])
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers=TAGS,
                                  messages=[{"role": "user", "content": text}])


def count(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=1, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-team-id": "nv"})


def broken(text):
    raise RuntimeError("retired")
    client.messages.create(model="claude-2.1", max_tokens=5, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    count("a")
    try:
        broken("a")
    except RuntimeError:
        pass
