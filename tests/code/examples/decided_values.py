"""Values that the code decides: sentinels, members by name, numbers, the file's own path, keys that a test found."""

import json
import os
import random
from enum import Enum
from pathlib import Path

from google import genai
from google.genai import types
from openai import OpenAI

OWNER = {"x-team-id": "search"}
client = OpenAI()
_UNSET = object()


class Team(Enum):
    SEARCH = {"x-team-id": "search", "x-correlation-id": "1"}
    ADS = {"x-team-id": "ads"}


def by_sentinel(text, cid=_UNSET):
    headers = dict(OWNER)
    if cid is not _UNSET:
        headers["x-correlation-id"] = cid
    return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def by_member(name, text):
    return client.responses.create(model="m", input=text, extra_headers=Team[name].value)  # expect: pass


def by_numbers(text):
    tags = {"x-team-id": Path(__file__).stem, "x-correlation-id": str(os.getpid() + random.randint(1, 9))}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: pass
    tags = {"x-team-id": os.path.basename(__file__), "x-correlation-id": f"<{text}>"}
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail correlation_id


def by_tests(text):
    headers = {**json.loads(os.environ["TAGS"]), "x-correlation-id": "1"}
    if not headers.get("x-team-id"):
        headers["x-team-id"] = "search"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers = {**json.loads(os.environ["TAGS"]), "x-correlation-id": "1"}
    if "x-team-id" not in headers:
        headers["x-team-id"] = "search"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id


BASE = types.GenerateContentConfig(temperature=0)


def by_copied_record(text):
    google = genai.Client()
    config = BASE.model_copy(update={"http_options": types.HttpOptions(headers=OWNER)})
    google.models.generate_content(model="m", contents=text, config=config)  # expect: fail correlation_id
    google.models.generate_content(model="m", contents=text, config=BASE)  # expect: fail team_id correlation_id


def main():
    by_sentinel("a", "1")
    by_sentinel("a")  # expect: blame correlation_id
    by_member("SEARCH", "a")
