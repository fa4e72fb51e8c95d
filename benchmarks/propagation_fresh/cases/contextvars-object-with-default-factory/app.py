import contextlib
import contextvars
from dataclasses import dataclass, field, replace

import anthropic


@dataclass(frozen=True)
class Call:
    tags: dict = field(default_factory=lambda: {"x-team-id": "co", "x-cost-center": "cc-4032"})

    def plus(self, **more):
        return replace(self, tags={**self.tags, **{"x-" + k.replace("_", "-"): v for k, v in more.items()}})


call = contextvars.ContextVar("call", default=Call())
api = anthropic.Anthropic()


@contextlib.contextmanager
def span(**more):
    token = call.set(call.get().plus(**more))
    yield call.get()
    call.reset(token)


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=call.get().tags)


def main():
    with span(service="co", environment="prod"), span(correlation_id="1"):
        ask("a")
    with span(service="co"):
        ask("b")
