"""Objects that are called (`__call__`) out of a table: by whom their maker's result, or what keeps it, is used."""

from openai import OpenAI


class Draft:
    def __init__(self, id):
        self.id = id


class Note(Draft):
    pass


class DraftHandler:
    def __init__(self, sdk, tags):
        self.sdk, self.tags = sdk, tags

    def __call__(self, command):
        headers = {**self.tags, "x-correlation-id": command.id}
        return self.sdk.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


class NoteHandler:
    def __init__(self, sdk, tags):
        self.sdk, self.tags = sdk, tags

    def __call__(self, command):
        return self.sdk.responses.create(model="m", input="a", extra_headers=self.tags)  # expect: fail correlation_id


class Bus:
    def __init__(self, handlers):
        self.handlers = handlers

    def handle(self, command):
        return self.handlers[type(command)](command)


def bootstrap(team):
    tags = {"x-team-id": team}
    return Bus({
        Draft: DraftHandler(OpenAI(), tags),
        Note: NoteHandler(OpenAI(), tags),
    })


class Asker:
    def __init__(self, sdk):
        self.sdk = sdk

    def __call__(self, text, visit=""):
        headers = {"x-team-id": "search", "x-correlation-id": visit}
        return self.sdk.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


class App:
    def __init__(self):
        self.ask = Asker(OpenAI())
        self.ask("warm up", "1")

    def run(self):
        return self.ask("a")  # expect: blame correlation_id


class Warmed:
    def __init__(self, sdk):
        self.sdk = sdk

    def __call__(self, text, visit=""):
        headers = {"x-team-id": "search", "x-correlation-id": visit}
        return self.sdk.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def warmed():
    asker = Warmed(OpenAI())
    asker("warm up", "1")
    return asker


def cold():
    asker = warmed()
    asker("a")  # expect: blame correlation_id


def main():
    bus = bootstrap("search")
    bus.handle(Draft("1"))
    bus.handle(Note("1"))
