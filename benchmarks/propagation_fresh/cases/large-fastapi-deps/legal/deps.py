"""What the routes depend on."""
import uuid
from typing import Annotated

from fastapi import Depends, Header, Request

from .config import Settings, settings


class Caller:
    def __init__(self, team, correlation_id, config):
        self.team = team
        self.correlation_id = correlation_id
        self.config = config

    def headers(self):
        return {
            "x-team-id": self.team,
            "x-cost-center": self.config.cost_center,
            "x-service": self.config.service,
            "x-environment": self.config.environment,
            "x-correlation-id": self.correlation_id,
        }


def get_caller(
    config: Annotated[Settings, Depends(settings)],
):
    return Caller(config.team, f"legal-{uuid.uuid4()}", config)


def get_openai(request: Request):
    return request.app.state.openai


def get_reviewer(caller: Annotated[Caller, Depends(get_caller)], client=Depends(get_openai)):
    from .review import Reviewer

    return Reviewer(client, caller)
