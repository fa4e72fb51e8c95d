"""Providers register on definition."""

PROVIDERS = {}


class Provider:
    name = None

    def __init_subclass__(cls, *, name, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = name
        PROVIDERS[name] = cls

    def __init__(self, owner):
        self.owner = owner

    def ask(self, text, correlation_id):
        raise NotImplementedError
