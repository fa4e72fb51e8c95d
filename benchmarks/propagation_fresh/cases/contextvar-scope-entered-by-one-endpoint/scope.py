from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[dict[str, str]] = ContextVar("llm_headers", default={})


@contextmanager
def llm_scope(**fields: str) -> Iterator[None]:
    token = _current.set({**_current.get(), **{f"x-{k.replace('_', '-')}": v for k, v in fields.items()}})
    try:
        yield
    finally:
        _current.reset(token)


def current_headers() -> dict[str, str]:
    return dict(_current.get())
