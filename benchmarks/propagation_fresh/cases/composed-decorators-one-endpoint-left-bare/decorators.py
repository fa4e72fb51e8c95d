import functools

from headers import standard


def with_owner(team):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            kwargs.setdefault("headers", standard(team))
            return function(*args, **kwargs)
        return inner
    return wrap


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        finally:
            print("done", function.__name__)
    return inner
