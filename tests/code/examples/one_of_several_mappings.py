"""A mapping that is one of several: those made on paths of their own are changed for certain, others perhaps."""

from openai import OpenAI

client = OpenAI()
TEAM = {"x-team-id": "search"}


def set_on_either(text, extra=None):
    headers = dict(TEAM) if extra else {**TEAM, "x-extra": "1"}
    headers["x-correlation-id"] = "1"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def set_by_methods(text, extra=None):
    if extra:
        headers = {"x-extra": "1"}
    else:
        headers = {}
    headers.update(TEAM)
    headers.setdefault("x-correlation-id", "1")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def taken_from_either(text, known=None):
    headers = {**TEAM, "x-correlation-id": "1"} if known else dict(TEAM)
    headers.pop("x-correlation-id", None)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def completed_where_it_lacks(text, known=None):
    headers = {**TEAM, "x-correlation-id": "1"} if known else dict(TEAM)
    if "x-correlation-id" not in headers:
        headers["x-correlation-id"] = "new"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def refused_where_it_lacks(text, known=None):
    headers = {**TEAM, "x-correlation-id": "1"} if known else dict(TEAM)
    if "x-correlation-id" not in headers:
        raise ValueError(text)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def refused_where_it_is_empty(text, known=None):
    headers = {**TEAM, "x-correlation-id": "1"} if known else {**TEAM, "x-correlation-id": ""}
    if not headers.get("x-correlation-id"):
        raise ValueError(text)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def base(known):
    if known:
        return {**TEAM, "x-known": "1"}
    headers = dict(TEAM)
    return headers


def returned_early(text, known=None):
    headers = base(known)
    headers["x-correlation-id"] = "1"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def made_before(text, known=None):
    first, second = dict(TEAM), dict(TEAM)
    headers = first if known else second
    headers["x-correlation-id"] = "1"
    client.responses.create(model="m", input=text, extra_headers=first)  # expect: unverifiable correlation_id


def one_made_before(text, known=None):
    first = dict(TEAM)
    headers = first if known else dict(TEAM)
    headers["x-correlation-id"] = "1"
    client.responses.create(model="m", input=text, extra_headers=first)  # expect: unverifiable correlation_id


class Sender:
    def __init__(self):
        self.first = dict(TEAM)
        self.second = dict(TEAM)

    def held_by_an_object(self, text, known=None):
        headers = self.first if known else self.second
        headers["x-correlation-id"] = "1"
        client.responses.create(model="m", input=text, extra_headers=self.first)  # expect: unverifiable correlation_id


def thrown_away(text, known):
    headers = {}
    try:
        if known:
            headers = dict(TEAM)
            raise ValueError(text)
        other = dict(TEAM)
    except ValueError:
        other = dict(TEAM)
    chosen = headers if known else other
    chosen["x-correlation-id"] = "1"
    client.responses.create(model="m", input=text, extra_headers=other)  # expect: unverifiable correlation_id


def of_turns(texts):
    rows = []
    for text in texts:
        rows.append(dict(TEAM) if text else {**TEAM, "x-empty": "1"})
    rows[0]["x-correlation-id"] = "1"
    client.responses.create(model="m", input="x", extra_headers=rows[1])  # expect: unverifiable correlation_id
