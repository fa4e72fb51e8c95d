from typing import NotRequired, TypedDict, Unpack

from openai import OpenAI
from pydantic import BaseModel, model_validator


class Tags(TypedDict):
    team_id: str
    cost_center: str
    service: NotRequired[str]
    environment: NotRequired[str]
    correlation_id: str


class Checked(BaseModel):
    team_id: str
    cost_center: str
    service: str = ""
    environment: str = "prod"
    correlation_id: str

    @model_validator(mode="after")
    def fill(self):
        if not self.service:
            self.service = self.team_id + "-svc"
        return self


def ask(text, **tags: Unpack[Tags]):
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=tags)


def ask_checked(text, **tags: Unpack[Tags]):
    return OpenAI().responses.create(model="gpt-4o", input=text, metadata=Checked(**tags).model_dump())


def main():
    ask("a", team_id="tm", cost_center="cc-2034", correlation_id="1")
    ask_checked("a", team_id="tm", cost_center="cc-2034", correlation_id="1")
