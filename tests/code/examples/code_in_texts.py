"""Namespaces that `exec` fills, references, pickled copies, and the greatest of some rows."""

import pickle
import weakref

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Tags:
    def __init__(self, headers):
        self.headers = headers


def executed():
    names = {}
    exec("run = '1'", names)
    headers = {**OWNER, "x-correlation-id": names["run"]}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id


def referred():
    tags = Tags(TAGS)
    client.responses.create(model="m", input="a", extra_headers=weakref.ref(tags)().headers)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=weakref.proxy(Tags(OWNER)).headers)  # expect: fail correlation_id


def pickled():
    headers = pickle.loads(pickle.dumps(TAGS))
    headers.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=TAGS)  # expect: pass


def the_longest():
    rows = [OWNER, TAGS]
    client.responses.create(model="m", input="a", extra_headers=max(rows, key=len))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=min(rows, key=len))  # expect: fail correlation_id
