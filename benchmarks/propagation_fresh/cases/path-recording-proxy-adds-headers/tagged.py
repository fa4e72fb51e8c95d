class Tagged:
    """Wraps an SDK client: Tagged(client, headers).chat.completions.create(...) sends the headers."""

    def __init__(self, target, headers):
        self._target = target
        self._headers = headers

    def __getattr__(self, name):
        return Tagged(getattr(self._target, name), self._headers)

    def __call__(self, *args, **kwargs):
        kwargs["extra_headers"] = {**self._headers, **(kwargs.get("extra_headers") or {})}
        return self._target(*args, **kwargs)
