"""JSON gives the tree that YAML gives; TOML gives values and lines for messages."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.errors import DocumentError
from checker.documents.json import read_json, read_json_file
from checker.documents.toml import line_of, read_toml
from checker.documents.tree import plain, pointer_text, walk


def test_places() -> None:
    root = read_json('{"a": 1,\n "b": [true, {"c": null}]}', "p.json")
    places = {pointer_text(pointer): (node.line, node.column) for pointer, node in walk(root)}
    assert places == {"": (1, 1), "/a": (1, 7), "/b": (2, 7), "/b/0": (2, 8), "/b/1": (2, 14), "/b/1/c": (2, 20)}


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ('{"a": 1, "a": 2}', 10, "'a' is there twice; first in line 1"),
        ("[1,]", 3, "a comma before the closing bracket"),
        ('{"a": 1,}', 8, "a comma before the closing bracket"),
        ("{a: 1}", 2, "a key in double quotes"),
        ('{"a" 1}', 6, "expected ':'"),
        ("[1 2]", 4, "expected ',' or ']'"),
        ("nul", 1, "found 'nul'"),
        ("NaN", 1, "found 'NaN'"),
        ("01", 2, "more follows"),
        ("", 1, "the document ends"),
        ('"\\ud800"', 1, "surrogate"),
        ('"a\tb"', 3, "invalid control character"),
        ("[" * 100_000, 101, "deeper than 100"),
        ("9" * 5000, 1, "too many digits"),
    ],
)
def test_refused(text: str, column: int, says: str) -> None:
    with pytest.raises(DocumentError, match="p:1:") as caught:
        read_json(text, "p")
    assert caught.value.at.column == column
    assert says in caught.value.message


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=15,
)


@given(_VALUES, st.sampled_from([None, 1, "\t"]))
def test_reads_what_json_writes(value: Any, indent: int | str | None) -> None:
    assert plain(read_json(json.dumps(value, indent=indent), "p")) == value


@given(st.text(alphabet='{}[]",:0123.eE-+ \n\\utrfalsn\ud800\x00', max_size=30))
def test_agrees_with_the_standard_library(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=int, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        with pytest.raises(DocumentError):
            read_json(text, "p")
        return
    try:
        assert plain(read_json(text, "p")) == expected
    except DocumentError as error:
        assert "surrogate" in error.message


@given(st.binary(max_size=40))
def test_nothing_else_on_bytes(data: bytes) -> None:
    try:
        read_json_file(data, "p")
    except DocumentError as error:
        assert error.at.line >= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError
    return dict(pairs)


_TOML = '''
# [tool.other]
[tool.checkpolicy]
policy = "acme"
text = """
exclude = "not this one"
"""
exclude = ["a"]
"odd key" = 1
[tool.checkpolicy.nested]
a.b = 2
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("tool", "checkpolicy"), 3),
        (("tool", "checkpolicy", "policy"), 4),
        (("tool", "checkpolicy", "exclude"), 8),
        (("tool", "checkpolicy", "odd key"), 9),
        (("tool", "checkpolicy", "nested", "a", "b"), 11),
        (("tool", "checkpolicy", "policy", "inside"), 4),
        (("nothing",), 1),
    ],
)
def test_line_of(keys: tuple[str, ...], line: int) -> None:
    assert line_of(_TOML, *keys) == line


def test_toml() -> None:
    assert read_toml(_TOML, "p")["tool"]["checkpolicy"]["policy"] == "acme"
    with pytest.raises(DocumentError) as caught:
        read_toml("a = 1\nb = = 2\n", "p")
    assert (caught.value.at.line, caught.value.at.column) == (2, 5)


@given(st.text(max_size=40))
def test_toml_raises_nothing_else(text: str) -> None:
    with contextlib.suppress(DocumentError):
        read_toml(text, "p")
    line_of(text, "a")
