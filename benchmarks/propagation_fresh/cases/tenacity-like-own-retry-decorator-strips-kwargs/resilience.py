import functools
import time


def retrying(times, *, only=()):
    """Calls again on failure; passes on only the keywords named in `only`, if any are."""
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            passed = {k: v for k, v in kwargs.items() if k in only} if only else kwargs
            for attempt in range(times):
                try:
                    return function(*args, **passed)
                except TimeoutError:
                    time.sleep(0)
            return None
        return inner
    return wrap
