"""Owner data, one table for all jobs of the studio."""
from enum import Enum


class Header(str, Enum):
    TEAM = "x-team-id"
    COST = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    CORRELATION = "x-correlation-id"


class Stage(Enum):
    STAGING = "staging"
    PRODUCTION = "production"


STUDIO = {Header.TEAM.value: "studio", Header.COST.value: "cc-88", Header.SERVICE.value: "image-jobs"}


def headers_for(stage: Stage, job_id: str) -> dict[str, str]:
    headers = dict(STUDIO)
    headers[Header.ENV.value] = stage.value
    headers[Header.CORRELATION.value] = job_id
    return headers
