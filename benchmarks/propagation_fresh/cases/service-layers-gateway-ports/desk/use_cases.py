from dataclasses import dataclass

from .ports import Llm


@dataclass
class Triage:
    llm: Llm
    team: str

    def run(self, ticket: str) -> str:
        return self.llm.complete(ticket, headers={
            "x-team-id": self.team, "x-cost-center": "cc-48", "x-service": "triage", "x-environment": "prod",
            "x-correlation-id": f"t-{ticket}"})


@dataclass
class Close:
    llm: Llm

    def run(self, ticket: str) -> str:
        return self.llm.complete(ticket, headers={"x-team-id": "desk", "x-cost-center": "cc-48", "x-service": "close",
                                                  "x-environment": "prod", "x-correlation-id": f"c-{ticket}"})
