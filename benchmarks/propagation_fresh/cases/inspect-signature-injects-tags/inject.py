import functools
import inspect
from contextvars import ContextVar

current = ContextVar("current")


def injects(function):
    """Fills the parameter `tags` from the running request, if there is one."""
    wanted = "tags" in inspect.signature(function).parameters

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        if wanted and "tags" not in kwargs:
            kwargs["tags"] = current.get()
        return function(*args, **kwargs)

    return wrapper
