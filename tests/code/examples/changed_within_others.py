"""Mappings within what a module holds (a mapping, a list, a namespace, a model) that functions without a request change."""

import operator
from types import SimpleNamespace

from google import genai
from google.genai import types
from openai import OpenAI

client = OpenAI()
gemini = genai.Client()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
NESTED = {"headers": dict(TAGS), "kept": dict(TAGS)}
DEEP = {"llm": {"headers": dict(TAGS)}}
LISTED = [dict(TAGS), dict(TAGS)]
SPACE = SimpleNamespace(headers=dict(TAGS), kept=dict(TAGS))
EACH = {"a": dict(TAGS)}
BY_FUNCTION = {"headers": dict(TAGS)}
NAMED = dict(TAGS)
CONFIG = types.HttpOptions(headers=dict(TAGS))


class Shared:
    headers = dict(TAGS)


ALIAS = Shared


def strip():
    NESTED["headers"].pop("x-team-id")
    DEEP["llm"]["headers"]["x-team-id"] = ""
    LISTED[0] = {}
    SPACE.headers = {}
    for tags in EACH.values():
        tags.pop("x-team-id")
    operator.delitem(BY_FUNCTION["headers"], "x-team-id")
    globals().update(NAMED={})
    CONFIG.headers.pop("x-team-id")
    ALIAS.headers = {}


def ask(prompt):
    client.responses.create(model="m", input=prompt, extra_headers=NESTED["headers"])  # expect: fail team_id
    client.responses.create(model="m", input=prompt, extra_headers=NESTED["kept"])  # expect: pass
    client.responses.create(model="m", input=prompt, extra_headers=DEEP["llm"]["headers"])  # expect: fail team_id
    client.responses.create(model="m", input=prompt, extra_headers=LISTED[0])  # expect: fail team_id correlation_id
    client.responses.create(model="m", input=prompt, extra_headers=LISTED[1])  # expect: pass
    client.responses.create(model="m", input=prompt, extra_headers=SPACE.headers)  # expect: fail team_id correlation_id
    client.responses.create(model="m", input=prompt, extra_headers=SPACE.kept)  # expect: pass
    client.responses.create(model="m", input=prompt, extra_headers=EACH["a"])  # expect: fail team_id
    client.responses.create(model="m", input=prompt, extra_headers=BY_FUNCTION["headers"])  # expect: fail team_id
    client.responses.create(model="m", input=prompt, extra_headers=NAMED)  # expect: fail team_id correlation_id
    gemini.models.generate_content(model="m", contents=prompt, config={"http_options": CONFIG})  # expect: fail team_id
    client.responses.create(model="m", input=prompt, extra_headers=ALIAS.headers)  # expect: fail team_id correlation_id


def job(prompt):
    strip()
    ask(prompt)
