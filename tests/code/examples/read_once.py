"""Iterators give what they have once, generator expressions and views read their mapping when they are read."""

from itertools import chain

from openai import OpenAI

client = OpenAI()
FIELDS = {"team_id": "search", "correlation_id": "1"}
PAIRS = zip(("x-team-id", "x-correlation-id"), ("search", "1"))


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def header(item):
    return "x-" + item[0].replace("_", "-"), item[1]


def send(headers):
    return client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id correlation_id


def read_twice():
    pairs = map(header, FIELDS.items())
    print(len(list(pairs)))
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id correlation_id


def listed():
    pairs = list(map(header, FIELDS.items()))
    print(len(list(pairs)))
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: pass


def by_a_loop():
    pairs = zip(tags(), tags().values())
    for name, _ in pairs:
        print(name)
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id correlation_id


def left_early():
    pairs = zip(tags(), tags().values())
    for name, _ in pairs:
        if name:
            break
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: pass


def wrapped():
    pairs = iter(tags().items())
    client.responses.create(model="m", input="a", extra_headers=dict(chain(pairs, [])))  # expect: pass


def generator():
    yield from tags().items()


def of_a_function():
    pairs = generator()
    dict(pairs)
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id correlation_id
    client.responses.create(model="m", input="a", extra_headers=dict(generator()))  # expect: pass


def on_one_path(deep):
    pairs = filter(None, tags().items())
    if deep:
        list(pairs)
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id correlation_id


def paths():
    on_one_path(True)  # expect: blame team_id correlation_id
    on_one_path(False)


def late():
    source = tags()
    pairs = ((name, source[name]) for name in ("x-team-id", "x-correlation-id") if name in source)
    del source["x-team-id"]
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail team_id


def given_back(source):
    return ((name, value) for name, value in source.items())


def late_of_another():
    source = tags()
    pairs = given_back(source)
    source.pop("x-correlation-id")
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: fail correlation_id


def filled_late():
    source = {}
    pairs = ((name, value) for name, value in source.items())
    source.update(tags())
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: pass


def early():
    source = tags()
    pairs = [(name, value) for name, value in source.items()]
    source.clear()
    client.responses.create(model="m", input="a", extra_headers=dict(pairs))  # expect: pass


def viewed():
    source = tags()
    names = source.keys()
    del source["x-team-id"]
    client.responses.create(model="m", input="a", extra_headers={n: source[n] for n in names})  # expect: fail team_id


def viewed_and_filled():
    source = {}
    items = source.items()
    source |= tags()
    client.responses.create(model="m", input="a", extra_headers=dict(items))  # expect: pass


def first():
    send(dict(PAIRS))


def second():
    send(dict(PAIRS))  # expect: blame team_id correlation_id


def main():
    first()
    second()
