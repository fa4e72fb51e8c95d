"""Generators that end before their end: what their `finally` does is done then."""

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-correlation-id": "7"}


def turns(headers):
    try:
        yield 1
        yield 2
    finally:
        headers.clear()


def plain(headers):
    yield 1
    yield 2
    headers.clear()


def closed():
    headers = dict(OWNER)
    going = turns(headers)
    next(going)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    going.close()
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id


def closed_without_a_say():
    headers = dict(OWNER)
    going = plain(headers)
    next(going)
    going.close()
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def left():
    headers = dict(OWNER)
    for _ in turns(headers):
        client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
        break
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id team_id


def handles(headers):
    try:
        yield 1
    except ValueError:
        headers.clear()
        yield 2


def thrown():
    headers = dict(OWNER)
    going = handles(headers)
    next(going)
    going.throw(ValueError())
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id team_id
