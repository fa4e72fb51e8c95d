"""Merging: associative on documents of one shape, places kept, upstream never changed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.documents.json import read_json
from checker.documents.tree import Mapping, find, plain
from checker.documents.yaml import read_yaml
from checker.policy.loosening import loosened
from checker.policy.merge import finish, merge

_NAMES = st.sampled_from(["a", "b", "c"])
_LISTS = st.lists(st.integers(0, 5), max_size=3)
# What the policy's schema allows: a key has one type, save that a list may be written as {add: [...]}.
_DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.integers(0, 9),
        "rules": st.dictionaries(_NAMES, st.sampled_from(["error", "off"])),
        "sinks": _LISTS | _LISTS.map(lambda items: {"add": items}),
        "fields": st.dictionaries(
            _NAMES,
            st.fixed_dictionaries({}, optional={"due": st.integers(0, 2), "headers": _LISTS.map(lambda i: {"add": i})}),
        ),
    },
)


@given(_DOCUMENTS, _DOCUMENTS, _DOCUMENTS)
def test_associative(first: Any, second: Any, third: Any) -> None:
    a, b, c = (tree(document, name) for document, name in ((first, "a"), (second, "b"), (third, "c")))
    left, right = merge(merge(a, b), c), merge(a, merge(b, c))
    assert canonical(left) == canonical(right)


@given(_DOCUMENTS)
def test_a_document_over_itself_is_itself_and_loosens_nothing(document: Any) -> None:
    one = tree(document, "a")
    both = merge(one, one)
    assert isinstance(both, Mapping)
    assert canonical(finish(both)) == canonical(finish(one))
    assert list(loosened(one, one, both)) == []


def test_every_value_keeps_its_place() -> None:
    upper = read_yaml("fields:\n  team:\n    due: request\n    headers: [x]\n", "upper")
    lower = read_yaml("fields:\n  team:\n    headers: {add: [y]}\n", "lower")
    merged = merge(upper, lower)
    assert plain(merged) == {"fields": {"team": {"due": "request", "headers": ["x", "y"]}}}
    at = {key: find(merged, ("fields", "team", *key)) for key in [("due",), ("headers", 0), ("headers", 1)]}
    assert [str(node.at) for node in at.values() if node] == ["upper:3:10", "upper:4:15", "lower:3:21"]


def tree(document: Any, path: str) -> Mapping:
    root = read_json(json.dumps(document), path)
    assert isinstance(root, Mapping)
    return root


def canonical(node: Any) -> str:
    """Lists that grew by `add` are compared in order: order is part of what a policy says."""
    return json.dumps(plain(node), sort_keys=True)
