"""Entries put into and taken out of a policy's text: what it says is what was meant, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents.tree import Mapping, plain
from checker.documents.yaml import read_yaml_file
from checker.policy.edit import EditError, with_entry, without_entries

ENTRY = {
    "rule": "CP101",
    "path": "new/**",
    "owner": "a@b.example",
    "reason": "it's: odd # yes",
    "expires": "2027-01-01",
}
LAYOUTS = {
    "block": "exceptions:\n  - rule: CP101  # w\n    path: a/**\n\n  # b\n  - {rule: CP102, path: b}\n# end\nname: x\n",
    "dash at the key": "exceptions:\n- rule: CP101\n  path: a/**\n- rule: CP102\n  path: b\nname: x\n",
    "flow": "name: x\nexceptions: [{rule: CP101, path: 'a/**'}, {rule: CP102, path: b}]  # here\nsinks: []\n",
    "flow over lines": "exceptions: [\n  {rule: CP101, path: 'a/**'},\n  {rule: CP102, path: b}\n]\n",
    "appending": "exceptions:\n  add:\n    - rule: CP101\n      path: a/**\n    - rule: CP102\n      path: b\n",
    "appending in flow": "exceptions: {add: [{rule: CP101, path: a/**}, {rule: CP102, path: b}]}\nname: x\n",
    "no line end": "exceptions:\n  - {rule: CP101, path: a/**}\n  - {rule: CP102, path: b}",
    "folded": "exceptions:\n  - rule: CP101\n    path: >-\n      a/**\n  - rule: CP102\n    path: |-\n      b\n",
}


def values(text: str) -> list[object]:
    root = read_yaml_file(text.encode(), "p.yaml")
    assert isinstance(root, Mapping)
    found = plain(root)["exceptions"]
    result: list[object] = found["add"] if isinstance(found, dict) else found
    return result


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout(layout: str) -> None:
    old = values(layout)
    assert values(with_entry(layout, "p.yaml", "exceptions", ENTRY, append=False)) == [*old, ENTRY]
    for gone in ([0], [1], [0, 1]):
        new = without_entries(layout, "p.yaml", ("exceptions",), gone)
        assert values(new) == [value for number, value in enumerate(old) if number not in gone]
        assert ("# end" in new) is ("# end" in layout)


def test_the_first_one() -> None:
    assert values(with_entry("name: x", "p.yaml", "exceptions", ENTRY, append=False)) == [ENTRY]
    assert "add:" in with_entry("name: x\n", "p.yaml", "exceptions", ENTRY, append=True)


def test_what_cannot_be_edited_is_said() -> None:
    with pytest.raises(EditError, match="by hand"):
        with_entry("a: &a [{rule: CP101}]\nexceptions: *a\n", "p.yaml", "exceptions", ENTRY, append=False)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=20)


@given(
    st.sampled_from(sorted(LAYOUTS.values())),
    st.dictionaries(st.sampled_from(["rule", "path", "reason"]), TEXTS, min_size=1),
)
@settings(max_examples=200, deadline=None)
def test_any_text_survives(layout: str, entry: dict[str, str]) -> None:
    assert values(with_entry(layout, "p.yaml", "exceptions", entry, append=False))[-1] == entry
