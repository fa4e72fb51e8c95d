"""What all tests share: golden files, rewritten with --update-golden, their diff read like code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: the time of one example says nothing about what it shows.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "contained: errors of the engine are told as a user is told, and not raised")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing")


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
