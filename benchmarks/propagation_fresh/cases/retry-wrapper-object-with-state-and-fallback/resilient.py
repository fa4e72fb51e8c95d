import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Resilient:
    attempts: int = 2
    on_failure: list[Callable] = field(default_factory=list)
    sleep: Callable[[float], None] = time.sleep

    def __call__(self, fn: Callable[P, R]) -> Callable[P, R]:
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Exception | None = None
            for attempt in range(self.attempts):
                try:
                    return fn(*args, **kwargs)
                except Exception as exc:
                    last = exc
                    self.sleep(0)
            for fallback in self.on_failure:
                return fallback(*args, **kwargs)
            raise last
        return run
