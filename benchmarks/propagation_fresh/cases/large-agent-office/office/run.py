from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class RunContext:
    run_id: str
    team: str
    cost_center: str = "cc-31"
    depth: int = 0
    parent: RunContext | None = None

    def child(self) -> RunContext:
        return dataclasses.replace(self, depth=self.depth + 1, parent=self)

    def headers(self) -> dict[str, str]:
        return {
            "x-team-id": self.team,
            "x-cost-center": self.cost_center,
            "x-service": "agent-office",
            "x-environment": "staging",
            "x-correlation-id": self.run_id,
        }
