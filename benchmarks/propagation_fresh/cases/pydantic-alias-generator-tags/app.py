from openai import OpenAI
from pydantic import BaseModel, ConfigDict


def header(name: str) -> str:
    return "x-" + name.replace("_", "-")


class Tags(BaseModel):
    model_config = ConfigDict(alias_generator=header, populate_by_name=True)
    team_id: str
    cost_center: str
    service: str = "ag"
    environment: str = "prod"
    correlation_id: str | None = None


client = OpenAI()


def ask(text, cid):
    tags = Tags(team_id="ag", cost_center="cc-46", correlation_id=cid)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.model_dump(by_alias=True))


def ask_plain_names(text, cid):
    tags = Tags(team_id="ag", cost_center="cc-46", correlation_id=cid)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.model_dump())


def ask_meta(text):
    tags = Tags(team_id="ag", cost_center="cc-46")
    return client.responses.create(model="gpt-4o", input=text, metadata=tags.model_dump(exclude_none=True))


def main():
    ask("a", "1")
    ask_plain_names("b", "2")
    ask_meta("c")
