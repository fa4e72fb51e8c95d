"""`getattr(object, name, default)`: an attribute that only other code sets on an object of module level is there or not."""

import types

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "a", "x-correlation-id": "1"}


class Holder:
    pass


HOLDER, EMPTY, NAMES = Holder(), Holder(), types.SimpleNamespace()


def set_by_main():
    client.responses.create(model="m", input="a", extra_headers=getattr(HOLDER, "headers", {}))  # expect: pass


def set_on_a_namespace():
    client.responses.create(model="m", input="a", extra_headers=getattr(NAMES, "headers", {}))  # expect: pass


def set_by_none():
    headers = getattr(EMPTY, "other_headers", {})
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id correlation_id


def asked_before():
    headers = getattr(EMPTY, "late_headers", {})
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id correlation_id


def main():
    asked_before()
    EMPTY.late_headers = FULL
    HOLDER.headers = FULL
    NAMES.headers = FULL
    set_by_main()
    set_on_a_namespace()
    set_by_none()
