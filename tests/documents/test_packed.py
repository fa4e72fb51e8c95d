"""Trees as bytes and back: what comes back is what was read, whatever the bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.documents.errors import DocumentError
from checker.documents.packed import pack, unpack
from checker.documents.tree import Mapping, Node, Scalar
from checker.documents.yaml import read_yaml

POLICIES = Path(__file__).parents[2] / "policies"
TEXTS = st.recursive(
    st.sampled_from(
        ["1", "1.50", "0x1F", "'1'", "true", "no", "~", ".inf", "2026-01-01", "a b", '"\\u00e9"', "é", "''"]
    )
    | st.integers().map(str),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda xs: f"[{', '.join(xs)}]")
        | st.dictionaries(st.sampled_from("abc1"), inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("file", sorted(POLICIES.rglob("*.yaml")), ids=lambda p: p.name)
def test_what_was_read_comes_back(file: Path) -> None:
    tree = read_yaml(file.read_text(encoding="utf-8"), "p.yaml")
    packed = pack(tree)
    assert packed is not None
    assert unpack(packed, "p.yaml") == tree


@given(TEXTS)
def test_any_tree_comes_back_with_the_path_it_is_asked_for(text: str) -> None:
    packed = pack(read_yaml(text, "there.yaml"))
    if packed is None:
        assert any(len(word.strip("-")) > 18 for word in text.replace(",", " ").split())  # a number of over 64 bits
    else:
        assert unpack(packed, "here.yaml") == read_yaml(text, "here.yaml")


def test_what_aliases_make_large_is_not_kept() -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join(f'*a{n - 1}' for _ in range(9))}]" for n in range(1, 5)]
    assert pack(read_yaml("\n".join(lines), "p.yaml")) is None


@example(b"\x80")  # an empty mapping: what it raises when it is sliced differs between versions of Python
@given(st.binary())
def test_bytes_that_are_no_tree_are_none(data: bytes) -> None:
    found: Node | None = unpack(data, "p.yaml")
    assert found is None or isinstance(found, Mapping | Scalar)


def test_damage_is_no_tree() -> None:
    packed = pack(read_yaml("a: {b: [1, two]}", "p.yaml"))
    assert packed is not None
    for cut in range(len(packed)):
        assert unpack(packed[:cut], "p.yaml") is None


def test_a_broken_document_has_no_tree() -> None:
    with pytest.raises(DocumentError):
        read_yaml("a: [", "p.yaml")
