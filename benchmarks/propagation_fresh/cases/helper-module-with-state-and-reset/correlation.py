import itertools

_numbers = itertools.count(1)
_current = None


def begin(prefix):
    global _current
    _current = f"{prefix}-{next(_numbers)}"
    return _current


def end():
    global _current
    _current = None


def headers():
    return {"x-correlation-id": _current} if _current else {}
