"""Enumerations whose members are records: their fields are a member's own, and its value is the record."""

from dataclasses import dataclass
from enum import Enum

from openai import OpenAI

client = OpenAI()


@dataclass(frozen=True)
class Route:
    team: str
    visit: str = "standing"


class Stage(Route, Enum):
    INTAKE = "search"
    REVIEW = "search", "review"
    ARCHIVE = "", "archive"

    @property
    def headers(self):
        return {"x-team-id": self.team, "x-correlation-id": self.visit}


def stage(stage: Stage):
    return client.responses.create(model="m", input="a", extra_headers=stage.headers)  # expect: fail team_id


def intake():
    return client.responses.create(model="m", input="a", extra_headers=Stage.INTAKE.headers)  # expect: pass


def front():
    route = Stage.REVIEW.value
    headers = {"x-team-id": route.team, "x-correlation-id": route.visit}
    return client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def back():
    route = Stage.ARCHIVE.value
    headers = {"x-team-id": route.team, "x-correlation-id": route.visit}
    return client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def main():
    stage(Stage["REVIEW"])
    stage(Stage.ARCHIVE)  # expect: blame team_id
    intake()
    front()
    back()
