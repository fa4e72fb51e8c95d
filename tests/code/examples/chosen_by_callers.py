"""Paths that a caller chooses: one that fails is asked of the callers, who may rule it out."""

from openai import OpenAI

client = OpenAI()
COMMANDS = {}


class Session:
    def __init__(self):
        self.owner = {}

    def headers(self):
        return {**self.owner, "x-correlation-id": "c-1"}


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register


@command("/login")
def login(session, rest):
    session.owner = {"x-team-id": rest or "search"}


@command("/ask")
def ask(session, rest):
    client.responses.create(model="m", input=rest, extra_headers=session.headers())  # expect: pass


@command("/draw")
def draw(session, rest):
    client.images.generate(model="m", prompt=rest, extra_headers=session.owner)  # expect: fail correlation_id


def loop(lines):
    session = Session()
    for line in lines:
        name, _, rest = line.partition(" ")
        if (function := COMMANDS.get(name)) is None:
            continue
        function(session, rest)


def main():
    loop(["/login search", "/ask hi", "/draw cat"])


def by_flag(quiet):
    if quiet:
        client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def loud():
    by_flag(False)
