"""What a look at receivers must not lose: calls whose receiver or method comes by a detour."""

import operator

from openai import OpenAI
from openai.resources.responses import Responses

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()
NAMES = ["chat", "responses"]


def words():
    yield from NAMES


def in_a_loop_over_a_generator(text):
    for _ in words():
        client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def in_a_loop_over_what_was_collected(text):
    wanted = []
    for name in NAMES:
        wanted.append(name)
    for _ in wanted:
        client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def behind_a_flag(texts):
    found = False
    for text in texts:
        found = found or bool(text)
    if found:
        client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_method_caller(text):
    create = operator.methodcaller("create", model="m", input=text)
    create(client.responses)  # expect: fail team_id correlation_id


def step_by_step(text):
    target = client
    for part in ("responses", "create"):
        target = getattr(target, part)
    target(model="m", input=text)  # expect: fail team_id correlation_id


def handed_on(text):
    return send(client.responses.create, text)


def send(method, text):
    return method(model="m", input=text, extra_headers=TAGS)  # expect: pass


_original = Responses.parse


def parse(self, **kwargs):
    return _original(self, **{**kwargs, "extra_headers": TAGS})  # expect: pass


Responses.parse = parse


def a_patched_method(text):
    client.responses.parse(model="m", input=text, text_format=dict)
