from dataclasses import dataclass


@dataclass(frozen=True)
class ServiceConfig:
    team_id: str
    service: str
    cost_center: str = "TODO"
    environment: str = "prod"


RECEIPTS = ServiceConfig("expenses", "receipts", "cc-2423")
TRAVEL = ServiceConfig("expenses", "travel")
