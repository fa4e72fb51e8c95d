"""What is read through a hook, out of a queue of another order, or within `patch.dict`."""

import json
import os
import queue
from unittest import mock

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-correlation-id": "7"}


def through_hooks():
    text = '{"x-team-id": "search", "x-correlation-id": "7"}'
    client.responses.create(model="m", input="a", extra_headers=json.loads(text))  # expect: pass
    headers = json.loads(text, object_hook=lambda found: {"x-team-id": found["x-team-id"]})
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = json.loads(text, object_pairs_hook=lambda pairs: dict(pairs[:1]))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = json.loads(text, object_pairs_hook=dict)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = json.loads(text, cls=json.JSONDecoder)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id


def last_first():
    waiting = queue.LifoQueue()
    waiting.put(OWNER)
    waiting.put({"x-team-id": "search"})
    client.responses.create(model="m", input="a", extra_headers=waiting.get())  # expect: fail correlation_id
    pairs = [("x-team-id", "search")]
    pairs.__init__([("x-correlation-id", "7")])
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id


def within():
    with mock.patch.dict(os.environ, {"RUN": ""}, TEAM="search"):
        headers = {"x-team-id": os.environ["TEAM"], "x-correlation-id": os.environ["RUN"]}
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {"x-team-id": os.environ["TEAM"], "x-correlation-id": os.environ["RUN"]}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    shared = dict(OWNER)
    with mock.patch.dict(shared, {"x-correlation-id": "8"}, clear=True):
        client.responses.create(model="m", input="a", extra_headers=shared)  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=shared)  # expect: pass


def set_by_name():
    os.environ.__setitem__("STEP", "")
    headers = {**OWNER, "x-correlation-id": os.environ["STEP"]}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
