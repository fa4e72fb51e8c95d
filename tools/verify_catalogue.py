"""Check the catalogue against really installed SDKs, by introspection: classes, methods, parameters, functions exist.

    python tools/verify_catalogue.py --dump catalogue.json                # with checkpolicy's own interpreter
    VENV/bin/python tools/verify_catalogue.py --against catalogue.json    # with an interpreter that has some SDKs

Entries hold for ranges of versions and SDKs exclude each other in one environment, so several environments cover the
catalogue together: `--seen FILE` appends what was found in one, and `--summary FILE` says what holds in none of them
(exit 1) and what could not be looked at (exit 0). The second form imports the SDKs and needs the standard library only.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import os
import sys
import typing
import warnings
from functools import cached_property
from pathlib import Path
from typing import Any

MISSING = object()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--seen", type=Path)
    parser.add_argument("--summary", type=Path)
    arguments = parser.parse_args()
    if arguments.dump:
        arguments.dump.write_text(json.dumps(dump(), indent=1), encoding="utf-8")
        return 0
    catalogue = json.loads(arguments.against.read_text(encoding="utf-8"))
    if arguments.summary:
        return summarise(catalogue, arguments.summary)
    warnings.simplefilter("ignore")
    os.environ.setdefault("OPENAI_API_KEY", "none")  # the module's own client is built when it is looked at
    report = Report()
    for sdk in catalogue:
        check_sdk(sdk, report)
    for line in report.problems:
        print(line)
    print(f"{len(report.good)} facts hold, {len(report.problems)} do not")
    if arguments.seen:
        with arguments.seen.open("a", encoding="utf-8") as file:
            file.writelines(f"+{fact}\n" for fact in sorted(report.good))
            file.writelines(f"-{problem}\n" for problem in report.problems)
            file.writelines(f"?{fact}\n" for fact in sorted(report.hidden))
    return 1 if report.problems and not arguments.seen else 0


# --- the catalogue as plain facts ------------------------------------------------------------------------------------


def dump() -> list[dict[str, Any]]:
    """The catalogue as facts to check: names, and the parameters that each names."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from checker.sdks.catalogue import load

    catalogue = load()
    facts = []
    for name in catalogue.names:
        sdk = catalogue.sdk(name)
        facts.append(
            {
                "name": name,
                "clients": [
                    {
                        "names": client.names,
                        "abstract": client.abstract,
                        "constructor": _parameters(client.constructor),
                        "calls": {path: _parameters(call) for path, call in client.calls.items()},
                        "makes": {path: _parameters(make) for path, make in client.makes.items()},
                        "mutators": {path: _parameters(make) for path, make in client.mutators.items()},
                        "free": sorted(client.free),
                    }
                    for client in sdk.clients
                ],
                "functions": {name: _parameters(call) for name, call in sdk.functions.items()},
                "factories": {name: _parameters(f.make) for f in sdk.factories for name in f.names},
                "records": [name for record in sdk.records for name in record.names],
                "reexports": dict(sdk.reexports),
            }
        )
    return facts


def _parameters(spec: Any) -> list[str]:
    named = [*spec.positional, *spec.carriers, *(path.partition(".")[0] for path in spec.lost)]
    named += [s for s in (getattr(spec, "http", None), getattr(spec, "base", None), getattr(spec, "picks", "")) if s]
    if isinstance(getattr(spec, "stream", None), str):
        named.append(spec.stream)
    return sorted(set(named))


# --- checking --------------------------------------------------------------------------------------------------------


class Report:
    def __init__(self) -> None:
        self.good: set[str] = set()
        self.problems: list[str] = []
        self.hidden: set[str] = set()  # made at run time

    def hold(self, fact: str, problem: str | None) -> None:
        if problem is None:
            self.good.add(fact)
        else:
            self.problems.append(f"{fact}: {problem}")


