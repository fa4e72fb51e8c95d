"""A small injector: providers by type, singletons, constructor annotations."""
import inspect


class Container:
    def __init__(self):
        self._providers = {}
        self._singletons = {}

    def bind(self, cls, provider=None):
        self._providers[cls] = provider or cls

    def get(self, cls):
        if cls not in self._singletons:
            self._singletons[cls] = self._build(self._providers.get(cls, cls))
        return self._singletons[cls]

    def _build(self, provider):
        if not inspect.isclass(provider):
            return provider()
        hints = {name: p.annotation for name, p in inspect.signature(provider).parameters.items()}
        return provider(**{name: self.get(hint) for name, hint in hints.items()})
