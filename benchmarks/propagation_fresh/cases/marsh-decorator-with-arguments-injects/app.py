import functools
import uuid

import anthropic

api = anthropic.Anthropic()


def billed(team, cost_center, *, service="marsh", environment="prod", trace=True):
    def decorate(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            headers = {"x-team-id": team, "x-cost-center": cost_center, "x-service": service, "x-environment": environment}
            if trace:
                headers["x-correlation-id"] = str(uuid.uuid4())
            kwargs.setdefault("headers", headers)
            return fn(*args, **kwargs)
        return inner
    return decorate


@billed("marsh", "cc-318")
def heron(text, headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


@billed("marsh", "cc-318", trace=False)
def crane(text, headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def main():
    heron("a")
    crane("b")
    heron("c", headers={"x-team-id": "marsh", "x-cost-center": "c", "x-service": "s", "x-environment": "e", "x-correlation-id": "i"})
