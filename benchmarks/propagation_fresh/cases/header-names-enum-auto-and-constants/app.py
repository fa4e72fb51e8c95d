from enum import Enum, StrEnum, auto

import anthropic


class Field(StrEnum):
    TEAM_ID = auto()
    COST_CENTER = auto()
    SERVICE = auto()
    ENVIRONMENT = auto()
    CORRELATION_ID = auto()

    @property
    def header(self):
        return f"x-{self.value}".replace("_", "-")


class Short(Enum):
    TEAM = "x-team-id"
    CENTER = "x-cost-center"


api = anthropic.Anthropic()
VALUES = {Field.TEAM_ID: "he", Field.COST_CENTER: "cc-3041", Field.SERVICE: "he", Field.ENVIRONMENT: "prod", Field.CORRELATION_ID: "1"}


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers={f.header: v for f, v in VALUES.items()})


def ask_short(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers={s.value: s.name for s in Short})


def main():
    ask("a")
    ask_short("b")
