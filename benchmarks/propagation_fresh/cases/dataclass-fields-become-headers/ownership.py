from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Ownership:
    team_id: str
    cost_center: str
    service: str
    environment: str = "prod"

    def to_headers(self, **extra: str) -> dict[str, str]:
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)} | extra
        return {f"x-{name.replace('_', '-')}": value for name, value in values.items()}
