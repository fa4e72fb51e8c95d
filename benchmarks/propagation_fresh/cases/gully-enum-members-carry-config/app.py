from dataclasses import dataclass
from enum import Enum

from openai import OpenAI


@dataclass(frozen=True)
class Route:
    service: str
    center: str
    environment: str = "prod"


class Stage(Route, Enum):
    INTAKE = "intake", "cc-893"
    REVIEW = "review", "cc-894", "stage"
    ARCHIVE = "archive", ""

    @property
    def headers(self):
        return {"x-team-id": "gully", "x-cost-center": self.center, "x-service": self.service,
                "x-environment": self.environment, "x-correlation-id": self.name.lower()}


client = OpenAI()


def handle(stage: Stage, text: str):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=stage.headers)


def main():
    handle(Stage.INTAKE, "letter")
    handle(Stage["REVIEW"], "letter")
    handle(Stage.ARCHIVE, "letter")
