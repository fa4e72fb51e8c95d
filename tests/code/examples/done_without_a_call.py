"""Methods that no call names: texts of objects, comparisons, lengths, `+=`; and functions that a library calls back."""

import bisect
import json
import logging

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "search", "x-correlation-id": "7"}


class Holder:
    def __init__(self, headers):
        self.headers = headers

    def __str__(self):
        self.headers.pop("x-team-id", None)
        return "holder"

    def __repr__(self):
        self.headers.pop("x-team-id", None)
        return "Holder()"

    def __eq__(self, other):
        self.headers.pop("x-team-id", None)
        return True

    def __len__(self):
        self.headers.pop("x-team-id", None)
        return 1

    def __iadd__(self, other):
        self.headers.pop("x-team-id", None)
        return self


def printed():
    headers = dict(FULL)
    print(Holder(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def logged():
    headers = dict(FULL)
    logging.warning("%s", Holder(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def filled_in():
    headers = dict(FULL)
    text = "%s" % Holder(headers)
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def represented():
    headers = dict(FULL)
    text = f"{Holder(headers)!r}"
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def compared():
    headers = dict(FULL)
    if Holder(headers) == 3:
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def measured():
    headers = dict(FULL)
    text = str(len(Holder(headers)))
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def added():
    headers = dict(FULL)
    holder = Holder(headers)
    holder += 1
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def called_back():
    headers = dict(FULL)
    text = json.dumps({"a": object()}, default=lambda _: headers.pop("x-team-id"))
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id


def called_by_a_library():
    headers = dict(FULL)
    bisect.bisect([1, 2], 1, key=lambda x: headers.pop("x-team-id", x))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id


def called_until():
    headers = dict(FULL)
    for _ in iter(lambda: headers.pop("x-team-id", None), None):
        pass
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


class Quiet:
    def __init__(self, headers):
        self.headers = headers

    def __str__(self):
        return self.headers["x-team-id"]


def untouched():
    headers = dict(FULL)
    logging.warning("%s", Quiet(headers))
    named = {**headers, "x-team-id": f"{Quiet(headers)}"}
    client.responses.create(model="m", input="a", extra_headers=named)  # expect: pass


def main():
    for run in (printed, logged, filled_in, represented, compared, measured, added, called_back, called_by_a_library):
        run()
    called_until()
    untouched()
