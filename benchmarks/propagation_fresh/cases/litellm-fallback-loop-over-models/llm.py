from dataclasses import dataclass, field
from typing import Any

import litellm
from litellm import acompletion, completion

litellm.num_retries = 0


@dataclass
class Plan:
    models: tuple[str, ...]
    params: dict[str, Any] = field(default_factory=dict)

    def attempts(self):
        for model in self.models:
            yield self.params | {"model": model, "api_key": "k"}


def ask(plan: Plan, messages, *, headers):
    error = None
    for params in plan.attempts():
        try:
            return completion(messages=messages, extra_headers=headers, **params)
        except Exception as exc:
            error = exc
    raise error


def ask_or_shorten(plan: Plan, messages, *, headers):
    first, *rest = list(plan.attempts())
    try:
        return completion(messages=messages, extra_headers=headers, **first)
    except Exception:
        return completion(messages=messages[-1:], **rest[0])


async def aask(plan: Plan, messages):
    last = [*plan.attempts()][-1]
    return await acompletion(messages=messages, **last)
