"""A pydantic config: aliases, a computed header map, and a copy with an update that blanks a field."""
from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field


class LlmConfig(BaseModel):
    model_config = ConfigDict(frozen=True)

    team: str
    cost_center: str = Field(pattern=r"^cc-\d+$")
    service: str = "quotes"
    environment: str = "prod"

    def headers(self, cid: str) -> dict[str, str]:
        return {f"x-{k.replace('_', '-')}": v for k, v in
                {"team_id": self.team, **self.model_dump(exclude={"team"}), "correlation_id": cid}.items()}


config = LlmConfig(team="quotes", cost_center="cc-19")
client = OpenAI()


def quote(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=config.headers("q-1"))


def quote_partner(text):
    partner = config.model_copy(update={"team": ""})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=partner.headers("q-2"))


def quote_subset(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={
        "team_id": config.team, "correlation_id": "q-3", **config.model_dump(include={"cost_center", "service"})})


def main():
    quote("a")
    quote_partner("b")
    quote_subset("c")
