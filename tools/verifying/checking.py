"""Facts of the catalogue against what is installed: the client, the method, the parameter is there or it is not."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from verifying.introspection import MISSING, is_optional, load_name, member, missing_parameters
from verifying.strays import stray_functions, stray_paths

ROOT = Path(__file__).resolve().parents[2]


class Report:
    def __init__(self) -> None:
        self.facts: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        self.strays: set[str] = set()
        self.sdk: dict[str, Any] = {}
        spec = importlib.util.spec_from_file_location("versions", ROOT / "checker" / "sdks" / "versions.py")
        assert spec is not None
        assert spec.loader is not None
        self._spans = importlib.util.module_from_spec(spec)
        sys.modules["versions"] = self._spans
        spec.loader.exec_module(self._spans)

    def hold(self, fact: str, problem: str | None) -> None:
        self.facts[f"{fact}@{self.sdk['name']}"] = problem or ""

    def version(self, package: str) -> str | None:
        if package not in self.versions:
            try:
                self.versions[package] = metadata.version(package)
            except metadata.PackageNotFoundError:
                return None
        return self.versions[package]

    def asks(self, condition: str) -> bool:
        """Whether an entry of these versions is one for what is installed."""
        return self._holds(condition) is not False

    def _holds(self, condition: str) -> bool | None:
        """None: it says nothing, or what it speaks of is not installed."""
        package, _, bare = condition.rpartition(" ")
        names = [package] if package else self.sdk["packages"]
        version = next((v for name in names if (v := self.version(name)) is not None), None)
        return bool(self._spans.holds(bare, self._spans.exactly(version))) if bare and version is not None else None

    def parameters(self, entry: dict[str, Any]) -> list[str]:
        """What an entry names in the installed versions."""
        one: dict[str, Any] = next((v for v in entry["variants"] if self._holds(v["versions"])), entry)
        found: list[str] = one["parameters"]
        return found

    def load(self, name: str) -> Any:
        """As `load_name`; what is not there under its own name may be in a package that stands for the module. Of one
        that is not installed nothing is known."""
        found = [load_name(one) for one in (name, *self.aliases(name))]
        good = next((one for one in found if one is not None and one is not MISSING), None)
        return good if good is not None else MISSING if any(one is MISSING for one in found) else None

    def aliases(self, name: str) -> list[str]:
        """Other names of the same: of modules that stand for another (`langchain_classic: langchain`)."""
        others = self.sdk["reexports"].items()
        return [alias + name[len(target) :] for alias, target in others if name.startswith(f"{target}.")]


def check_sdk(sdk: dict[str, Any], report: Report) -> None:
    report.sdk = sdk
    for package in sdk["packages"]:
        report.version(package)
    known: set[int] = set()
    for client in sdk["clients"]:
        gone = client["calls"] and not any(report.asks(call["versions"]) for call in client["calls"].values())
        if report.asks(client["versions"]) and not gone:
            check_client(client, report, known)
    for section in ("functions", "factories"):
        for name, entry in sdk[section].items():
            found = report.load(name) if report.asks(entry["versions"]) else MISSING
            if found is None and is_optional(name):
                found = MISSING
            if found is not MISSING:
                problem = "no such function" if found is None else missing_parameters(found, report.parameters(entry))
                report.hold(name, problem)
    for name, parameters in sdk["setters"].items():
        found = load_name(name)
        if found is not MISSING:
            report.hold(name, "no such function" if found is None else missing_parameters(found, parameters))
    for name in (*sdk["records"], *(f"reexport {other}" for other in sdk["reexports"])):
        found = load_name(name.removeprefix("reexport "))
        if found is not MISSING:
            report.hold(name if " " in name else f"name {name}", "no such name" if found is None else None)
    for name in sdk["data_classes"]:
        found = report.load(name)
        if found is not MISSING:
            fields = hasattr(found, "model_fields") or hasattr(
                found, "__fields__"
            )  # pydantic's second version, or its first
            report.hold(f"name fields of {name}", None if fields else "no model of pydantic")
    report.strays.update(stray_functions(sdk))


def check_client(client: dict[str, Any], report: Report, known: set[int]) -> None:
    """One client, under the first of its names that is there: the others are where other versions have it."""
    loaded = {name: load_name(name) for name in client["names"] if "<" not in name}
    for name, found in loaded.items():
        if found is not MISSING:
            report.hold(f"name {name}", "no such class" if found is None else None)
    if not any(map(inspect.isclass, loaded.values())):
        loaded = {name: report.load(name) for name in loaded}
    present = {name: found for name, found in loaded.items() if found is not MISSING}
    classes = {name: found for name, found in present.items() if inspect.isclass(found)}
    if present and len(present) == len(loaded):  # of a name whose package is not installed nothing is known
        report.hold(f"one of {next(iter(loaded))}", None if classes else "no such class")
    first: dict[int, str] = {}
    for name, found in classes.items():  # names of one entry may be different classes (`Anthropic`, `AnthropicVertex`)
        first.setdefault(id(found), name)
    for name in first.values():
        # Facts have the same name wherever a version has the class: that of the first which ends alike.
        known_as = next(other for other in loaded if other.rpartition(".")[2] == name.rpartition(".")[2])
        if not client["abstract"]:
            check_class(classes[name], known_as, client, report, known)
    if client["abstract"] and classes:
        check_abstract(list(classes.values()), next(iter(loaded)), client, report)


def check_abstract(classes: list[type], name: str, client: dict[str, Any], report: Report) -> None:
    """What is good for annotations stands for its subclasses: one of its classes has each method, and what parameters
    it takes is said by those that are made."""
    for kind in ("calls", "makes", "mutators"):
        for path, entry in client[kind].items():
            found = [member(cls, path.split(".")) for cls in classes] if report.asks(entry["versions"]) else [MISSING]
            good = any(one is not None and one is not MISSING for one in found)
            if good or not any(one is MISSING for one in found):
                report.hold(f"{name}.{path}", None if good else "no such method")


def check_class(found: type, name: str, client: dict[str, Any], report: Report, known: set[int]) -> None:
    report.hold(f"{name}()", missing_parameters(found, report.parameters(client["constructor"])))
    for kind in ("calls", "makes", "mutators"):
        for path, entry in client[kind].items():
            if report.asks(entry["versions"]):
                check_method(found, f"{name}.{path}", path, report.parameters(entry), report)
    for path in client["free"]:
        check_method(found, f"name {name}.{path}", path, [], report)
    # Asynchronous clients mirror the others, and what a local one does costs nothing.
    if id(found) not in known and not client["local"] and not name.rpartition(".")[2].startswith("Async"):
        known.add(id(found))
        report.strays.update(f"{report.sdk['name']}: {path}" for path in stray_paths(found, client))


def check_method(owner: Any, fact: str, path: str, parameters: list[str], report: Report) -> None:
    found = member(owner, path.split("."))
    if found is MISSING:  # attributes made at run time (boto3): nothing to see
        return
    report.hold(fact, "no such method" if found is None else missing_parameters(found, parameters))
