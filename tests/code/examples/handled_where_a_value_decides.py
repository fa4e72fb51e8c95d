"""Handlers of failed look-ups: what is looked up decides whether they run, whether or not its result is used."""

import ipaddress
import json
import pathlib
import uuid
from datetime import datetime

from openai import OpenAI

client = OpenAI()
TEAM, BOTH = {"x-team-id": "search"}, {"x-team-id": "search", "x-correlation-id": "1"}


def method_of_none():
    name = None
    try:
        kept = name.strip()
    except AttributeError:
        return TEAM
    return BOTH


def method_of_a_text():
    name = "a"
    try:
        kept = name.strip()
    except AttributeError:
        return TEAM
    return BOTH


def key_that_is_there():
    names = {"a": "1"}
    try:
        kept = names["a"]
    except KeyError:
        return TEAM
    return BOTH


def key_that_is_not():
    names = {"a": "1"}
    try:
        kept = names["b"]
    except KeyError:
        return TEAM
    return BOTH


def removed_once():
    rows = ["a", "b"]
    try:
        rows.remove("a")
    except ValueError:
        return TEAM
    return BOTH


def removed_twice():
    rows = ["a", "b"]
    try:
        rows.remove("a")
        rows.remove("a")
    except ValueError:
        return TEAM
    return BOTH


def too_many():
    try:
        first, second = (1, 2, 3)
    except ValueError:
        return TEAM
    return BOTH


def as_many():
    try:
        first, second = (1, 2)
    except ValueError:
        return TEAM
    return BOTH


def loop_over_none():
    rows = None
    try:
        for row in rows:
            print(row)
    except TypeError:
        return TEAM
    return BOTH


def length_of_none():
    rows = None
    try:
        kept = len(rows)
    except TypeError:
        return TEAM
    return BOTH


def in_none():
    rows = None
    try:
        kept = "a" in rows
    except TypeError:
        return TEAM
    return BOTH


def spread_none():
    rows = None
    try:
        kept = [*rows]
    except TypeError:
        return TEAM
    return BOTH


def format_of_none():
    name = None
    try:
        kept = f"{name:>3}"
    except TypeError:
        return TEAM
    return BOTH


def text_of_none():
    name = None
    try:
        kept = f"{name}"
    except TypeError:
        return TEAM
    return BOTH


def attribute_set_on_none():
    row = None
    try:
        row.name = "a"
    except AttributeError:
        return TEAM
    return BOTH


def text_that_is_read():
    try:
        json.loads("{}")
        uuid.UUID("12345678-1234-5678-1234-567812345678")
        ipaddress.ip_address("10.0.0.1")
        datetime.strptime("2024", "%Y")
        datetime.fromisoformat("2024-01-01")
        json.dumps({"a": [1, "b"]})
        pathlib.Path("a") / "b"
        "a".encode("ascii")
    except ValueError:
        return TEAM
    return BOTH


def text_that_is_no_json():
    try:
        json.loads("{")
    except ValueError:
        return TEAM
    return BOTH


def text_that_is_no_date():
    try:
        datetime.strptime("a", "%Y")
    except ValueError:
        return TEAM
    return BOTH


def text_of_a_caller(text):
    try:
        uuid.UUID(text)
    except ValueError:
        return TEAM
    return BOTH


def ask(headers):
    return client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def main():
    ask(method_of_none())  # expect: blame correlation_id
    ask(method_of_a_text())
    ask(key_that_is_there())
    ask(key_that_is_not())  # expect: blame correlation_id
    ask(removed_once())
    ask(removed_twice())  # expect: blame correlation_id
    ask(too_many())  # expect: blame correlation_id
    ask(as_many())
    ask(loop_over_none())  # expect: blame correlation_id
    ask(length_of_none())  # expect: blame correlation_id
    ask(in_none())  # expect: blame correlation_id
    ask(spread_none())  # expect: blame correlation_id
    ask(format_of_none())  # expect: blame correlation_id
    ask(text_of_none())
    ask(attribute_set_on_none())  # expect: blame correlation_id
    ask(text_that_is_read())
    ask(text_that_is_no_json())  # expect: blame correlation_id
    ask(text_that_is_no_date())  # expect: blame correlation_id
    ask(text_of_a_caller("12345678-1234-5678-1234-567812345678"))
    ask(text_of_a_caller("a"))  # expect: blame correlation_id


def found_by_another(names, name):
    return names[name]


def another_that_finds():
    try:
        kept = found_by_another({"a": 1}, "a")
    except KeyError:
        return TEAM
    return BOTH


def another_that_does_not():
    try:
        kept = found_by_another({"a": 1}, "b")
    except KeyError:
        return TEAM
    return BOTH


def length_of_a_number():
    try:
        kept = len(1)
    except TypeError:
        return TEAM
    return BOTH


def order_of_a_text_and_a_number():
    try:
        kept = sorted([1, "a"])
    except TypeError:
        return TEAM
    return BOTH


def hash_of_a_list():
    try:
        kept = {(): 1, []: 2}
    except TypeError:
        return TEAM
    return BOTH


def joined_numbers():
    try:
        kept = ",".join([1])
    except TypeError:
        return TEAM
    return BOTH


def joined_texts():
    try:
        kept = ",".join(["1"])
    except TypeError:
        return TEAM
    return BOTH


def length_of_what_a_caller_gives(rows):
    headers = dict(BOTH)
    try:
        kept = len(rows)
    except TypeError:
        headers.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable team_id


def other_errors_are_not_handled(rows):
    headers = dict(BOTH)
    try:
        kept = len(rows)
    except ValueError:
        headers.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def more():
    ask(another_that_finds())
    ask(another_that_does_not())  # expect: blame correlation_id
    ask(length_of_a_number())  # expect: blame correlation_id
    ask(order_of_a_text_and_a_number())  # expect: blame correlation_id
    ask(hash_of_a_list())  # expect: blame correlation_id
    ask(joined_numbers())  # expect: blame correlation_id
    ask(joined_texts())
