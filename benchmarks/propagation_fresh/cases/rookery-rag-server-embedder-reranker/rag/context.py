import contextlib
import contextvars

_tags = contextvars.ContextVar("tags", default=None)


@contextlib.contextmanager
def tagged(**tags):
    merged = {**(_tags.get() or {}), **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}}
    token = _tags.set(merged)
    try:
        yield merged
    finally:
        _tags.reset(token)


def current():
    return dict(_tags.get() or {})
