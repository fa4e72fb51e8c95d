"""What the verification of the catalogue sees of an SDK: methods through annotations, and what looks billable."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "verify_catalogue.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_catalogue", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify_catalogue"] = module
    spec.loader.exec_module(module)
    return module


class Jobs:
    def create(self) -> None: ...

    def create_async(self) -> None: ...

    def retrieve(self) -> None: ...


class Chat:
    def complete(self, prompt: str) -> None: ...

    def complete_async(self, prompt: str) -> None: ...


class Client:
    jobs: Jobs  # set by the constructor, as openai did before 1.60 and mistralai does

    @property
    def chat(self) -> Chat:
        return Chat()


def client(**parts: Any) -> dict[str, Any]:
    return {"calls": {}, "makes": {}, "mutators": {}, "free": [], "transparent": [], **parts}


def test_attributes_that_are_only_annotated_are_looked_into(tool: ModuleType) -> None:
    assert set(tool.stray_paths(Client, client())) == {"chat.complete", "jobs.create"}


def test_a_call_whose_twin_is_catalogued_is_asked_for_by_itself(tool: ModuleType) -> None:
    known = client(calls={"chat.complete": {}}, free=["jobs.create"])
    assert list(tool.stray_paths(Client, known)) == ["chat.complete_async"]


def check(tool: ModuleType, *names: str) -> dict[str, str]:
    report = tool.Report()
    report.sdk = {"name": "x", "packages": ["x"]}
    entry = client(names=list(names), versions="", abstract=True, constructor={"parameters": []})
    tool.check_client(entry, report, set())
    return dict(report.facts)


def test_a_class_that_moved_is_the_same_fact_wherever_it_is(tool: ModuleType) -> None:
    assert check(tool, "json.gone.JSONDecoder", "json.JSONDecoder")["one of json.gone.JSONDecoder@x"] == ""
    assert check(tool, "json.gone.Nobody", "json.Nobody")["one of json.gone.Nobody@x"] == "no such class"


def test_of_a_package_that_is_not_installed_nothing_is_said(tool: ModuleType) -> None:
    assert check(tool, "nobody_has_this.Client", "json.Nobody") == {"name json.Nobody@x": "no such class"}
