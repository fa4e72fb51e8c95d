"""Retries, without a library."""
import functools


def retry(attempts, on):
    def decorate(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return fn(*args, attempt=attempt, **kwargs)
                except on:
                    if attempt == attempts - 1:
                        raise
            return None
        return run
    return decorate
