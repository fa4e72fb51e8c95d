from .owners import OWNERS


class HeaderBuilder:
    def __init__(self, group: str):
        self._team, self._center = OWNERS[group]
        self._items = [("x-team-id", self._team)]
        if self._center:
            self._items.append(("x-cost-center", self._center))

    def service(self, name: str) -> "HeaderBuilder":
        self._items += [("x-service", name), ("x-environment", "prod")]
        return self

    def trace(self, cid: str) -> "HeaderBuilder":
        self._items.append(("x-correlation-id", cid))
        return self

    def build(self) -> dict[str, str]:
        return dict(self._items)
