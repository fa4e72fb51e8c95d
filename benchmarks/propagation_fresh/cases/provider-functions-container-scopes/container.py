from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Container:
    def __init__(self, parent: "Container | None" = None) -> None:
        self.parent = parent
        self._providers: dict[type, Callable[["Container"], Any]] = {}
        self._instances: dict[type, Any] = {}

    def provide(self, kind: type[T], factory: Callable[["Container"], T]) -> None:
        self._providers[kind] = factory

    def __getitem__(self, kind: type[T]) -> T:
        if kind not in self._instances:
            if kind in self._providers:
                self._instances[kind] = self._providers[kind](self)
            elif self.parent is not None:
                return self.parent[kind]
            else:
                raise LookupError(kind)
        return cast(T, self._instances[kind])

    def scope(self) -> "Container":
        return Container(self)
