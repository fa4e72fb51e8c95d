"""One of several, by chance or in an order that is not followed: each may be the one. What exceeds a bound counts, too."""

import itertools
import random
import secrets

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
tagged = OpenAI(default_headers=TAGS)
bare = OpenAI()
POOL = [tagged, bare]
SAME = [tagged, OpenAI(default_headers=TAGS)]
LEVELS = list(range(10))
TABLE = [TAGS] * 39 + [TAGS] * 39 + [{}]


def by_chance():
    random.choice(POOL).responses.create(model="m", input="x")  # expect: fail team_id correlation_id
    secrets.choice(SAME).responses.create(model="m", input="x")  # expect: pass


def one_of_a_sample():
    client = random.sample(POOL, 1)[0]
    client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def least_busy():
    sorted(POOL, key=load)[0].responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def whichever_a_set_gives():
    next(iter({tagged, bare})).responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def first_by_name():
    name = sorted(["b", "a"])[0]
    table = {"a": tagged, "b": bare}
    table[name].responses.create(model="m", input="x")  # expect: pass


def more_than_are_unrolled():
    for tags in TABLE:
        bare.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id correlation_id


def pairs_beyond_the_bound():
    for left, right in itertools.product(LEVELS, LEVELS):
        if left == 9:
            bare.responses.create(model="m", input=f"{left}{right}")  # expect: fail team_id correlation_id


def late_turn_of_a_counting_loop():
    tags = dict(TAGS)
    turn = 0
    while turn < 20:
        turn += 1
        if turn == 15:
            tags = {}
    bare.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id correlation_id


def first_of_a_loop_is_zero(items):
    for number in range(len(items)):
        tags = TAGS if number else {}
        bare.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id correlation_id


def every_other(items):
    for number, _ in enumerate(items):
        tags = TAGS if number % 2 else {}
        bare.responses.create(model="m", input="x", extra_headers=tags)  # expect: fail team_id correlation_id


def number_in_a_header(left: int, right: int):
    tags = {"x-team-id": "search", "x-correlation-id": f"c{left - right}"}
    bare.responses.create(model="m", input="x", extra_headers=tags)  # expect: pass


def pairs_taken_out_of_a_list():
    pairs = list(TAGS.items())
    del pairs[0]
    bare.responses.create(model="m", input="x", extra_headers=dict(pairs))  # expect: fail team_id
    pairs[:] = []
    bare.responses.create(model="m", input="x", extra_headers=dict(pairs))  # expect: fail team_id correlation_id
