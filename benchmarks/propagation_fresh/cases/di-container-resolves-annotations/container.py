"""A small container: providers are registered by type and constructors are resolved from annotations."""
from __future__ import annotations

import inspect
from typing import Any, Callable, TypeVar, get_type_hints

T = TypeVar("T")


class Container:
    def __init__(self) -> None:
        self._providers: dict[type, Callable[[Container], Any]] = {}
        self._singletons: dict[type, Any] = {}

    def register(self, key: type[T], provider: Callable[[Container], T], *, singleton: bool = True) -> None:
        self._providers[key] = provider if not singleton else self._once(key, provider)

    def _once(self, key, provider):
        def make(container):
            if key not in self._singletons:
                self._singletons[key] = provider(container)
            return self._singletons[key]
        return make

    def get(self, key: type[T]) -> T:
        if key in self._providers:
            return self._providers[key](self)
        hints = get_type_hints(key.__init__)
        hints.pop("return", None)
        names = [n for n in inspect.signature(key).parameters]
        return key(**{n: self.get(hints[n]) for n in names})
