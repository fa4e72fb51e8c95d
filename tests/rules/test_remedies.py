"""The hint names the argument that the SDK has."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

from checker.code.callsite import CallSite
from checker.documents.location import Location
from checker.policy.model import Carriers, Field, Policy, Stage
from checker.rules.remedies import how_to_carry

TAKES = frozenset({"extra_headers", "metadata", "extra_body"})
SITE = CallSite(
    Location("a.py", 1), "openai", "responses.create", "response", False, False, "product", False, {}, takes=TAKES
)


def policy(**carriers: Carriers) -> Policy:
    fields = {name: Field(name, Stage.REQUEST, carrier, {}) for name, carrier in carriers.items()}
    return cast("Policy", SimpleNamespace(fields=fields))


BOTH = Carriers(headers=("x-team-id",), metadata=("team_id",))
KEY = Carriers(metadata=("team_id",))


@pytest.mark.parametrize(
    ("api", "carrier", "hint"),
    [
        ("responses.create", BOTH, 'pass extra_headers={"x-team-id": …}'),
        ("responses.create", KEY, 'pass metadata={"team_id": …}'),
        ("embeddings.create", KEY, 'pass extra_body={"metadata": {"team_id": …}}'),
        ("no.such.api", BOTH, "send header x-team-id with the call or its client"),
        ("no.such.api", KEY, "send metadata key team_id with the call or its client"),
        ("responses.create", Carriers(baggage=("team.id",)), "declare a carrier in the policy"),
    ],
)
def test_hint(api: str, carrier: Carriers, hint: str) -> None:
    assert how_to_carry(replace(SITE, api=api), policy(team_id=carrier), ("team_id",)) == hint


def test_of_a_call_that_takes_nothing_the_client_is_named() -> None:
    """A chain hands what it is given to its first step: of another method with the same name."""
    site = replace(SITE, takes=frozenset())
    assert (
        how_to_carry(site, policy(team_id=BOTH), ("team_id",)) == 'pass default_headers={"x-team-id": …} to the client'
    )
    chain = replace(site, sdk="langchain", api="ainvoke")
    assert how_to_carry(chain, policy(team_id=BOTH), ("team_id",)).startswith("pass default_headers=")


def test_what_sends_through_another_client_says_so() -> None:
    store = replace(SITE, sdk="langchain", api="add_documents", takes=frozenset())
    hint = how_to_carry(store, policy(team_id=BOTH), ("team_id",))
    assert hint == "send header x-team-id with the client that it is given as `embedding`"


def test_where_the_sdk_takes_nothing_it_says_so() -> None:
    model = replace(SITE, sdk="esperanto", api="embed", takes=frozenset())
    hint = how_to_carry(model, policy(team_id=BOTH), ("team_id",))
    assert hint == "let a gateway add header x-team-id: esperanto takes none here"


def test_an_unknown_sdk_gets_general_words() -> None:
    site = replace(SITE, sdk="ours")
    assert how_to_carry(site, policy(team_id=BOTH), ("team_id",)).startswith("send header x-team-id")


def test_many_fields_are_cut() -> None:
    many: dict[str, Any] = {f"f{n}": Carriers(headers=(f"x-{n}",)) for n in range(5)}
    assert how_to_carry(SITE, policy(**many), tuple(many)) == 'pass extra_headers={"x-0": …, "x-1": …, "x-2": …, …}'


def test_a_caller_is_to_pass_it_on() -> None:
    hint = how_to_carry(SITE, policy(team_id=BOTH), ("team_id",), at=Location("b.py", 7))
    assert hint == 'pass extra_headers={"x-team-id": …} on to the SDK call'


def test_what_takes_text_or_pairs_is_given_them() -> None:
    raw = replace(SITE, sdk="bedrock", api="invoke_model", takes=frozenset({"requestMetadata", "body"}))
    assert how_to_carry(raw, policy(team_id=KEY), ("team_id",)) == 'pass requestMetadata=json.dumps({"team_id": …})'
    spoken = replace(SITE, sdk="google-cloud-speech", api="synthesize_speech", takes=frozenset({"metadata"}))
    assert how_to_carry(spoken, policy(team_id=BOTH), ("team_id",)) == 'pass metadata=[("x-team-id", …)]'


@pytest.mark.parametrize(
    ("ways", "hint"),
    [
        ({"additional_headers"}, 'pass additional_headers={"x-team-id": …} to the client'),
        ({"additional_headers", "default_headers"}, "send header x-team-id with its client"),
        ({""}, "send header x-team-id with its client"),
    ],
)
def test_the_client_that_is_seen_says_what_it_takes(ways: set[str], hint: str) -> None:
    site = replace(SITE, sdk="langchain", api="invoke", takes=frozenset(), client_ways=frozenset(ways))
    assert how_to_carry(site, policy(team_id=Carriers(headers=("x-team-id",))), ("team_id",)) == hint
