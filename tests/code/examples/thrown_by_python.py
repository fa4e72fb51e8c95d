"""Which exception an operation of Python's throws: handlers for others, and `suppress` of others, do not see it."""

from contextlib import suppress

from openai import OpenAI

client = OpenAI()
TEAM = {"x-team-id": "search"}
BOTH = {**TEAM, "x-correlation-id": "1"}
TEAMS = {"search": BOTH}
PAIR = ("a", "b")
LIMIT = None


def ask(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def key_error():
    try:
        kept = TEAMS["chat"]
    except ValueError:
        return TEAM
    except KeyError:
        return BOTH
    return TEAM


def index_error():
    try:
        kept = [1][3]
    except KeyError:
        return TEAM
    except LookupError:
        return BOTH


def value_error():
    try:
        kept = int("x")
    except TypeError:
        return TEAM
    except ValueError:
        return BOTH


def type_error():
    try:
        kept = LIMIT + 1
    except ValueError:
        return TEAM
    except TypeError:
        return BOTH


def handled_within(team):
    try:
        return TEAMS[team]
    except KeyError:
        return BOTH


def look_up(team):
    return TEAMS[team]


def handled_in_between(team):
    try:
        found = look_up(team)
    except KeyError:
        found = BOTH
    return found


def handled_for_another_kind(team):
    try:
        return TEAMS[team]
    except ValueError:
        return BOTH


def around(function, team):
    try:
        return function(team)
    except KeyError:
        return TEAM


def suppressed():
    found = BOTH
    try:
        with suppress(KeyError, ValueError):
            kept = TEAMS["chat"]
        found = TEAM
    except KeyError:
        pass
    return found


def another_kind_suppressed():
    found = BOTH
    try:
        with suppress(ValueError):
            kept = TEAMS["chat"]
        found = TEAM
    except KeyError:
        pass
    return found


def formatted(text, given):
    try:
        kept = text % given
    except (TypeError, KeyError):
        return TEAM
    return BOTH


def replaced_in_a_text():
    name = "search"
    try:
        name[0] = "S"
    except TypeError:
        return TEAM
    return BOTH


def taken_from_a_tuple():
    try:
        del PAIR[0]
    except TypeError:
        return TEAM
    return BOTH


def all_of_them():
    ask(key_error())
    ask(index_error())
    ask(value_error())
    ask(type_error())
    ask(around(handled_within, "chat"))
    ask(around(handled_in_between, "chat"))
    ask(around(handled_for_another_kind, "chat"))  # expect: blame correlation_id
    ask(around(look_up, "search"))
    ask(suppressed())  # expect: blame correlation_id
    ask(another_kind_suppressed())


def formats():
    ask(formatted("%s", "a"))
    ask(formatted("%s %s", ("a", 1)))
    ask(formatted("%(name)s", {"name": "a"}))
    ask(formatted("%d", "a"))  # expect: blame correlation_id
    ask(formatted("%s %s", ("a",)))  # expect: blame correlation_id
    ask(formatted("%s", ("a", "b")))  # expect: blame correlation_id
    ask(formatted("%(name)s", {"other": "a"}))  # expect: blame correlation_id
    ask(replaced_in_a_text())  # expect: blame correlation_id
    ask(taken_from_a_tuple())  # expect: blame correlation_id
