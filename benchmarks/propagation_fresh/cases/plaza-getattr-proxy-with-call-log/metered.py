class Metered:
    """Wraps any client; attribute paths are followed, calls get the headers."""

    def __init__(self, target, headers):
        self._target = target
        self._headers = headers

    def __getattr__(self, name):
        return Metered(getattr(self._target, name), self._headers)

    def __call__(self, *args, **kwargs):
        kwargs["extra_headers"] = {**self._headers, **kwargs.get("extra_headers", {})}
        return self._target(*args, **kwargs)
