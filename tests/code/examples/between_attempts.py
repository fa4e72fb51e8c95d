"""What a retry library calls between two attempts, and what one attempt leaves, the next one sees."""

import logging

import backoff
import tenacity
from openai import OpenAI

client = OpenAI()
BASE = {"x-correlation-id": "7"}
FULL = {"x-team-id": "search", "x-correlation-id": "7"}
SHARED, GIVEN, JUDGED, LEFT, KEPT, LOOPED, AFTER = (dict(FULL) for _ in range(7))


def drop_shared(state):
    SHARED.pop("x-team-id", None)


@tenacity.retry(before_sleep=drop_shared)
def of_a_shared_mapping():
    client.responses.create(model="m", input="a", extra_headers=SHARED)  # expect: fail team_id


def drop_given(state):
    state.kwargs["headers"].pop("x-team-id", None)


@tenacity.retry(after=drop_given)
def of_an_argument(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def complete(state):
    state.kwargs["headers"] = FULL


@tenacity.retry(before=complete)
def completed(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def is_short(answer):
    JUDGED.pop("x-team-id", None)
    return True


@tenacity.retry(retry=tenacity.retry_if_result(is_short))
def of_what_is_judged():
    return client.responses.create(model="m", input="a", extra_headers=JUDGED)  # expect: fail team_id


@tenacity.retry
def with_what_was_left():
    client.responses.create(model="m", input="a", extra_headers=FULL)  # expect: pass


@tenacity.retry()
def with_what_is_left():
    client.responses.create(model="m", input="a", extra_headers=LEFT)  # expect: fail team_id
    LEFT.pop("x-team-id", None)
    raise ValueError("again")


def drop_kept(details):
    details["kwargs"]["headers"].clear()


@backoff.on_exception(backoff.expo, ValueError, on_backoff=[drop_kept])
def behind_a_handler(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id team_id


def drop_looped(state):
    del LOOPED["x-team-id"]


def in_a_loop():
    for attempt in tenacity.Retrying(before_sleep=drop_looped):
        with attempt:
            client.responses.create(model="m", input="a", extra_headers=LOOPED)  # expect: fail team_id


def write_down(state):
    logging.warning("again: %s", state)


@tenacity.retry(before_sleep=write_down, wait=tenacity.wait_fixed(1))
def that_logs():
    client.responses.create(model="m", input="a", extra_headers=FULL)  # expect: pass


def ask(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def drop_after(state):
    AFTER.pop("x-team-id", None)


def by_a_call():
    tenacity.Retrying(before_sleep=drop_after)(ask, AFTER)


def main():
    of_a_shared_mapping()  # expect: blame team_id
    of_an_argument(headers=dict(FULL))
    completed(headers=BASE)
    of_what_is_judged()  # expect: blame team_id
    with_what_was_left()
    behind_a_handler(headers=dict(FULL))
    in_a_loop()
    that_logs()
    by_a_call()
    with_what_is_left()  # expect: blame team_id
