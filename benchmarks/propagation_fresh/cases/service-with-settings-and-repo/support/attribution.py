class Attribution:
    def __init__(self, settings):
        self._settings = settings

    def __call__(self, correlation=None):
        headers = {f"x-{name}": value for name, value in self._settings.items()}
        if correlation:
            headers["x-correlation-id"] = correlation
        return headers
