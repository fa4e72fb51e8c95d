import os

from openai import OpenAI
from pydantic import BaseModel, Field, field_validator


class Settings(BaseModel):
    team: str = Field(default_factory=lambda: os.environ["TEAM_ID"])
    center: str = Field(default_factory=lambda: os.environ["COST_CENTER"], min_length=1)
    service: str = "ps"
    environment: str = "PROD"

    @field_validator("environment")
    @classmethod
    def lower(cls, value):
        return value.lower()

    def headers(self, **more):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": self.service, "x-environment": self.environment, **more}


settings = Settings()
client = OpenAI()


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=settings.headers(**{"x-correlation-id": cid}))


def ask_lab(text):
    lab = settings.model_copy(update={"team": "", "environment": "lab"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=lab.headers(**{"x-correlation-id": "lab"}))


def main():
    ask("a", "1")
    ask_lab("b")
