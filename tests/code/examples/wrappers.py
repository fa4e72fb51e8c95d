"""Calls behind functions: parameters, keyword splats, closures, partials, methods handed on."""

import functools

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


def passes_on(text, **options):
    client.responses.create(model="m", input=text, **options)  # expect: fail team_id correlation_id


def swallows(text, **options):
    options.pop("extra_headers", None)
    client.responses.create(model="m", input=text, **options)  # expect: fail team_id correlation_id


def inner_function(text):
    def send(headers):
        client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id

    send(TAGS)
    send(OWNER)  # expect: blame correlation_id


def late_binding(text):
    headers = TAGS
    send = lambda: client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id
    headers = OWNER
    send()


def early_binding(text):
    headers = TAGS
    send = lambda h=headers: client.responses.create(model="m", input=text, extra_headers=h)  # expect: pass
    headers = OWNER
    send()


def partials(text):
    owner_only = functools.partial(client.responses.create, model="m", extra_headers=OWNER)
    whole = functools.partial(owner_only, extra_headers=TAGS)
    whole(input=text)  # expect: pass
    owner_only(input=text)  # expect: fail correlation_id


def retried(send, **arguments):
    return send(**arguments)  # expect: fail team_id correlation_id


def hands_the_method_on(text):
    retried(client.responses.create, model="m", input=text, extra_headers=TAGS)
    retried(client.responses.create, model="m", input=text)  # expect: blame team_id correlation_id


class Step:
    def __init__(self, send):
        self.send = send

    def __call__(self, text, headers):
        return self.send(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def keeps_the_method():
    return Step(client.responses.create)


def by_table(kind, text):
    table = {"answer": client.responses.create, "embed": client.embeddings.create}
    return table[kind](model="m", input=text, extra_headers=OWNER)  # expect: fail correlation_id


def by_name(kind, text):
    return getattr(client, kind).create(model="m", input=text, extra_headers=TAGS)  # expect: pass


def main():
    passes_on("a", extra_headers=TAGS)
    passes_on("b")  # expect: blame team_id correlation_id
    swallows("a", extra_headers=TAGS)
    inner_function("a")
    late_binding("a")
    early_binding("a")
    partials("a")
    hands_the_method_on("a")
    keeps_the_method()("a", OWNER)
    by_table("answer", "a")
    by_name("responses", "a")