def check_sdk(sdk: dict[str, Any], report: Report) -> None:
    for client in sdk["clients"]:
        for name in client["names"]:
            found = load_name(name)
            if found is MISSING or "<" in name:
                continue
            if found is None:
                report.hold(name, "no such class")
                continue
            report.hold(name, None if inspect.isclass(found) else "is no class")
            if not client["abstract"]:
                report.hold(f"{name}()", missing_parameters(found, client["constructor"]))
            for kind in ("calls", "makes", "mutators"):
                for path, parameters in client[kind].items():
                    check_method(found, f"{name}.{path}", path, parameters, report)
            for path in client["free"]:
                check_method(found, f"{name}.{path}", path, [], report)
    for section in ("functions", "factories"):
        for name, parameters in sdk[section].items():
            found = load_name(name)
            if found is MISSING:
                continue
            report.hold(name, "no such function" if found is None else missing_parameters(found, parameters))
    for name in sdk["records"]:
        found = load_name(name)
        if found is not MISSING:
            report.hold(name, "no such class" if found is None else None)
    for other in sdk["reexports"]:
        found = load_name(other)
        if found is not MISSING:
            report.hold(f"reexport {other}", "no such name" if found is None else None)


def check_method(owner: Any, fact: str, path: str, parameters: list[str], report: Report) -> None:
    found = member(owner, path.split("."))
    if found is MISSING:  # attributes made at run time (boto3): nothing to see
        report.hidden.add(fact)
        return
    report.hold(fact, "no such method" if found is None else missing_parameters(found, parameters))


