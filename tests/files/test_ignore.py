"""Ignore patterns decide as git decides."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.files.discovery import discover
from checker.files.ignore import IgnoreRules

needs_git = pytest.mark.skipif(
    shutil.which("git") is None or os.name == "nt",
    reason="git is the oracle, with names that Windows forbids",
)

PATTERNS = r"""
# a comment
\#kept-hash.py
\!bang.py
*.gen.py
!keep.gen.py
/top.py
/folder_top/
folder/
*_pb2.py
doc/*.py
a/**/z.py
**/deep.py
inner/**
abc/**/
mid?le.py
[ab]x.py
[!ab]y.py
[a-c]z[0-9].py
[[:digit:]]n.py
tr\ ail.py\@
spaces.py@@@
!folder/inside.py
q\*r.py
**
!**/
!*.py
*.gen.py
late*
!late_kept.py
x**y.py
a/***/tri.py
foo/**bar/w.py
[z-a]r.py
unclosed[.py
trailing\
""".lstrip("\n").replace("@", " ")

FILES = """
#kept-hash.py !bang.py a.gen.py keep.gen.py sub/keep.gen.py top.py sub/top.py folder_top/a.py sub/folder_top/a.py
folder/inside.py sub/folder/x.py m_pb2.py sub/m_pb2.py doc/a.py sub/doc/a.py doc/sub/a.py a/z.py a/b/z.py a/b/c/z.py
deep.py q/deep.py inner/a.py inner/b/c.py sub/inner/a.py abc/x.py abc/d/x.py middle.py midle.py
mid/le.py ax.py bx.py cx.py ay.py cy.py az1.py dz1.py 1n.py nn.py q*r.py qxr.py late.py late_kept.py late/x.py xy.py
a/tri.py a/b/tri.py xaby.py xa/by.py foo/bar/w.py foo/abar/w.py foo/a/bar/w.py br.py unclosed[.py clean.py sub/clean.py
""".split()


def git_kept(folder: Path) -> set[str]:
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"],
        cwd=folder,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return {path for path in listed.split("\0") if path.endswith(".py")}


def tree(folder: Path, files: list[str]) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


@needs_git
@pytest.mark.parametrize("count", range(1, len(PATTERNS.splitlines()) + 1))
def test_every_prefix_of_a_nasty_gitignore_is_read_as_git_reads_it(tmp_path: Path, count: int) -> None:
    tree(tmp_path, FILES)
    (tmp_path / ".gitignore").write_text("\n".join(PATTERNS.splitlines()[:count]) + "\n")

    assert set(discover([], root=tmp_path, cwd=tmp_path).sources) == git_kept(tmp_path)


@needs_git
def test_nested_files_local_excludes_and_negations_work_together(tmp_path: Path) -> None:
    tree(tmp_path, ["a.py", "gen/a.py", "gen/keep/a.py", "x/gen/a.py", "x/own.py", "x/y/own.py", "local.py", "x/z.py"])
    (tmp_path / ".gitignore").write_text("gen/*\n!gen/keep/\nz.py\n")
    (tmp_path / "x" / ".gitignore").write_text("/own.py\n!z.py\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("local.py\n")

    found = set(discover([], root=tmp_path, cwd=tmp_path).sources)

    assert found == {"a.py", "gen/keep/a.py", "x/gen/a.py", "x/y/own.py", "x/z.py"}
    assert found == git_kept(tmp_path)


segments = st.text("ab.*?", min_size=1, max_size=4) | st.sampled_from(["**", "a", "b", "a.b", "[ab]", "[!a]", "a*"])
patterns = st.builds(
    lambda bang, slash, parts, end: bang + slash + "/".join(parts) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(segments, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)
paths = st.lists(st.sampled_from(["a", "b", "ab", "a.b", ".a", "aab", "b.a"]), min_size=1, max_size=3).map("/".join)


@needs_git
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(patterns, max_size=6), paths=st.lists(paths, min_size=1, max_size=30, unique=True))
def test_any_patterns_are_read_as_git_reads_them(tmp_path: Path, lines: list[str], paths: list[str]) -> None:
    if not (tmp_path / ".git").exists():
        tree(tmp_path, [])
    (tmp_path / ".gitignore").write_text("\n".join(lines) + "\n")
    answer = subprocess.run(
        ["git", "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=tmp_path,
        input="\0".join(paths).encode(),
        capture_output=True,
        check=False,
    )

    assert {path for path in paths if ignored(IgnoreRules(lines), path)} == set(answer.stdout.decode().split("\0")) - {
        ""
    }


def ignored(rules: IgnoreRules, path: str) -> bool:
    """As a walk asks: from the top, and nothing about what lies in an ignored folder."""
    parts = path.split("/")
    return any(
        rules.verdict("/".join(parts[: depth + 1]), part, depth + 1 < len(parts)) for depth, part in enumerate(parts)
    )


@given(st.lists(st.text(max_size=20), max_size=8), st.text(min_size=1, max_size=12))
def test_no_line_is_an_error(lines: list[str], name: str) -> None:
    assert IgnoreRules(lines).verdict(name, name, False) in (True, False, None)
