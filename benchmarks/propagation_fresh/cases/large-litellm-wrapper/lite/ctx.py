import contextlib
from contextvars import ContextVar

_tags: ContextVar[dict] = ContextVar("tags", default={})


@contextlib.contextmanager
def tagged(**tags):
    token = _tags.set({**_tags.get(), **tags})
    try:
        yield
    finally:
        _tags.reset(token)


def headers():
    return {f"x-{name.replace('_', '-')}": value for name, value in _tags.get().items()}
