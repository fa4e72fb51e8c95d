from collections import OrderedDict, UserDict, defaultdict
from enum import StrEnum

import anthropic


class Tag(StrEnum):
    TEAM_ID = "od"
    COST_CENTER = "cc-1077"
    SERVICE = "od"
    ENVIRONMENT = "prod"


class Headers(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__("x-" + key.lower().replace("_", "-"), str(value))


api = anthropic.Anthropic()


def ask(text):
    headers = Headers({name: member.value for name, member in Tag.__members__.items()})
    headers["CORRELATION_ID"] = 7
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=headers)


def ask_ordered(text):
    headers = OrderedDict((f"x-{t.name.lower().replace('_', '-')}", t.value) for t in Tag)
    headers.move_to_end("x-team-id")
    headers.popitem()
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    ask("a")
    ask_ordered("a")
