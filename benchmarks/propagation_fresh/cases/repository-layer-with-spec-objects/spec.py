from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self


@dataclass
class CallSpec:
    """Collects keyword arguments of one call, fluently."""

    kwargs: dict[str, Any] = field(default_factory=dict)

    def model(self, name: str) -> Self:
        self.kwargs["model"] = name
        return self

    def input(self, text: str) -> Self:
        self.kwargs["input"] = text
        return self

    def header(self, name: str, value: str) -> Self:
        self.kwargs.setdefault("extra_headers", {})[name] = value
        return self

    def owner(self, team: str, cost_center: str, service: str) -> Self:
        for name, value in zip(("x-team-id", "x-cost-center", "x-service"), (team, cost_center, service), strict=True):
            self.header(name, value)
        return self

    def copy(self) -> CallSpec:
        return CallSpec({**self.kwargs})
