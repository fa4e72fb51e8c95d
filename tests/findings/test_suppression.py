"""Suppression comments: where they are found, what they hide, what they leave."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from checker.code.source.comments import read_comments
from checker.documents.location import Location
from checker.findings.model import Finding
from checker.findings.suppression import Comment, apply_comments

KNOWN = {"CP101": "CP101", "missing-metadata": "CP101", "CP103": "CP103", "placeholder-value": "CP103"}


def comments(source: str, path: str = "app.py") -> list[tuple[int, tuple[str, ...], str]]:
    return [(c.target, c.rules, c.reason) for c in read_comments(path, source.encode())]


def finding(line: int, *sites: int, rule: str = "CP101", end_line: int = 0) -> Finding:
    at = Location("app.py", line, 1, end_line, 1 if end_line else 0)
    stated = Finding.fail("x", at=at, sites=tuple(Location("app.py", s) for s in sites or (line,)))
    return replace(stated, rule=rule)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("f()  # checkpolicy: ignore[CP101] a demo\n", [(1, ("CP101",), "a demo")]),
        ("f()  #checkpolicy:ignore[ CP101 , CP103 ]\n", [(1, ("CP101", "CP103"), "")]),
        ("f()  # checkpolicy: ignore[missing-metadata]: why not\n", [(1, ("missing-metadata",), "why not")]),
        ("f()  # checkpolicy: ignore\n", [(1, (), "")]),
        ("f()  # checkpolicy: ignore[]\n", [(1, (), "")]),
        ("f()  # noqa: E501  # checkpolicy: ignore[CP101] x  # type: ignore\n", [(1, ("CP101",), "x")]),
        ("# checkpolicy: ignore[CP101] x\nf()\n", [(2, ("CP101",), "x")]),
        ("# checkpolicy: ignore[CP101] x\n# more words\nf()\n", [(3, ("CP101",), "x")]),
        ("# checkpolicy: ignore[CP101]", [(2, ("CP101",), "")]),
        ("f()  # checkpolicy: ignored\n", []),
        ("f()  # see checkpolicy: ignore[CP101]\n", []),
        ('f()  # write "# checkpolicy: ignore[CP101]"\n', []),
        ("x = '# checkpolicy: ignore[CP101]'\n", []),
        ('"""\n# checkpolicy: ignore[CP101]\n"""\n', []),
        ("x = f'{y['a']} # checkpolicy: ignore[CP101]'\n", []),
        ("def f(:\n    g()  # checkpolicy: ignore[CP101] syntax errors do not matter\n", [
            (2, ("CP101",), "syntax errors do not matter"),
        ]),
    ],
)  # fmt: skip
def test_comments(source: str, expected: list[tuple[int, tuple[str, ...], str]]) -> None:
    assert comments(source) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends(newline: str) -> None:
    assert comments(f"a = 1{newline}f()  # checkpolicy: ignore[CP101] x{newline}") == [(2, ("CP101",), "x")]


def test_columns_count_characters() -> None:
    (comment,) = read_comments("app.py", "é = 'ü'  # checkpolicy: ignore[CP101]".encode())
    assert comment.at.column == 10


def test_other_encodings() -> None:
    source = "# coding: latin-1\nx = 'é'  # checkpolicy: ignore[CP101] é\n".encode("latin-1")
    assert [(c.target, c.reason) for c in read_comments("app.py", source)] == [(2, "é")]
    assert comments("\ufefff()  # checkpolicy: ignore[CP101]") == [(1, ("CP101",), "")]


def test_notebooks_count_all_cells() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# checkpolicy: ignore[CP101]"]},
        {"cell_type": "code", "source": ["%pip install openai\n", "f()  # checkpolicy: ignore[CP101] x"]},
    ]
    found = read_comments("a.ipynb", json.dumps({"cells": cells}).encode())
    assert [(c.at.cell, c.target, c.reason) for c in found] == [(1, 2, "x")]
    assert read_comments("a.ipynb", b"checkpolicy: {broken") == ()
    assert read_comments("a.ipynb", b'["checkpolicy:"]') == ()


def ignore(target: int, *rules: str, line: int | None = None) -> Comment:
    return Comment(Location("app.py", line or target, 9), target, rules, "why")


def test_a_comment_hides_what_its_line_is_blamed_for() -> None:
    comment = ignore(3, "CP101")
    applied = apply_comments([finding(3), finding(4)], {"app.py": (comment,)}, KNOWN)
    assert [f.at.line for f in applied.kept] == [4]
    assert [(h.finding.at.line, h.by, h.reason, h.at) for h in applied.hidden] == [(3, "inline", "why", comment.at)]
    assert applied.unused == ()


def test_a_comment_counts_at_the_call_site_and_on_the_last_line() -> None:
    at_site = apply_comments([finding(3, 9)], {"app.py": (ignore(9, "missing-metadata"),)}, KNOWN)
    assert at_site.kept == ()
    assert at_site.unused == ()
    last = apply_comments([finding(3, end_line=7)], {"app.py": (ignore(7, "CP101"),)}, KNOWN)
    assert last.kept == ()
    inside = apply_comments([finding(3, end_line=7)], {"app.py": (ignore(5, "CP101"),)}, KNOWN)
    assert len(inside.kept) == 1


def test_unused_words_are_told_one_by_one() -> None:
    comment = ignore(3, "CP101", "CP103", "CP999")
    applied = apply_comments([finding(3)], {"app.py": (comment,)}, KNOWN)
    assert applied.kept == ()
    assert applied.unused == ((comment, "CP103"), (comment, "CP999"))


def test_a_bare_ignore_hides_nothing() -> None:
    assert len(apply_comments([finding(3)], {"app.py": (ignore(3),)}, KNOWN).kept) == 1


def test_notebook_cells_do_not_mix() -> None:
    comment = Comment(Location("a.ipynb", 1, 1, cell=2), 1, ("CP101",), "")
    stated = replace(Finding.fail("x", at=Location("a.ipynb", 1, cell=3)), rule="CP101")
    assert apply_comments([stated], {"a.ipynb": (comment,)}, KNOWN).kept == (stated,)
