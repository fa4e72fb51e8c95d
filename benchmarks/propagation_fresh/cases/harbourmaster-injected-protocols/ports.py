from typing import Mapping, Protocol


class HeaderSource(Protocol):
    def headers(self) -> Mapping[str, str]: ...


class Clock(Protocol):
    def now(self) -> int: ...
