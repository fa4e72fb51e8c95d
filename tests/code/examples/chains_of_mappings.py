"""A ChainMap sees what happens to the mappings below it, and writes to the first."""

from collections import ChainMap
from types import MappingProxyType

from openai import OpenAI

client = OpenAI()


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def taken_below():
    below = tags()
    view = ChainMap({}, below)
    del below["x-team-id"]
    client.responses.create(model="m", input="a", extra_headers=dict(view))  # expect: fail team_id


def filled_below():
    below = {}
    view = ChainMap({}, below)
    below.update(tags())
    client.responses.create(model="m", input="a", extra_headers={**view})  # expect: pass


def written_to_the_first():
    below = tags()
    view = ChainMap({}, below)
    view["x-team-id"] = ""
    client.responses.create(model="m", input="a", extra_headers=dict(view))  # expect: fail team_id
    client.responses.create(model="m", input="a", extra_headers=below)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=dict(view.parents))  # expect: pass


def without_the_first():
    view = ChainMap({"x-correlation-id": "1"}, {"x-team-id": "search"})
    client.responses.create(model="m", input="a", extra_headers=dict(view))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=dict(view.parents))  # expect: fail correlation_id


def child():
    view = ChainMap(tags()).new_child({"x-team-id": "ads"})
    view.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=dict(view))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=view | {"x-team-id": ""})  # expect: fail team_id


def one_more():
    view = ChainMap({"x-team-id": "search"})
    view.maps.append({"x-correlation-id": "1"})
    client.responses.create(model="m", input="a", extra_headers=dict(view.items()))  # expect: pass


def asked():
    view = ChainMap({}, {"x-team-id": "search"})
    headers = {"x-correlation-id": "1"}
    if view and "x-team-id" in view:
        headers["x-team-id"] = view.get("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def proxied():
    below = tags()
    view = MappingProxyType(below)
    below.pop("x-team-id")
    client.responses.create(model="m", input="a", extra_headers=dict(view))  # expect: fail team_id
