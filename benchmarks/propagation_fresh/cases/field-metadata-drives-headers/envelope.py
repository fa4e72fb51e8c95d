import dataclasses
from dataclasses import dataclass, field, fields
from typing import Any


def header(name: str, **kw: Any) -> Any:
    return field(metadata={"header": name}, **kw)


@dataclass
class Envelope:
    team: str = header("x-team-id")
    cost_center: str = header("x-cost-center")
    service: str = header("x-service", default="letters")
    environment: str = header("x-environment", default="prod")
    note: str = field(default="")

    def to_headers(self) -> dict[str, str]:
        return {f.metadata["header"]: getattr(self, f.name) for f in fields(self) if "header" in f.metadata}


@dataclass
class TracedEnvelope(Envelope):
    correlation: str = header("x-correlation-id", default="")

    def named(self, rid: str) -> "TracedEnvelope":
        return dataclasses.replace(self, correlation=rid)
