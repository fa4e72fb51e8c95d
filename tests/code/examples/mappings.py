"""Dicts built, merged, filtered and changed on the way to the call."""

import copy

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


def merged(text):
    headers = {}
    headers |= OWNER
    headers.setdefault("x-correlation-id", text)
    headers = {name.title(): value for name, value in sorted(headers.items())}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def deleted(text):
    headers = dict(TAGS)
    del headers["x-team-id"]
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def zipped_too_short(text):
    headers = dict(zip(["x-team-id", "x-correlation-id"], ["search"]))
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def empty_values_filtered(text):
    headers = {name: value for name, value in {**TAGS, "x-team-id": None}.items() if value}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def skipped_by_index(text):
    headers = {}
    for i, (name, value) in enumerate(TAGS.items()):
        if i == 0:
            continue
        headers[name] = value
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def two_names_for_one_dict(text):
    headers = OWNER.copy()
    same = headers
    same["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def shallow_copy_shares(text):
    config = {"headers": dict(OWNER)}
    copy.copy(config)["headers"]["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=config["headers"])  # expect: pass


def deep_copy_does_not(text):
    config = {"headers": dict(OWNER)}
    copy.deepcopy(config)["headers"]["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=config["headers"])  # expect: fail correlation_id


def difference_of_keys(text):
    whole = {**TAGS, "x-debug": "1"}
    kept = whole.keys() - {"x-debug"}
    client.responses.create(model="m", input=text, extra_headers={k: whole[k] for k in kept})  # expect: pass


def placeholder(text):
    headers = {**TAGS, "x-team-id": "unknown"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def main():
    merged("a")
    deleted("a")
    zipped_too_short("a")
    empty_values_filtered("a")
    skipped_by_index("a")
    two_names_for_one_dict("a")
    shallow_copy_shares("a")
    deep_copy_does_not("a")
    difference_of_keys("a")
    placeholder("a")
