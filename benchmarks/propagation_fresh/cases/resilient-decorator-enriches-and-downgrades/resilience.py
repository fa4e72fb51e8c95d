import functools
import itertools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import openai

P = ParamSpec("P")
R = TypeVar("R")
OWNER = {"x-team-id": "legal", "x-cost-center": "cc-2306", "x-environment": "prod"}
_ids = itertools.count(1)


def resilient(*, service: str, models: tuple[str, ...]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(call: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(call)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            correlation = f"{service}-{next(_ids)}"
            error: Exception | None = None
            for model in models:
                kwargs["headers"] = {**OWNER, "x-service": service, "x-correlation-id": correlation}
                kwargs["model"] = model
                try:
                    return call(*args, **kwargs)
                except openai.RateLimitError as exc:
                    error = exc
            raise error or RuntimeError("no models")

        return run

    return decorate
