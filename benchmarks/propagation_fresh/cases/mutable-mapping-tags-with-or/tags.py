from collections.abc import Iterator, MutableMapping


class Tags(MutableMapping[str, str]):
    """Header names without their prefix: Tags(team_id="x")."""

    def __init__(self, **values: str) -> None:
        self._values: dict[str, str] = {}
        self.update(values)

    @staticmethod
    def _header(name: str) -> str:
        return "x-" + name.lower().replace("_", "-")

    def __getitem__(self, name: str) -> str:
        return self._values[self._header(name)]

    def __setitem__(self, name: str, value: str) -> None:
        self._values[self._header(name)] = value

    def __delitem__(self, name: str) -> None:
        del self._values[self._header(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def http(self) -> dict[str, str]:
        return dict(self._values)
