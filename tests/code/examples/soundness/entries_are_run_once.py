"""What a program's entry does between two requests, in functions that send nothing themselves."""

import os
from collections import deque
from enum import Enum

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
LAYERS = [TAGS]
CLIENTS = deque([OpenAI(default_headers=TAGS), OpenAI()])
os.environ["TAG"] = "1"


class Mode(Enum):
    FULL = 1
    SLIM = 2


class State:
    mode = Mode.FULL
    calls = 0


class Holder:
    def __init__(self):
        self._llm = OpenAI(default_headers=TAGS)

    @property
    def llm(self):
        return self._llm

    @llm.setter
    def llm(self, value):
        self._llm = value


holder = Holder()


def make():
    state = {"tags": TAGS}

    def get():
        return state["tags"]

    def put(value):
        state["tags"] = value

    return get, put


get, put = make()


def build():
    return build.tags


build.tags = TAGS


def change():
    State.mode = Mode.SLIM
    State.calls += 1
    LAYERS.insert(0, {})
    CLIENTS.rotate(1)
    os.environ["TAG"] = ""
    holder.llm = OpenAI()
    put({})
    build.tags = {}


def ask(text):
    client.responses.create(model="m", input=text, extra_headers=TAGS if State.mode is Mode.FULL else {})  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=LAYERS[0])  # expect: pass
    CLIENTS[0].responses.create(model="m", input=text)  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=get())  # expect: pass
    holder.llm.responses.create(model="m", input=text)  # expect: pass


def ask_after(text):
    full = State.mode is Mode.FULL
    client.responses.create(model="m", input=text, extra_headers=TAGS if full else {})  # expect: fail team_id correlation_id
    client.responses.create(model="m", input=text, extra_headers=LAYERS[0])  # expect: fail team_id correlation_id
    CLIENTS[0].responses.create(model="m", input=text)  # expect: fail team_id correlation_id
    few = TAGS if State.calls < 1 else {}
    client.responses.create(model="m", input=text, extra_headers=few)  # expect: fail team_id correlation_id
    tagging = TAGS if os.environ["TAG"] else {}
    client.responses.create(model="m", input=text, extra_headers=tagging)  # expect: fail team_id correlation_id
    client.responses.create(model="m", input=text, extra_headers=get())  # expect: fail team_id correlation_id
    client.responses.create(model="m", input=text, extra_headers=build())  # expect: fail team_id correlation_id
    holder.llm.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def main():
    ask("a")
    change()
    ask_after("b")  # expect: blame team_id correlation_id
