"""Methods that Python asks by itself: for a hash, an order, a position, a text, a number, a path, a copy."""

import bisect
import copy
import functools
import heapq
import os
import queue
from collections import Counter

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "search", "x-correlation-id": "7"}


class Blanks:
    def __init__(self, headers, rank=0):
        self.headers, self.rank = headers, rank

    def blank(self):
        self.headers.pop("x-team-id", None)


class Key(Blanks):
    def __hash__(self):
        self.blank()
        return self.rank


class Compared(Blanks):
    def __eq__(self, other):
        self.blank()
        return False


class Ordered(Blanks):
    def __lt__(self, other):
        self.blank()
        return self.rank < other.rank


@functools.total_ordering
class Total(Blanks):
    def __eq__(self, other):
        return self.rank == other.rank

    def __lt__(self, other):
        self.blank()
        return self.rank < other.rank


class Number(Blanks):
    def __index__(self):
        self.blank()
        return 0

    def __float__(self):
        self.blank()
        return 0.5

    def __round__(self, digits=None):
        self.blank()
        return 0

    def __abs__(self):
        self.blank()


class Shown(Blanks):
    def __repr__(self):
        self.blank()
        return "shown"

    def __format__(self, spec):
        self.blank()
        return spec

    def __fspath__(self):
        self.blank()
        return "/tmp"

    def __deepcopy__(self, memo):
        self.blank()
        return self


def a_set():
    headers = dict(FULL)
    {Key(headers)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_set_of_a_comprehension():
    headers = dict(FULL)
    {Key(headers) for _ in "ab"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_key_of_a_display():
    headers = dict(FULL)
    names = {Key(headers): 1}
    client.responses.create(model="m", input=str(names), extra_headers=headers)  # expect: fail team_id


def a_key_within_a_tuple():
    headers = dict(FULL)
    names = {}
    names[Key(headers), 1] = 2
    client.responses.create(model="m", input=str(names), extra_headers=headers)  # expect: fail team_id


def a_key_that_is_looked_up():
    headers = dict(FULL)
    {}.get(Key(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def counted():
    headers = dict(FULL)
    Counter([Key(headers)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


@functools.cache
def length(key):
    return key.rank


def an_argument_of_what_is_cached():
    headers = dict(FULL)
    length(Key(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def an_element_of_a_list():
    headers = dict(FULL)
    [Key(headers)]
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def looked_for_in_a_list():
    headers = dict(FULL)
    Compared(headers) in [1]
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def not_equal():
    headers = dict(FULL)
    if Compared(headers) != 1:
        print("other")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def counted_in_a_list():
    headers = dict(FULL)
    [1, Compared(headers)].count(2)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def compared_within_tuples():
    headers = dict(FULL)
    (1, Compared(headers)) == (1, 2)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def not_reached_within_tuples():
    headers = dict(FULL)
    (1, Compared(headers)) == (2, 2)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def identical():
    headers = dict(FULL)
    Compared(headers) is None
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def put_in_order():
    headers = dict(FULL)
    sorted([Ordered(headers, 1), Ordered(headers, 2)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def put_in_order_by_a_class():
    headers = dict(FULL)
    sorted([1, 2], key=lambda rank: Ordered(headers, rank))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def one_alone_in_order():
    headers = dict(FULL)
    sorted([Ordered(headers, 1)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def asked_the_other_way_round():
    headers = dict(FULL)
    Ordered(headers, 1) > Ordered(headers, 2)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def by_total_ordering():
    headers = dict(FULL)
    max(Total(headers, 1), Total(headers, 2))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def on_a_heap():
    headers = dict(FULL)
    heap = [Ordered(headers, 1)]
    heapq.heappush(heap, Ordered(headers, 2))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def by_bisection():
    headers = dict(FULL)
    bisect.bisect([Ordered(headers, 1)], Ordered(headers, 2))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def in_a_priority_queue():
    headers = dict(FULL)
    waiting = queue.PriorityQueue()
    waiting.put((1, Ordered(headers, 1)))
    waiting.put((1, Ordered(headers, 2)))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_position():
    headers = dict(FULL)
    [1, 2][Number(headers)]
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_slice():
    headers = dict(FULL)
    rows = [1, 2]
    del rows[Number(headers) :]
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_range():
    headers = dict(FULL)
    range(Number(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_number():
    headers = dict(FULL)
    float(Number(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_round_number():
    headers = dict(FULL)
    round(Number(headers), 2)
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def nothing_where_a_number_was():
    headers = dict(FULL)
    abs(Number(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_text_that_nobody_keeps():
    headers = dict(FULL)
    f"{Shown(headers)}"
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_call_within_a_format():
    headers = dict(FULL)
    f"{'a':{headers.pop('x-team-id')}}"
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_template():
    headers = dict(FULL)
    "{:>3}".format(Shown(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def within_a_list_that_is_shown():
    headers = dict(FULL)
    print([Shown(headers)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_path():
    headers = dict(FULL)
    os.fspath(Shown(headers))
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def copied_within_a_list():
    headers = dict(FULL)
    copy.deepcopy([Shown(headers)])
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_named_key():
    headers = dict(FULL)
    key = Key(headers)
    kept = {key}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_named_position():
    headers = dict(FULL)
    at = Number(headers)
    kept = [1, 2][at]
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_named_text():
    headers = dict(FULL)
    text = Shown(headers)
    kept = f"{text}"
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def a_condition_on_what_is_named():
    headers = dict(FULL)
    other = Compared(headers)
    if other != 1:
        print("other")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


class Bag(Blanks):
    def __iter__(self):
        self.blank()
        return iter([])

    def __contains__(self, item):
        self.blank()
        return True


def no_mapping_and_no_sequence():
    headers = dict(FULL)
    match Bag(headers):
        case {"a": 1}:
            print("mapping")
        case [1]:
            print("sequence")
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


class Document:
    def __init__(self, text, headers):
        self.text, self.headers = text, headers

    def __lt__(self, other):
        return client.responses.create(  # expect: fail team_id
            model="m", input=self.text, extra_headers=self.headers
        ).output_text == "yes"

    def __set_name__(self, owner, name):
        client.responses.create(model="m", input=name, extra_headers=self.headers)  # expect: fail correlation_id


class Shelf:
    first = Document("a", {"x-team-id": "search"})


def ranked():
    return sorted([Document("a", FULL), Document("b", FULL)])


def ranked_without_a_team():
    return max([Document("a", {"x-correlation-id": "1"}), Document("b", {"x-correlation-id": "1"})])  # expect: blame team_id


def main():
    ranked()
    ranked_without_a_team()
