import uuid
from typing import Annotated

from anthropic import Anthropic
from pydantic import Field
from pydantic_settings import BaseSettings


class Ownership(BaseSettings):
    team: Annotated[str, Field(validation_alias="TEAM_ID")]
    center: Annotated[str, Field(validation_alias="COST_CENTER")]
    service: Annotated[str, Field(validation_alias="SERVICE_NAME")]
    stage: Annotated[str, Field(validation_alias="DEPLOY_ENV")]
    release: Annotated[str, Field(validation_alias="RELEASE_STAGE", default="")]


own = Ownership()
client = Anthropic(default_headers={"x-team-id": own.team, "x-cost-center": own.center, "x-service": own.service})


def summarize(text: str):
    return client.messages.create(
        model="claude-sonnet-4-5", max_tokens=64, messages=[{"role": "user", "content": text}],
        extra_headers={"x-environment": own.stage, "x-correlation-id": uuid.uuid4().hex})


def release_notes(text: str):
    return client.messages.create(
        model="claude-sonnet-4-5", max_tokens=64, messages=[{"role": "user", "content": text}],
        extra_headers={"x-environment": own.release, "x-correlation-id": uuid.uuid4().hex})


def main():
    summarize("a long thread")
    release_notes("a long changelog")
