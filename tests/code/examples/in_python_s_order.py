"""When things are done and to which object, as Python has it: loops over generators that are left early, captures of
patterns, names that a walrus binds, sorting in place, copies that objects make of themselves."""

import copy

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "search", "x-correlation-id": "1"}


def steps(headers):
    headers["x-team-id"] = "search"
    yield 1
    headers["x-correlation-id"] = "1"
    yield 2


def left_early():
    headers = {}
    for _ in steps(headers):
        break
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def ended():
    headers = {}
    for _ in steps(headers):
        pass
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def within():
    headers = {}
    for step in steps(headers):
        if step == 1:
            client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
        else:
            client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def taken(headers):
    yield headers
    headers.pop("x-team-id")
    yield headers


def between_the_turns():
    for headers in taken(dict(FULL)):
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def returned_from():
    headers = dict(FULL)
    for _ in taken(headers):
        return client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def captured(headers=FULL):
    match {"x-team-id": "search"}:
        case headers if len(headers) > 1:
            pass
        case _:
            pass
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def walrus():
    run = "1"
    [run := part for part in ("a", "")]
    headers = {"x-team-id": "search", "x-correlation-id": run}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def own_variable():
    run = "1"
    [run for run in ("a", "")]
    headers = {"x-team-id": "search", "x-correlation-id": run}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def sorted_in_place():
    pairs = [("x-team-id", "search"), ("x-correlation-id", "1"), ("a", "b")]
    pairs.sort(reverse=True)
    client.responses.create(model="m", input="a", extra_headers=dict(pairs[:2]))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=dict(pairs[1:]))  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=pairs.sort())  # expect: fail team_id correlation_id


class Context:
    def __init__(self):
        self.headers = dict(FULL)


class Careful(Context):
    def __copy__(self):
        return type(self)()


def copied():
    context = Context()
    copy.copy(context).headers.clear()
    client.responses.create(model="m", input="a", extra_headers=context.headers)  # expect: fail team_id correlation_id
    careful = Careful()
    copy.copy(careful).headers.clear()
    client.responses.create(model="m", input="a", extra_headers=careful.headers)  # expect: pass


def formatted():
    headers = {"x-team-id": "search", "x-correlation-id": f"{'abc':.0}"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {"x-team-id": f"{'abc':.2}", "x-%(a)s-%(b)s" % {"a": "correlation", "b": "id"}: "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def never_read():
    headers = dict(FULL)
    map(headers.pop, list(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    list(map(headers.pop, ["x-team-id"]))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def one_step():
    headers = {}
    filling = steps(headers)
    next(filling)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    next(filling)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    if next(filling, None) is None:
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def rest_after_one():
    filling = steps({})
    next(filling)
    headers = {"x-team-id": "search", "x-correlation-id": ""}
    for step in filling:
        headers["x-correlation-id"] = str(step)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def owner(headers):
    headers["x-team-id"] = "search"
    return True


def trace(headers):
    headers["x-correlation-id"] = "1"
    return True


def asked_until_one_is_true():
    headers = {}
    any(fill(headers) for fill in (owner, trace))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def asked_of_all():
    headers = {}
    all(fill(headers) for fill in (owner, trace))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {}
    any([fill(headers) for fill in (owner, trace)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
