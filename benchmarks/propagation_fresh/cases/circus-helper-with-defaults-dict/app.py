from anthropic import Anthropic

anth = Anthropic()


def tags(act, /, *, env="prod", **overrides):
    base = {"team-id": "circus", "cost-center": "cc-44", "service": act, "environment": env}
    base.update(overrides)
    return {f"x-{name}": str(value) for name, value in base.items() if value is not None}


def trapeze(text, n):
    return anth.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                extra_headers=tags("trapeze", **{"correlation-id": n}))


def clown(text):
    return anth.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                extra_headers=tags("clown", env=None, **{"correlation-id": 0}))


def tent(text):
    return anth.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                                extra_headers=tags("tent", correlation_id="c-3"))


def main():
    trapeze("a", 7)
    clown("b")
    tent("c")
