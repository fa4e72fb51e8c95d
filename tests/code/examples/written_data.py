"""Data that stands as text in the code, tables that make what is missing, and what a partial holds."""

import ast
import configparser
import json
import os
import tomllib
from collections import defaultdict
from functools import partial
from urllib.parse import parse_qsl

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
INI = """
[tags]
X-Team-Id = search
x-correlation-id = c-1
"""
client = OpenAI()
parser = configparser.ConfigParser()
parser.read_string(INI)
files = configparser.ConfigParser()
files.read("tags.ini")


def of_literals(text):
    tags = ast.literal_eval("{'x-team-id': 'search'}")
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail correlation_id
    tags = dict(parse_qsl("x-team-id=search&x-correlation-id=c-1"))
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: pass
    tags = tomllib.loads('[tags]\nx-team-id = "search"')["tags"]
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail correlation_id


def of_sections(text):
    client.responses.create(model="m", input=text, extra_headers=dict(parser["tags"]))  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=dict(parser.items("tags")))  # expect: pass
    tags = {**TAGS, "x-team-id": parser.get("tags", "team", fallback="")}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail team_id
    tags = {**TAGS, "x-team-id": parser.get("tags", "x-team-id")}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: pass


def of_files(text):
    client.responses.create(model="m", input=text, extra_headers=files["tags"])  # expect: unverifiable team_id correlation_id
    tags = {**TAGS, "x-team-id": files.get("tags", "team", fallback="search")}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: unverifiable team_id


class Clients(dict):
    def __missing__(self, tenant):
        self[tenant] = OpenAI(default_headers={"x-team-id": tenant})
        return self[tenant]


made = Clients()
kept = defaultdict(lambda: OpenAI(default_headers=TAGS))


def by_tenant(tenant, text):
    made[tenant].responses.create(model="m", input=text, extra_headers={"x-correlation-id": "1"})  # expect: pass
    kept[tenant].responses.create(model="m", input=text)  # expect: pass
    made["red"].responses.create(model="m", input=text)  # expect: fail correlation_id


tagged = partial(client.responses.create, model="m", extra_headers={"x-team-id": "search"})


def of_partials(text):
    more = {**tagged.keywords["extra_headers"], "x-correlation-id": "1"}
    tagged(input=text, extra_headers=more)  # expect: pass
    tagged(input=text)  # expect: fail correlation_id


def main():
    by_tenant("blue", "a")


class Strict(dict):
    def __missing__(self, name):
        raise KeyError(name)


def by_strict_names(text):
    names = Strict({**json.loads(os.environ["NAMES"]), "red": "search"})
    team = {"x-team-id": names[os.environ["NAME"]], "x-correlation-id": "1"}
    client.responses.create(model="m", input=text, extra_headers=team)  # expect: unverifiable team_id
