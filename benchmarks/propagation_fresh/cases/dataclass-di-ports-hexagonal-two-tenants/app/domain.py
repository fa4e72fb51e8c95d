from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Tenant:
    slug: str
    cost_center: str | None


class TextModel(Protocol):
    def generate(self, prompt: str, *, tenant: Tenant, trace: str) -> str: ...


@dataclass
class Summarise:
    model: TextModel

    def __call__(self, tenant: Tenant, doc: str, trace: str) -> str:
        return self.model.generate(f"Summarise {doc}", tenant=tenant, trace=trace)
