from collections.abc import Mapping
from enum import StrEnum


class Label(StrEnum):
    TEAM = "team_id"
    COST = "cost_center"
    SERVICE = "service"
    ENV = "environment"
    RUN = "correlation_id"


def labels(run: str | None = None, **extra: str) -> Mapping[str, str]:
    out = {Label.TEAM: "vx", Label.COST: "cc-8", Label.SERVICE: "vx-svc", Label.ENV: "prod"}
    if run is not None:
        out[Label.RUN] = run
    return {str(k): v for k, v in out.items()} | extra
