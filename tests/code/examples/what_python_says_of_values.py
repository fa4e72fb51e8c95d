"""What Python says of values by itself: their types, what may be a key, what is put in order, what can be set."""

import abc
import collections.abc
from collections.abc import Hashable, Iterable, Sized
from dataclasses import dataclass
from typing import NamedTuple

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def bare():
    client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def good():
    client.responses.create(model="m", input="a", extra_headers=TAGS)  # expect: pass


@dataclass(frozen=True)
class Fixed:
    team: str = "a"


class Derived(Fixed):
    pass


@dataclass(eq=False)
class Handle:
    team: str = "a"


class DerivedHandle(Handle):
    pass


@dataclass(order=True)
class One:
    rank: int = 1


@dataclass(order=True)
class Two:
    rank: int = 2


class Pair(NamedTuple):
    team: str
    region: str


class Never(type):
    def __instancecheck__(cls, other):
        return False


class Exact(metaclass=Never):
    pass


def fields_of_a_frozen_base():
    try:
        Derived().team = "b"
    except AttributeError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def names_that_a_tuple_has_no_room_for():
    try:
        Pair("a", "b").other = "c"
    except AttributeError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def equality_that_a_base_has_given_up():
    if DerivedHandle() != DerivedHandle():
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def orders_of_two_classes():
    try:
        One() < Two()
    except TypeError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def sorted_of_two_classes():
    try:
        sorted([One(), Two()])
    except TypeError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def keys_that_have_no_hash():
    try:
        {One(): 1}
    except TypeError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def keys_that_have_one():
    try:
        {Fixed(): 1, Handle(): 2}
    except TypeError:
        client.responses.create(model="m", input="a")


def formats_of_another_type():
    try:
        f"{'x':d}"
    except ValueError:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def objects_of_the_very_class():
    if isinstance(Exact(), Exact):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def mappings(text):
    if isinstance({}, Iterable):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance({}, list):
        client.responses.create(model="m", input="a")


def lists():
    if isinstance([1], Sized):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance([1], object):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance([1], Hashable):
        client.responses.create(model="m", input="a")


def texts(text):
    if isinstance(f"a {text}", Hashable):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance(f"a {text}", bytes):
        client.responses.create(model="m", input="a")


def functions_and_views():
    if isinstance(good, Hashable):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance({}.keys(), collections.abc.KeysView):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def lists_that_hold_themselves():
    one, other = [], []
    one.append(one)
    other.append(other)
    if one in [other]:
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def long_texts():
    return f"{'x':>999999999}", "%999999999d" % 1, "{:>999999999}".format("x"), bare()


class Port(abc.ABC):
    pass


class Plug:
    pass


Port.register(Plug)


class Socket(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return other is Plug or NotImplemented


class Closed(abc.ABC):
    pass


def classes_that_others_are_registered_with():
    if isinstance(Plug(), Port):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if issubclass(Plug, Port):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance(Plug(), Socket):
        client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    if isinstance(Plug(), Closed):
        client.responses.create(model="m", input="a")
