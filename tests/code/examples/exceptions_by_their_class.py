"""Which handler an exception of the project reaches: the first that is for its class, and what it brings along."""

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
TAGS = {**OWNER, "x-correlation-id": "1"}


class Busy(Exception):
    pass


class Slow(Busy):
    def __init__(self, headers):
        super().__init__("slow")
        self.headers = headers


def work(kind):
    if kind == "busy":
        raise Busy("busy")
    if kind == "slow":
        raise Slow(TAGS)
    if kind == "short":
        raise Slow(OWNER)
    if kind == "value":
        raise ValueError(kind)
    return TAGS


def headers(kind):
    try:
        return work(kind)
    except Slow as error:
        return error.headers
    except Busy:
        return OWNER
    except ValueError as error:
        return {**OWNER, "x-correlation-id": str(error)}


def all_kinds():
    client.responses.create(model="m", input="a", extra_headers=headers("slow"))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=headers("short"))  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=headers("busy"))  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=headers("value"))  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=headers("none"))  # expect: pass


def past_the_inner_handler():
    try:
        try:
            raise Busy("busy")
        except Slow:
            sent = OWNER
    except Busy:
        sent = TAGS
    client.responses.create(model="m", input="a", extra_headers=sent)  # expect: pass


def of_code_that_is_not_read(prompt):
    try:
        sent = client.responses.create(model="m", input=prompt, extra_headers=TAGS)  # expect: pass
    except Busy:
        sent = client.responses.create(model="m", input=prompt, extra_headers=OWNER)  # expect: fail correlation_id
    return sent


def a_group():
    sent = OWNER
    try:
        raise ExceptionGroup("several", [ValueError("1")])
    except* ValueError:
        sent = TAGS
    client.responses.create(model="m", input="a", extra_headers=sent)  # expect: pass


def of_plain_values():
    sent = TAGS
    try:
        sent = TAGS if "1" + 1 else TAGS
    except TypeError:
        sent = OWNER
    client.responses.create(model="m", input="a", extra_headers=sent)  # expect: fail correlation_id
    sent = TAGS
    try:
        (1).team
    except AttributeError:
        sent = OWNER
    client.responses.create(model="m", input="a", extra_headers=sent)  # expect: fail correlation_id
