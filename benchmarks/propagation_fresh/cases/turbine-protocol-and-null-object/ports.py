from typing import Protocol


class Tagger(Protocol):
    def tags(self) -> dict[str, str]: ...


class OwnerTagger:
    def __init__(self, team: str, run: str):
        self.team, self.run = team, run

    def tags(self):
        return {"x-team-id": self.team, "x-cost-center": "cc-943", "x-service": "turbine", "x-environment": "prod",
                "x-correlation-id": self.run}


class NullTagger:
    """For tests, where nobody pays."""

    def tags(self):
        return {}
