"""Objects that Python compares, looks up and puts in order by what they hold: dataclasses and named tuples."""

from dataclasses import dataclass, field
from typing import NamedTuple

from openai import OpenAI

client = OpenAI()
TEAM = {"x-team-id": "search"}
BOTH = {**TEAM, "x-correlation-id": "1"}


def ask(headers):
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


@dataclass(frozen=True)
class Key:
    team: str
    at: int = field(default=0, compare=False)


@dataclass(eq=False)
class Handle:
    team: str


class Pair(NamedTuple):
    team: str
    region: str


@dataclass(order=True)
class Owner:
    rank: int
    headers: dict = field(compare=False, default_factory=dict)


class Own:
    def __init__(self, team):
        self.team = team

    def __hash__(self):
        return hash(self.team)

    def __eq__(self, other):
        return self.team == other.team


BY_KEY = {Key("search"): BOTH, Key("chat"): TEAM}
BY_PAIR = {Pair("search", "eu"): BOTH}
BY_OWN = {Own("search"): BOTH}
FIRST = [Owner(2, TEAM), Owner(1, BOTH)]
LAST = [Owner(1, TEAM), Owner(2, BOTH)]


def compared():
    ask(BOTH if Key("a") == Key("a", at=2) else TEAM)
    ask(BOTH if Key("a") == Key("b") else TEAM)  # expect: blame correlation_id
    ask(BOTH if Handle("a") == Handle("a") else TEAM)  # expect: blame correlation_id
    ask(BOTH if Key("a") in [Key("b"), Key("a")] else TEAM)
    ask(BOTH if Key("c") in {Key("b"), Key("a")} else TEAM)  # expect: blame correlation_id
    ask(BOTH if (1, "a") == (1, "a") else TEAM)
    ask(BOTH if [1, "a"] == [1, "b"] else TEAM)  # expect: blame correlation_id


def looked_up():
    ask(BY_KEY[Key("search")])
    ask(BY_KEY[Key("chat")])  # expect: blame correlation_id
    ask(BY_KEY.get(Key("mail"), TEAM))  # expect: blame correlation_id
    ask(BY_PAIR[Pair("search", "eu")])
    ask(BY_PAIR.get(("search", "eu"), TEAM))
    ask(BY_PAIR.get(("search", "us"), TEAM))  # expect: blame correlation_id
    table = {Key("a"): BOTH}
    table[Key("a")] = TEAM
    ask(table[Key("a")])  # expect: blame correlation_id
    table[Key("b")] = BOTH
    ask(table[Key("b")])


def names_that_are_kept():
    for key in BY_KEY:
        ask(BOTH if key.team else TEAM)


def put_in_order():
    ask(min(FIRST).headers)
    ask(max(LAST).headers)
    ask(sorted(FIRST)[0].headers)
    ask(sorted(LAST)[0].headers)  # expect: blame correlation_id
    ask(BOTH if FIRST[1] < FIRST[0] else TEAM)


def by_its_own_word():
    client.responses.create(model="m", input="a", extra_headers=BY_OWN.get(Own("search"), TEAM))  # expect: unverifiable team_id correlation_id


class Rank:
    sends = BOTH

    def __init__(self, of):
        self.of = of

    def __lt__(self, other):
        Rank.sends = TEAM
        return self.of < other.of

    def __eq__(self, other):
        return False


@dataclass(order=True)
class Job:
    rank: Rank


def asked_by_the_field():
    found = min(Job(Rank(2)), Job(Rank(1)))
    client.responses.create(model="m", input="a", extra_headers=Rank.sends)  # expect: fail correlation_id


def of_python_s_own():
    ask(BOTH if {"a": 1} == {"a": 1} else TEAM)
    ask(BOTH if {"a": 1} == {"a": 2} else TEAM)  # expect: blame correlation_id
    ask(BOTH if {1, 2} == {2, 1} else TEAM)
    ask(BOTH if Pair("a", "b") == ("a", "b") else TEAM)
    ask(BOTH if (1, "b") < (1, "a") else TEAM)  # expect: blame correlation_id
    ask(min([(2, TEAM), (1, BOTH)])[1])
    ask(max([(2, TEAM), (1, BOTH)])[1])  # expect: blame correlation_id
    ask(min([], default=BOTH))
    ask(BOTH if [Key("a"), Key("a")].count(Key("a")) == 2 else TEAM)
    ask([TEAM, BOTH][[Key("b"), Key("a")].index(Key("a"))])
