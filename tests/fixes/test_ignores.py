"""Comments that suppress what is found: put where they change nothing else, and proven to hide what they name."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.code.source.comments import read_comments
from checker.fixes.ignores import with_ignore
from tests.run.repository import BAD, BASE, POLICY, Repository

PLACES = {
    "a plain line": ("ask(1)\n", 1, "ask(1)  # checkpolicy: ignore[CP101] why\n"),
    "no line end": ("ask(1)", 1, "ask(1)  # checkpolicy: ignore[CP101] why"),
    "several lines": ("ask(\n    1,\n)\n", 1, "ask(  # checkpolicy: ignore[CP101] why\n    1,\n)\n"),
    "an open string": ('ask("""a\nb""", 1)\n', 1, 'ask("""a\nb""", 1)  # checkpolicy: ignore[CP101] why\n'),
    "behind a backslash": ("x = \\\n  ask(1)\n", 2, "x = \\\n  ask(1)  # checkpolicy: ignore[CP101] why\n"),
    "another comment": (
        "if a:\n    ask(1)  # no\n",
        2,
        "if a:\n    # checkpolicy: ignore[CP101] why\n    ask(1)  # no\n",
    ),
    "an ignore already": (
        "ask(1)  # checkpolicy: ignore[CP102] old\n",
        1,
        "ask(1)  # checkpolicy: ignore[CP102, CP101] old\n",
    ),
    "newer syntax": ("ask(f'{d['a']}')\n", 1, "ask(f'{d['a']}')  # checkpolicy: ignore[CP101] why\n"),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_places(place: tuple[str, int, str], mark: str, end: str) -> None:
    source, line, expected = (
        (mark + text).replace("\n", end).encode() if isinstance(text, str) else text for text in place
    )
    last = line + source.decode().rstrip().count("\n") if line == 1 else line
    assert with_ignore(source, line, last, ["CP101"], "why") == expected


@pytest.mark.parametrize("source", ["ask(\n", "x = 1 +\n"])
def test_source_with_an_error_is_left_alone(source: str) -> None:
    assert with_ignore(source.encode(), 1, 1, ["CP101"], "why") is None


LINES = st.lists(
    st.sampled_from(
        ["ask(1)", "ask(\n  1)", "x = '''a\nb'''", "# note", "", "if a:\n    ask(2)", "y = \\\n 1", "ask('#')"]
    ),
    min_size=1,
    max_size=6,
)


@given(LINES, st.integers(1, 12), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200, deadline=None)
def test_nothing_but_comments_changes(lines: list[str], line: int, end: str) -> None:
    source = (end.join(text.replace("\n", end) for text in lines) + end).encode()
    changed = with_ignore(source, line, line, ["CP101"], "why")
    if changed is None:
        return
    assert ast.dump(ast.parse(changed)) == ast.dump(ast.parse(source))
    assert [c.rules for c in read_comments("a.py", changed)] == [("CP101",)]
    assert with_ignore(changed, line, line, ["CP101"], "why") in (None, changed) or b"#" in source


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path, capsys, {**BASE, "web/bad.py": BAD, "old/bad.py": BAD})


def test_every_finding_is_ignored_with_its_reason(repository: Repository) -> None:
    code, out = repository.run("fix", "--add-ignores", "--reason", "moves in March", "--no-cache")
    assert (code, "Ignored 2 findings; 0 findings left" in out) == (0, True)
    assert "ignore[CP101] moves in March" in (repository.root / "web" / "bad.py").read_text()
    assert repository.run("check", "--no-cache")[0] == 0
    before = (repository.root / "web" / "bad.py").read_bytes()
    assert "Ignored 0 findings" in repository.run("fix", "--add-ignores", "--reason", "again", "--no-cache")[1]
    assert (repository.root / "web" / "bad.py").read_bytes() == before


def test_diff_writes_nothing(repository: Repository) -> None:
    code, out = repository.run("fix", "--add-ignores", "--reason", "moves", "--diff", "--no-cache")
    assert (code, "+++ b/web/bad.py" in out) == (1, True)
    assert (repository.root / "web" / "bad.py").read_text() == BAD


def test_what_the_policy_forbids_is_left(repository: Repository) -> None:
    repository.write({"policy.yaml": POLICY + "suppressions: {rules: [CP102]}\n"})
    code, out = repository.run("fix", "--add-ignores", "--reason", "moves", "--no-cache")
    assert code == 1
    assert "the policy does not let a comment ignore CP101: checkpolicy exceptions add" in out
    assert (repository.root / "web" / "bad.py").read_text() == BAD


def test_what_the_baseline_has_needs_no_comment(repository: Repository) -> None:
    repository.run("baseline", "create", "--no-cache")
    assert "Ignored 0 findings" in repository.run("fix", "--add-ignores", "--reason", "moves", "--no-cache")[1]


def test_a_notebook_is_left(repository: Repository) -> None:
    cell = {"cell_type": "code", "source": BAD, "metadata": {}, "outputs": [], "execution_count": None}
    notebook = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    repository.write({"web/bad.py": None, "old/bad.py": None, "a.ipynb": notebook})
    code, out = repository.run("fix", "--add-ignores", "--reason", "moves", "--no-cache")
    assert (code, "it stands in a notebook" in out) == (1, True)


@pytest.mark.parametrize(
    "flags",
    [("--add-ignores",), ("--reason", "x"), ("--add-ignores", "--reason", " "), ("--add-ignores", "--reason", "ä")],
)
def test_a_reason_goes_with_it(repository: Repository, flags: tuple[str, ...]) -> None:
    assert repository.run("fix", *flags)[0] == 2
