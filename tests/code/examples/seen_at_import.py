"""A module's body calls a function before the module is complete: what it then holds is what counts for that call."""

from collections import deque

from openai import NOT_GIVEN, OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search"}
current = None


def ask(text):
    return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: fail correlation_id


first = ask("early")  # expect: blame correlation_id
TAGS["x-correlation-id"] = "1"
second = ask("late")


def begin(prefix):
    global current
    current = prefix + "-1"


def end():
    global current
    current = None


def current_headers():
    return {**TAGS, "x-correlation-id": current} if current else {"x-team-id": "search"}


def inside(text):
    begin(text)
    client.responses.create(model="m", input=text, extra_headers=current_headers())  # expect: pass
    end()


def outside(text):
    client.responses.create(model="m", input=text, extra_headers=current_headers())  # expect: fail correlation_id


def given(text, headers=NOT_GIVEN):
    extra = {} if headers is NOT_GIVEN else headers
    client.responses.create(model="m", input=text, extra_headers=extra)  # expect: fail team_id correlation_id


class Maker:
    @classmethod
    def of(cls, name):
        return {each.name: each for each in cls.__subclasses__()}[name]()


class Tagged(Maker):
    name = "tagged"

    def make(self):
        return OpenAI(default_headers=TAGS)


class Bare(Maker):
    name = "bare"

    def make(self):
        return OpenAI()


def bounded(text):
    layers = deque([{"x-correlation-id": "1"}, {"x-team-id": "search"}], maxlen=2)
    merged = {name: value for layer in layers for name, value in layer.items()}
    client.responses.create(model="m", input=text, extra_headers=merged)  # expect: pass
    layers.appendleft({})
    merged = {name: value for layer in layers for name, value in layer.items()}
    client.responses.create(model="m", input=text, extra_headers=merged)  # expect: fail team_id
    layers.append({})
    layers.extendleft([{"x-team-id": "search"}, {"x-correlation-id": "1"}])
    merged = {name: value for layer in layers for name, value in layer.items()}
    client.responses.create(model="m", input=text, extra_headers=merged)  # expect: pass


def main():
    inside("a")
    outside("b")
    given("c", TAGS)
    given("c")  # expect: blame team_id correlation_id
    Maker.of("tagged").make().responses.create(model="m", input="d")  # expect: pass
    Maker.of("bare").make().responses.create(model="m", input="e")  # expect: fail team_id correlation_id
