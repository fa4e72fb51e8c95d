"""Attributes that other functions set: on an object of the module, or under a name that a caller gives; and keys that are
put where they are lacking."""

import os

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}
TRACED = os.getenv("TRACED", "0") == "1"
STRICT = True


class Globals:
    pass


g = Globals()
hooks = []


def before(function):
    hooks.append(function)
    return function


@before
def tag():
    g.headers = TAGS


def handle(function):
    for hook in hooks:
        hook()
    function()


def scrape():
    client.responses.create(model="m", input="a", extra_headers=g.headers)  # expect: pass


def paint():
    client.responses.create(model="m", input="a", extra_headers={"x-request-id": "1", **g.owner})  # expect: unverifiable team_id correlation_id


class Setting:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return instance.__dict__.get(self.name, "")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Config:
    team = Setting()
    run = ""

    def headers(self):
        return {"x-team-id": self.team, "x-correlation-id": self.run}


def ask(**settings):
    config = Config()
    for name, value in settings.items():
        setattr(config, name, value)
    client.responses.create(model="m", input="a", extra_headers=config.headers())  # expect: fail correlation_id


def put_where_it_lacks():
    headers = dict(OWNER)
    if TRACED:
        headers["x-correlation-id"] = "1"
    if STRICT and "x-correlation-id" not in headers:
        headers["x-correlation-id"] = "2"
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def main():
    handle(scrape)
    ask(team="search", run="1")
    ask(team="search")  # expect: blame correlation_id
