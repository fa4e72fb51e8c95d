"""Mappings of module level that other functions change under other names, and headers taken away from HTTP clients."""

import httpx
import requests
from openai import OpenAI

client = OpenAI()
BODY = {"model": "gpt-5", "messages": []}


def tags():
    return {"x-team-id": "search", "x-correlation-id": "c-1"}


STRIPPED = tags()
EMPTIED = tags()
RESET = tags()
KEPT = tags()


def strip(mapping):
    mapping.pop("x-team-id")


def show(mapping):
    print(mapping["x-team-id"])


def without_owner():
    strip(STRIPPED)


def by_another_name():
    mapping = EMPTIED
    mapping.clear()


def reset():
    RESET["x-team-id"] = ""


def only_shown():
    show(KEPT)


def ask(prompt):
    client.responses.create(model="m", input=prompt, extra_headers=STRIPPED)  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input=prompt, extra_headers=EMPTIED)  # expect: unverifiable team_id correlation_id
    client.responses.create(model="m", input=prompt, extra_headers=RESET)  # expect: unverifiable team_id
    client.responses.create(model="m", input=prompt, extra_headers=KEPT)  # expect: pass


def taken_from_a_client():
    http = httpx.Client(headers=tags(), base_url="https://api.openai.com/v1")
    http.post("/chat/completions", json=BODY)  # expect: pass
    http.headers.pop("x-team-id")
    http.post("/chat/completions", json=BODY)  # expect: fail team_id


shared = httpx.Client(headers=tags(), base_url="https://api.openai.com/v1")


def anonymous():
    del shared.headers["x-team-id"]


def through_the_shared_client():
    shared.post("/chat/completions", json=BODY)  # expect: unverifiable team_id correlation_id


def emptied_session():
    session = requests.Session()
    session.headers.update(tags())
    session.headers.clear()
    session.post("https://api.openai.com/v1/chat/completions", json=BODY)  # expect: fail team_id correlation_id


def by_its_special_method():
    headers = tags()
    headers.__delitem__("x-team-id")
    client.responses.create(model="m", input="x", extra_headers=headers)  # expect: fail team_id
