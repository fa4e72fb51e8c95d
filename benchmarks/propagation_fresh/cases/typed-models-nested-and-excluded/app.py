from anthropic import Anthropic
from pydantic import BaseModel, ConfigDict


def dashed(name: str) -> str:
    return "x-" + name.replace("_", "-")


class Owner(BaseModel):
    model_config = ConfigDict(alias_generator=dashed, populate_by_name=True, frozen=True)
    team_id: str
    cost_center: str = "cc-1037"


class Call(Owner):
    service: str = "menu"
    environment: str = "prod"
    correlation_id: str | None = None


api = Anthropic()


def ask(call: Call, text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                               extra_headers=call.model_dump(by_alias=True, exclude_none=True))


def dish(text):
    return ask(Call(team_id="menu", correlation_id="m-1"), text)


def dessert(text):
    return ask(Call(team_id="menu").model_copy(update={"service": ""}), text)


def main():
    dish("soup")
    dessert("pie")
