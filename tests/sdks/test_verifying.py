"""What the verification of the catalogue sees of an SDK: methods through annotations, and what looks billable."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    sys.path.insert(0, str(TOOLS))
    yield importlib.import_module("verifying.checking")
    sys.path.remove(str(TOOLS))


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


class Speech:
    def convert(self) -> None: ...


class RealtimeSpeech(Speech):
    def convert_realtime(self) -> None: ...


class Generated:
    def __init__(self) -> None:
        self._speech: Speech | None = None

    @property
    def speech(self) -> Speech:
        return self._speech or Speech()


class Written(Generated):
    def __init__(self) -> None:
        super().__init__()
        self._speech = RealtimeSpeech()


def client(**parts: Any) -> dict[str, Any]:
    return {"calls": {}, "makes": {}, "mutators": {}, "free": [], "transparent": [], **parts}


def test_attributes_that_are_only_annotated_are_looked_into(tool: ModuleType) -> None:
    assert set(tool.stray_paths(Client, client())) == {"chat.complete", "jobs.create"}


def test_a_call_whose_twin_is_catalogued_is_asked_for_by_itself(tool: ModuleType) -> None:
    known = client(calls={"chat.complete": {}}, free=["jobs.create"])
    assert list(tool.stray_paths(Client, known)) == ["chat.complete_async"]


def test_what_a_subclass_sets_takes_the_place_of_what_a_property_is_said_to_give(tool: ModuleType) -> None:
    assert inspect.isfunction(tool.member(Written, ["speech", "convert_realtime"]))
    assert tool.member(Generated, ["speech", "convert_realtime"]) is None


def check(tool: ModuleType, *names: str, reexports: dict[str, str] | None = None, **parts: Any) -> dict[str, str]:
    report = tool.Report()
    report.sdk = {"name": "x", "packages": ["x"], "reexports": reexports or {}}
    entry = client(**{"names": list(names), "versions": "", "abstract": True, "local": False, **parts})
    tool.check_client(entry, report, set())
    return dict(report.facts)


def test_a_class_that_moved_is_the_same_fact_wherever_it_is(tool: ModuleType) -> None:
    assert check(tool, "json.gone.JSONDecoder", "json.JSONDecoder")["one of json.gone.JSONDecoder@x"] == ""
    assert check(tool, "json.gone.Nobody", "json.Nobody")["one of json.gone.Nobody@x"] == "no such class"


def test_of_a_package_that_is_not_installed_nothing_is_said(tool: ModuleType) -> None:
    assert check(tool, "nobody_has_this.Client", "json.Nobody") == {"name json.Nobody@x": "no such class"}


def call(*parameters: str, **parts: Any) -> dict[str, Any]:
    return {"parameters": list(parameters), "versions": "", "variants": [], **parts}


def test_a_class_is_looked_up_in_the_package_that_stands_for_its_module(tool: ModuleType) -> None:
    calls = {"decode": call("s"), "fly": call()}
    moved = {"json.decoder": "json.gone"}
    facts = check(tool, "json.gone.JSONDecoder", reexports=moved, abstract=False, constructor=call(), calls=calls)
    assert facts["json.gone.JSONDecoder.decode@x"] == ""
    assert facts["json.gone.JSONDecoder.fly@x"] == "no such method"


def test_an_abstract_client_has_a_method_where_one_of_its_classes_does(tool: ModuleType) -> None:
    calls = {"decode": call("of_a_subclass"), "fly": call()}
    facts = check(tool, "json.JSONEncoder", "json.JSONDecoder", calls=calls)
    assert facts["json.JSONEncoder.decode@x"] == ""
    assert facts["json.JSONEncoder.fly@x"] == "no such method"


def test_a_variant_names_the_parameters_of_its_versions(tool: ModuleType) -> None:
    report = tool.Report()
    report.sdk = {"name": "x", "packages": ["x"], "reexports": {}}
    entry = call("headers", variants=[call(versions="y <2")])
    for version, parameters in ("1.9", []), ("2.0", ["headers"]):
        report.versions["y"] = version
        assert report.parameters(entry) == parameters
    assert tool.Report.parameters(report, call("headers", variants=[call(versions="not-installed <2")])) == ["headers"]


def test_a_missing_function_is_optional_where_its_module_names_it(tool: ModuleType) -> None:
    assert tool.is_optional("json.scanner.c_make_scanner")
    assert not tool.is_optional("json.scanner.from_nobody")


def test_an_environment_is_asked_again_where_the_question_changes(tool: ModuleType, tmp_path: Path) -> None:
    answered, asked = importlib.import_module("verify_sdks").answered, []

    def ask(names: list[str]) -> dict[str, int]:
        asked.append(names)
        return dict.fromkeys(names, len(asked))

    for openai, cohere, answer in ("1", "1", (1, 1)), ("1", "1", (1, 1)), ("2", "1", (2, 1)):
        found = answered(tmp_path / "facts.json", {"openai": openai, "cohere": cohere}, ask)
        assert (found["openai"], found["cohere"]) == answer
    assert asked == [["openai", "cohere"], ["openai"]]


def test_parameters_of_any_number_are_asked_for_without_their_star(tool: ModuleType) -> None:
    facts = importlib.import_module("verifying.catalogue_facts")
    assert facts._entry({"positional": ["first", "*branches"]})["parameters"] == ["branches", "first"]
