class Identity:
    """Who asks. `extend` gives a copy."""

    def __init__(self, **fields):
        self._fields = fields

    def extend(self, **fields):
        return Identity(**{**self._fields, **fields})

    def without(self, *names):
        return Identity(**{k: v for k, v in self._fields.items() if k not in names})

    def headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in self._fields.items()}
