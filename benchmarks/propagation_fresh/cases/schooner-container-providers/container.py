class Singleton:
    def __init__(self, factory, **dependencies):
        self.factory, self.dependencies = factory, dependencies
        self._made = None

    def __call__(self):
        if self._made is None:
            self._made = self.factory(**{k: v() if callable(v) else v for k, v in self.dependencies.items()})
        return self._made


class Factory(Singleton):
    def __call__(self, **extra):
        found = {k: v() if callable(v) else v for k, v in self.dependencies.items()}
        return self.factory(**{**found, **extra})
