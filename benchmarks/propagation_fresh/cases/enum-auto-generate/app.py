from enum import Enum, StrEnum, auto

from openai import OpenAI


class Header(Enum):
    def _generate_next_value_(name, start, count, last):
        return "x-" + name.lower().replace("_", "-")

    TEAM_ID = auto()
    COST_CENTER = auto()
    SERVICE = auto()
    ENVIRONMENT = auto()
    CORRELATION_ID = auto()


class Field(StrEnum):
    TEAM_ID = auto()
    COST_CENTER = auto()


client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={h.value: "v" for h in Header})


def ask_fields(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-" + f.replace("_", "-"): "v" for f in Field})


def main():
    ask("a")
    ask_fields("b")
