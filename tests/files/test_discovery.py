"""Which files a run looks at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.files.discovery import PathNotFoundError, Unreadable, discover, find_root

LANGUAGES = {".ts": "TypeScript", ".js": "JavaScript", ".go": "Go"}


def make(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("", encoding="utf-8")
    return root


def sources(root: Path, *paths: str, cwd: Path | None = None, exclude: tuple[str, ...] = ()) -> list[str]:
    return list(discover([Path(p) for p in paths], root=root, cwd=cwd or root, exclude=exclude).sources)


def test_python_files_stubs_and_notebooks_in_sorted_order(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a/z.pyi", "a/b/n.ipynb", "a/readme.md", "a-b/x.py", "Makefile", "c.pyc")

    assert sources(tmp_path) == ["a-b/x.py", "a/b/n.ipynb", "a/z.pyi", "b.py"]


def test_hidden_vendored_and_built_code_is_left_out_and_named(tmp_path: Path) -> None:
    make(
        tmp_path,
        "app.py",
        ".hidden.py",
        ".tox/x.py",
        ".ipynb_checkpoints/app.ipynb",
        "__pycache__/x.py",
        "node_modules/p/x.py",
        "lib/site-packages/p.py",
        "venv/x.py",
        "vendor/p.py",
        "src/third_party/p.py",
        "src/_vendor/p.py",
        "build/lib/app.py",
        "dist/app.py",
        "__pypackages__/p.py",
        "app.egg-info/x.py",
    )
    found = discover([], root=tmp_path, cwd=tmp_path)

    assert found.sources == ("app.py",)
    assert found.skipped == (
        "__pypackages__",
        "app.egg-info",
        "build",
        "dist",
        "lib/site-packages",
        "node_modules",
        "src/_vendor",
        "src/third_party",
        "vendor",
        "venv",
    )


def test_a_virtual_environment_is_known_by_its_marker_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "my-env/pyvenv.cfg", "my-env/lib/x.py", "env/x.py")

    assert sources(tmp_path) == ["env/x.py"]


def test_a_package_named_build_is_code_of_the_project(tmp_path: Path) -> None:
    make(tmp_path, "src/build/__init__.py", "src/build/tasks.py", "build/lib/src/build/tasks.py")

    assert sources(tmp_path) == ["src/build/__init__.py", "src/build/tasks.py"]


def test_what_is_named_explicitly_is_checked_even_if_hidden_vendored_or_ignored(tmp_path: Path) -> None:
    make(
        tmp_path, ".hidden/x.py", ".hidden/.deeper/y.py", "vendor/p/x.py", "gen/out/a.py", "gen/b.py", "venv/pyvenv.cfg"
    )
    make(tmp_path, "venv/x.py")
    (tmp_path / ".gitignore").write_text("gen/\n*.py\n")

    assert sources(tmp_path, "gen/b.py") == ["gen/b.py"]
    assert sources(tmp_path, "gen") == ["gen/b.py", "gen/out/a.py"]
    assert sources(tmp_path, "gen/out") == ["gen/out/a.py"]
    (tmp_path / ".gitignore").write_text("gen/\n")
    assert sources(tmp_path, ".hidden") == [".hidden/x.py"]
    assert sources(tmp_path, "vendor/p") == ["vendor/p/x.py"]
    assert sources(tmp_path, "venv") == ["venv/x.py"]
    assert sources(tmp_path, "gen/b.py", exclude=("b.py",)) == ["gen/b.py"]


def test_the_order_of_arguments_and_their_overlap_do_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "a/x.py", "a/gen/y.py", "a/gen/sub/z.py", "b.py")
    (tmp_path / "a" / ".gitignore").write_text("gen/\n")
    (tmp_path / "a" / "gen" / ".gitignore").write_text("sub/\n")

    there = sources(tmp_path, "a", "a/gen", ".", "b.py", "a/gen/y.py")
    back = sources(tmp_path, "a/gen/y.py", "b.py", ".", "a/gen", "a")

    assert there == back == ["a/gen/y.py", "a/x.py", "b.py"]


def test_rules_above_the_named_folder_count_up_to_the_top_of_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "outer/repo/pkg/a.py", "outer/repo/pkg/b.py", "outer/repo/pkg/c.py", "outer/repo/.git/HEAD")
    (tmp_path / "outer" / ".gitignore").write_text("b.py\n")  # outside of the repository: not ours
    (tmp_path / "outer" / "repo" / ".gitignore").write_text("/pkg/c.py\n")
    root = tmp_path / "outer" / "repo" / "pkg"

    assert sources(root) == ["a.py", "b.py"]


def test_a_repository_inside_another_one_has_its_own_rules(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "sub/.git/HEAD", "sub/a.py", "a.py", "b.py")
    (tmp_path / ".gitignore").write_text("a.py\n")

    assert sources(tmp_path) == ["b.py", "sub/a.py"]


def test_exclude_patterns_count_from_their_own_folder_and_no_gitignore_undoes_them(tmp_path: Path) -> None:
    make(tmp_path, "gen/a.py", "svc/gen/a.py", "svc/b_pb2.py", "b_pb2.py", "svc/x/gen/a.py")
    (tmp_path / ".gitignore").write_text("!svc/b_pb2.py\n")

    found = discover([], root=tmp_path, cwd=tmp_path, exclude=["/gen", "*_pb2.py"], exclude_from=tmp_path / "svc")

    assert found.sources == ("b_pb2.py", "gen/a.py", "svc/x/gen/a.py")


def test_paths_count_from_the_working_directory_and_are_given_relative_to_the_root(tmp_path: Path) -> None:
    make(tmp_path, "svc/api/a.py", "svc/b.py", "shared/c.py")

    assert sources(tmp_path, ".", cwd=tmp_path / "svc") == ["svc/api/a.py", "svc/b.py"]
    assert sources(tmp_path, "../shared", cwd=tmp_path / "svc") == ["shared/c.py"]
    assert sources(tmp_path / "svc", "../shared", "b.py", cwd=tmp_path / "svc") == ["../shared/c.py", "b.py"]


def test_files_of_other_languages_are_listed_by_language(tmp_path: Path) -> None:
    make(tmp_path, "web/a.ts", "web/b.JS", "web/lib.min.js", "main.go", "vendor/x.go", "a.py", "x.rs")
    (tmp_path / ".gitignore").write_text("main.go\n")
    found = discover([Path(), Path("main.go")], root=tmp_path, cwd=tmp_path, languages=LANGUAGES)

    assert found.others == {"Go": ("main.go",), "JavaScript": ("web/b.JS",), "TypeScript": ("web/a.ts",)}


def test_named_files_that_hold_no_code_are_handed_back(tmp_path: Path) -> None:
    make(tmp_path, "policy.yaml", "checkpolicy.toml", "notes")
    (tmp_path / "serve").write_text("#!/usr/bin/env python3\n")
    found = discover(
        [Path(n) for n in ("serve", "policy.yaml", "notes", "checkpolicy.toml")], root=tmp_path, cwd=tmp_path
    )

    assert found.sources == ("serve",)
    assert found.documents == ("checkpolicy.toml", "notes", "policy.yaml")


def test_all_missing_paths_are_named_at_once(tmp_path: Path) -> None:
    make(tmp_path, "a.py")
    with pytest.raises(PathNotFoundError, match=r"^gone\.py: no such file or folder; no: no such file or folder$"):
        sources(tmp_path, "gone.py", "a.py", "no")


@pytest.mark.skipif(os.name == "nt", reason="making symbolic links needs a privilege on Windows")
def test_links_neither_loop_nor_double(tmp_path: Path) -> None:
    make(tmp_path, "pkg/a.py", "real/b.py")
    (tmp_path / "pkg" / "up").symlink_to(tmp_path)
    (tmp_path / "pkg" / "self.py").symlink_to("self.py")
    (tmp_path / "pkg" / "broken.py").symlink_to("nowhere.py")
    (tmp_path / "linked").symlink_to("real")
    (tmp_path / "pkg" / "b_link.py").symlink_to("../real/b.py")

    assert sources(tmp_path) == ["pkg/a.py", "pkg/b_link.py", "real/b.py"]
    assert sources(tmp_path, "linked") == ["linked/b.py"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows read closed folders all the same")
def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "closed/b.py")
    (tmp_path / "closed").chmod(0)
    try:
        found = discover([], root=tmp_path, cwd=tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o755)

    assert found.sources == ("a.py",)
    assert [(u.path, u.reason) for u in found.unreadable] == [
        ("closed", "the folder cannot be read: Permission denied")
    ]


def test_a_folder_that_vanishes_during_the_walk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.py", "gone/b.py")
    scandir = os.scandir

    def vanishing(path: str) -> object:
        if str(path).endswith("gone"):
            raise FileNotFoundError(2, "No such file or directory")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    found = discover([], root=tmp_path, cwd=tmp_path)

    assert found.sources == ("a.py",)
    assert [u.path for u in found.unreadable] == ["gone"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_is_told_and_not_passed_on(tmp_path: Path) -> None:
    make(tmp_path, "a.py")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.py")).write_text("")
    found = discover([], root=tmp_path, cwd=tmp_path)

    assert found.sources == ("a.py",)
    assert found.unreadable == (Unreadable(r"caf\xe9.py", "its name is not valid UTF-8"),)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["repo/.git/HEAD", "repo/svc/pyproject.toml"], "repo"),
        (["repo/.git"], "repo"),  # a worktree or submodule: `.git` is a file there
        (["repo/pyproject.toml", "repo/svc/checkpolicy.toml"], "repo/svc"),
        (["repo/setup.py"], "repo"),
        ([], "repo/svc/app"),
        (["repo/svc/app/__init__.py", "repo/svc/__init__.py"], "repo"),  # above the packages: imports begin there
    ],
)
def test_the_root_is_the_repository_else_the_project_else_the_folder(
    tmp_path: Path, marks: list[str], expected: str
) -> None:
    make(tmp_path, "repo/svc/app/a.py", "repo/svc/app/b/c.py", *marks)

    assert find_root([Path("repo/svc/app/a.py"), Path("repo/svc/app/b")], cwd=tmp_path) == tmp_path / expected
    assert find_root([], cwd=tmp_path / "repo/svc/app") == tmp_path / expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files of POSIX systems")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert discover([tmp_path], root=tmp_path, cwd=tmp_path).sources == ()
    named = discover([tmp_path / "pipe.py"], root=tmp_path, cwd=tmp_path)
    assert named.sources == ()
    assert [(item.path, item.reason) for item in named.unreadable] == [("pipe.py", "it is no regular file")]
