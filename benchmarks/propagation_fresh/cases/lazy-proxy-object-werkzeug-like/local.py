from contextvars import ContextVar


class LocalProxy:
    __slots__ = ("_LocalProxy__get",)

    def __init__(self, get):
        object.__setattr__(self, "_LocalProxy__get", get)

    def _target(self):
        return object.__getattribute__(self, "_LocalProxy__get")()

    def __getattr__(self, name):
        return getattr(self._target(), name)

    def __getitem__(self, key):
        return self._target()[key]

    def __bool__(self):
        return bool(self._target())


_request: ContextVar[dict] = ContextVar("request")
request = LocalProxy(_request.get)


class Lazy:
    def __init__(self, factory):
        self._factory = factory
        self._made = None

    def __getattr__(self, name):
        if self._made is None:
            self._made = self._factory()
        return getattr(self._made, name)
