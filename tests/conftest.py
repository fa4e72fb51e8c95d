"""What all tests share: golden files, rewritten with --update-golden, their diff read like code."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: the time of one example says nothing about what it shows.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "contained: errors of the engine are told as a user is told, and not raised")
    config.addinivalue_line("markers", "share(n): many cases of one kind; a run of all tests takes every n-th of them")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing")
    parser.addoption("--whole", action="store_true", help="all cases of the tests of which a run takes a share")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of many cases of one kind a share is run, the same ones each time; all of them where their file is named."""
    if config.getoption("--whole"):
        return
    named = {Path(argument.partition("::")[0]).name for argument in config.args}
    left_out = {item for item in items if item.path.name not in named and not _in_share(item)}
    if left_out:
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = [item for item in items if item not in left_out]


def _in_share(item: pytest.Item) -> bool:
    share = item.get_closest_marker("share")
    return share is None or zlib.crc32(item.nodeid.encode()) % int(share.args[0]) == 0


@pytest.fixture(autouse=True)
def _defects_are_raised(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Where the engine fails, a user gets the rest of the run, and a test the error."""
    if request.node.get_closest_marker("contained") is not None:
        return

    def raised(error: Exception) -> str:
        raise error

    monkeypatch.setattr("checker.code.execution.defects.described", raised)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(file, text)` asserts that the file holds the text."""
    update = request.config.getoption("--update-golden")

    def compare(file: Path, text: str) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"{file.name} is missing: run with --update-golden and read it"
        assert text == file.read_text(encoding="utf-8")

    return compare
