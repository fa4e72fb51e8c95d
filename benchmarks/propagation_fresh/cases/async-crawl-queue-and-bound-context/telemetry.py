import contextlib
import contextvars
from collections.abc import Iterator, Mapping

_bound: contextvars.ContextVar[Mapping[str, str]] = contextvars.ContextVar("bound", default={})


@contextlib.contextmanager
def bound(**fields: str) -> Iterator[None]:
    token = _bound.set({**_bound.get(), **fields})
    try:
        yield
    finally:
        _bound.reset(token)


def outgoing() -> dict[str, str]:
    return {"x-" + name.replace("_", "-"): value for name, value in _bound.get().items()}
