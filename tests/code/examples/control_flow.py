"""Branches, loops, retries and early exits."""

import openai
from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


def added_in_one_branch(text):
    options = {"model": "m", "input": text}
    if len(text) > 3:
        options["extra_headers"] = TAGS
    client.responses.create(**options)  # expect: fail team_id correlation_id


def early_return(text, dry=False):
    headers = dict(OWNER)
    if dry:
        return
    headers["x-correlation-id"] = text
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def second_attempt_forgets(text):
    headers = dict(TAGS)
    for _ in range(3):
        try:
            return client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id
        except openai.APIError:
            headers.pop("x-correlation-id", None)


def fallback_forgets(text):
    try:
        return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass
    except openai.APIError:
        return client.responses.create(model="n", input=text)  # expect: fail team_id correlation_id


def by_kind(kind, text):
    match kind:
        case "full":
            headers = TAGS
        case "owner" | "team":
            headers = OWNER
        case _:
            raise ValueError(kind)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def looked_up(context):
    try:
        return context["request_id"]
    except KeyError:
        return "unknown"


def caller_decides_whether_it_raises(text, context):
    headers = {**OWNER, "x-correlation-id": looked_up(context)}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def main():
    added_in_one_branch("a")
    early_return("a")
    second_attempt_forgets("a")
    fallback_forgets("a")
    by_kind("full", "a")
    by_kind("owner", "a")  # expect: blame correlation_id
    caller_decides_whether_it_raises("a", {"request_id": "1"})
    caller_decides_whether_it_raises("a", {})  # expect: blame correlation_id


def dispatch(command):
    match command:
        case {"op": "chat", "text": text, **rest}:
            client.responses.create(model="m", input=text, **rest)  # expect: fail correlation_id
        case {"op": "embed", "text": text, "headers": {"x-correlation-id": cid}}:
            client.embeddings.create(model="m", input=text, extra_headers={**OWNER, "x-correlation-id": cid})  # expect: pass
        case [first, *others]:
            client.embeddings.create(model="m", input=first, extra_headers=others[0])  # expect: pass


def dispatched():
    dispatch({"op": "chat", "text": "a", "extra_headers": OWNER})
    dispatch({"op": "embed", "text": "b", "headers": {"x-correlation-id": "1"}})
    dispatch(["a", {**OWNER, "x-correlation-id": "1"}])