def load_name(name: str) -> Any:
    """The object of that name, None where its module exists without it, MISSING where the package is not installed."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError as error:
            if error.name and not ".".join(parts).startswith(error.name):
                return MISSING  # an optional dependency of the SDK
            continue
        except Exception:  # noqa: BLE001 - an SDK may raise anything at import
            return MISSING
        rest = parts[length:]
        if not rest:
            return found
        if getattr(found, "__file__", None) is None and not hasattr(found, rest[0]):
            return MISSING  # a namespace package (`google`) without this member of it
        try:
            first = getattr(found, rest[0])
        except Exception:  # noqa: BLE001 - lazy modules raise what they like
            return None
        if len(rest) == 1:
            return first
        if inspect.isclass(first):
            return member(first, rest[1:])
        for attribute in rest[1:]:  # a module's client (`openai.chat`)
            first = getattr(first, attribute, None)
        return first
    return MISSING


def member(owner: Any, path: list[str]) -> Any:
    """The attribute at `path` below a class, following the types of properties and annotations."""
    for position, name in enumerate(path):
        static = inspect.getattr_static(owner, name, None)
        if static is None:
            annotated = annotation(owner, name)
            if annotated is None:
                return MISSING if dynamic(owner) or set_by_constructor(owner, name) else None
            owner = annotated
            continue
        last = position == len(path) - 1
        if isinstance(static, cached_property | property):
            function = static.func if isinstance(static, cached_property) else static.fget
            returned = owner if names_self(function) else returns(function)
            if returned is None:
                return MISSING
            owner = returned
        elif inspect.isclass(static) or last:
            owner = static.__func__ if isinstance(static, classmethod | staticmethod) else static
        else:
            owner = type(static)
    return owner


def dynamic(owner: Any) -> bool:
    return owner is object or any("__getattr__" in vars(cls) for cls in getattr(owner, "__mro__", ()))


def set_by_constructor(owner: Any, name: str) -> bool:
    for cls in getattr(owner, "__mro__", ()):
        try:
            source = inspect.getsource(cls)
        except (OSError, TypeError):
            continue
        if f"self.{name} =" in source or f"self.{name}:" in source:
            return True
    return False


def annotation(owner: Any, name: str) -> Any:
    for cls in getattr(owner, "__mro__", ()):
        lazy = vars(cls).get("_sub_sdk_map", {})
        if name in lazy:
            module, attribute = lazy[name]
            return getattr(importlib.import_module(module), attribute)
        text = vars(cls).get("__annotations__", {}).get(name)
        if text is None:
            continue
        if inspect.isclass(text):
            return text
        if "Self" in str(text):
            return owner
        return resolve_text(str(text), cls.__module__)
    return None


def returns(function: Any) -> Any:
    try:
        returned = typing.get_type_hints(function).get("return")
    except Exception:  # noqa: BLE001 - names imported for type checkers only
        returned = None
    if inspect.isclass(returned):
        return returned
    text = str(getattr(function, "__annotations__", {}).get("return", ""))
    found = resolve_text(text, function.__module__)
    if found is not None:
        return found
    # `from .resources.chat import Chat; return Chat(self)` in the body, or the import for type checkers in the module.
    body = inspect.getsource(function).splitlines()
    for line in [*body, *inspect.getsource(sys.modules[function.__module__]).splitlines()]:
        words = line.split()
        if words[:1] != ["from"] or not words[3:]:
            continue
        if text.strip("'\"") in line if text else line in body:
            package = function.__module__ if words[1].startswith(".") else None
            base = package.rpartition(".")[0] if package and not is_package(package) else package
            found = getattr(importlib.import_module(words[1], base), text.strip("'\"") or words[3], None)
            if found is not None:
                return found
    return None


def names_self(function: Any) -> bool:
    return "Self" in str(getattr(function, "__annotations__", {}).get("return", ""))


def is_package(module: str) -> bool:
    return hasattr(sys.modules[module], "__path__")


def resolve_text(text: str, module: str) -> Any:
    for part in text.strip("'\"").replace("Optional[", "").rstrip("]").split("|"):
        found: Any = sys.modules[module]
        for name in part.strip().split("."):
            found = getattr(found, name, None)
        if inspect.isclass(found):
            return found
    return None


def missing_parameters(found: Any, parameters: list[str]) -> str | None:
    fields = getattr(found, "model_fields", None) or getattr(found, "__fields__", None)
    if isinstance(fields, dict):
        known = set(fields) | {getattr(field, "alias", None) for field in fields.values()}
        known |= set(inspect.signature(found.__init__).parameters)  # private attributes that the constructor takes
        lost = [name for name in parameters if name not in known]
        config = getattr(found, "model_config", {})
        moves = any("build_extra" in name for name in dir(found))  # LangChain: unknown keywords go to model_kwargs
        passes_on = any(p.kind is p.VAR_KEYWORD for p in inspect.signature(found.__init__).parameters.values())
        own = not found.__init__.__module__.startswith(("pydantic", "langchain_core"))
        if not lost or moves or (own and passes_on) or (isinstance(config, dict) and config.get("extra") == "allow"):
            return None
        return f"no field {', '.join(lost)}"
    try:
        signature = inspect.signature(found)
    except (TypeError, ValueError):
        return None
    if any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values()):
        return None
    lost = [name for name in parameters if name not in signature.parameters]
    return f"no parameter {', '.join(lost)}" if lost else None


def summarise(catalogue: list[dict[str, Any]], file: Path) -> int:
    """Name what holds in no environment, and what none has looked at."""
    lines = file.read_text(encoding="utf-8").splitlines()
    good = {line[1:] for line in lines if line.startswith("+")}
    bad = {line[1:].partition(": ")[0]: line[1:] for line in lines if line.startswith("-")}
    hidden = {line[1:] for line in lines if line.startswith("?")}
    nowhere = sorted(problem for fact, problem in bad.items() if fact not in good and fact not in hidden)
    for problem in nowhere:
        print(f"holds nowhere: {problem}")
    for fact in facts_of(catalogue):
        if fact not in good and fact not in bad:
            print(f"not looked at: {fact}")
    print(f"{len(good)} facts hold somewhere, {len(nowhere)} nowhere")
    return 1 if nowhere else 0


def facts_of(catalogue: list[dict[str, Any]]) -> list[str]:
    facts = []
    for sdk in catalogue:
        for client in sdk["clients"]:
            for name in client["names"]:
                if "<" not in name:
                    facts.append(name)
                    facts += [f"{name}.{path}" for kind in ("calls", "makes") for path in client[kind]]
        facts += [*sdk["functions"], *sdk["factories"], *sdk["records"], *(f"reexport {n}" for n in sdk["reexports"])]
    return facts


if __name__ == "__main__":
    sys.exit(main())
