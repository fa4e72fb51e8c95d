"""Check the catalogue against really installed SDKs, by introspection: classes, methods, parameters, functions exist.

    python tools/verify_catalogue.py --dump catalogue.json                # with checkpolicy's own interpreter
    VENV/bin/python tools/verify_catalogue.py --against catalogue.json --answer FILE    # in an environment of SDKs

The second form imports the SDKs and needs the standard library only. What holds for other versions than the installed
ones is not asked; packages that are not installed are not looked at. Its answer has the facts with their problems
(none: it holds), the versions, and public methods and functions that look billable but are not catalogued.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import inspect
import json
import os
import re
import sys
import typing
import warnings
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

MISSING = object()
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--answer", type=Path)
    arguments = parser.parse_args()
    if arguments.dump:
        arguments.dump.write_text(json.dumps(dump(), indent=1), encoding="utf-8")
        return 0
    catalogue = json.loads(arguments.against.read_text(encoding="utf-8"))
    warnings.simplefilter("ignore")
    os.environ.setdefault("OPENAI_API_KEY", "none")  # the module's own client is built when it is looked at
    report = Report()
    for sdk in catalogue:
        check_sdk(sdk, report)
    answer = {"facts": report.facts, "versions": report.versions, "strays": sorted(report.strays)}
    arguments.answer.write_text(json.dumps(answer), encoding="utf-8")
    sys.stdout.flush()
    os._exit(0)  # some SDKs leave threads behind
    return 0


# --- the catalogue as plain facts ------------------------------------------------------------------------------------


def dump() -> list[dict[str, Any]]:
    """The catalogue as facts to check: names, the parameters that each names, the versions that they hold for."""
    sys.path.insert(0, str(ROOT))
    from checker.sdks.compiling import parse_source, read_sources
    from checker.sdks.normalising import normalise

    return [facts_of(normalise(parse_source(source))) for _, source in sorted(read_sources().items())]


def facts_of(data: dict[str, Any]) -> dict[str, Any]:
    pools = data["pools"]
    calls = [call for client in data["clients"] for call in pools[client["calls"]].values()]
    return {
        "name": data["name"],
        "packages": data["packages"],
        "versioned": '"versions"' in json.dumps(data),
        "kinds": sorted({call["kind"] for call in (*calls, *data["functions"].values())}),
        "clients": [
            {
                "names": client["names"],
                "versions": client.get("versions", ""),
                "abstract": client.get("abstract", False),
                "constructor": _entry(client["constructor"]),
                "calls": {path: _entry(call) for path, call in pools[client["calls"]].items()},
                "makes": {path: _entry(make) for path, make in pools[client["makes"]].items()},
                "mutators": {path: _entry(make) for path, make in pools[client["mutators"]].items()},
                "attributes": sorted(client.get("attributes", ())),
                "transparent": sorted(client.get("transparent", ())),
                "free": sorted(client.get("free", ())),
            }
            for client in data["clients"]
        ],
        "functions": {name: _entry(call) for name, call in data["functions"].items()},
        "factories": {
            name: _entry({**f["make"], **_only(f, "versions")}) for f in data["factories"] for name in f["names"]
        },
        "records": [name for record in data["records"] for name in record["names"]],
        "reexports": data["reexports"],
        "setters": {name: [entry["parameter"]] for name, entry in data["setters"].items()},
    }


def _only(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {key: entry[key]} if key in entry else {}


def _entry(spec: dict[str, Any]) -> dict[str, Any]:
    named = [*spec.get("positional", ()), *spec.get("carriers", ())]
    named += [path.partition(".")[0] for path in spec.get("lost", ())]
    named += [spec[key] for key in ("http", "base", "picks", "stream") if isinstance(spec.get(key), str)]
    kept = {key: value for key, value in spec.items() if key not in ("carriers", "lost", "variants")}
    return {
        "parameters": sorted({name for name in named if name}),
        "versions": spec.get("versions", ""),
        "variants": [_entry({**kept, **variant}) for variant in spec.get("variants", ())],
    }


# --- checking --------------------------------------------------------------------------------------------------------


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
    # Asynchronous clients mirror the others.
    if id(found) not in known and not name.rpartition(".")[2].startswith("Async"):
        known.add(id(found))
        report.strays.update(f"{report.sdk['name']}: {path}" for path in stray_paths(found, client))


def check_method(owner: Any, fact: str, path: str, parameters: list[str], report: Report) -> None:
    found = member(owner, path.split("."))
    if found is MISSING:  # attributes made at run time (boto3): nothing to see
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
        if static is None and inspect.isclass(owner):
            static = getattr(owner, name, None)  # by the class's own `__getattr__`
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
    """Whether a class makes attributes as they are asked for. Pydantic's own way gives none that is not declared."""
    own = [cls for cls in getattr(owner, "__mro__", ()) if not cls.__module__.startswith("pydantic.")]
    return owner is object or any("__getattr__" in vars(cls) for cls in own)


@cache
def is_optional(name: str) -> bool:
    """Whether a function that is not there is one of those which a module has where another package is installed."""
    module, _, function = name.rpartition(".")
    try:
        text = inspect.getsource(importlib.import_module(module))
    except (ImportError, OSError, TypeError):
        return False
    return re.search(rf"\b{function}\b", text) is not None


def set_by_constructor(owner: Any, name: str) -> bool:
    return any(name in attributes_set(cls) for cls in getattr(owner, "__mro__", ()))


@cache
def attributes_set(cls: type) -> set[str]:
    try:
        return set(re.findall(r"\bself\.(\w+)(?: =|:)", inspect.getsource(cls)))
    except (OSError, TypeError):
        return set()


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


@cache
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
            try:
                found = getattr(importlib.import_module(words[1], base), text.strip("'\"") or words[3], None)
            except ImportError:  # of an optional package
                continue
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


# --- what looks billable ---------------------------------------------------------------------------------------------

_BILLABLE = re.compile(
    r"^(a?(create|complete|completion|chat|generate|embed|rerank|transcribe|translate|speech|speak|converse|predict|"
    r"invoke|respond|sample|kickoff|ask|question|parse|stream|run|classify|summarize|transcription|synthesize)"
    r"(_\w+)?|\w+_(completion|completions|generation|embedding|embeddings|transcription))$"
)
_SETTLED = re.compile(r"^(create|stream|run|parse|generate|invoke)_?(client|config|session|key|file|mode|id|from_\w+)$")


def stray_paths(found: type, client: dict[str, Any]) -> Iterator[str]:
    """Paths that look billable and are none of the client's. One whose twin is no call is asked for by its twin only
    (`create_async` by `create`)."""
    settled = {*client["calls"], *client["makes"], *client["mutators"], *client["free"]}
    words = {path.rpartition(".")[2] for path in client["calls"]}
    paths = list(billable_paths(found, words))
    free = {*paths, *client["free"]} - {*client["calls"]}
    for path in paths:
        plain = ".".join(part for part in path.split(".") if part not in client["transparent"])
        if settled.isdisjoint((path, plain)) and free.isdisjoint(twins(path)):
            yield path


def twins(path: str) -> set[str]:
    """The synchronous methods that an asynchronous one may be the twin of."""
    prefix, _, name = path.rpartition(".")
    plain = {name.removesuffix("_async"), name.removeprefix("async_")} - {name}
    return {f"{prefix}.{one}" if prefix else one for one in plain}


def billable_paths(owner: type, words: set[str], prefix: str = "", depth: int = 0) -> Iterator[str]:
    """Paths of public methods, of resources too, that are named as the SDK's billable ones are, or as others'."""
    for name in sorted(n for n in {*dir(owner), *annotated(owner)} if not n.startswith("_")):
        static = inspect.getattr_static(owner, name, None)
        if inspect.isfunction(static) or isinstance(static, classmethod):
            home = getattr(getattr(static, "__func__", static), "__module__", "") or ""
            if home.startswith(("pydantic", "typing", "collections")):
                continue
            if name in words or (_BILLABLE.match(name) and not _SETTLED.match(name)):
                yield prefix + name
        elif depth < 4 and (static is None or isinstance(static, cached_property | property)):
            below = member(owner, [name])
            if inspect.isclass(below) and _is_resource(below, owner) and not name.startswith("with_"):
                yield from billable_paths(below, words, f"{prefix}{name}.", depth + 1)


def annotated(owner: type) -> set[str]:
    """Names of attributes that are set by the constructor and annotated in the class. What an object of a model or
    dataclass is given as a field (a chain's model, an agent's parser) is looked at under its own class."""
    names = {name for cls in owner.__mro__ for name in vars(cls).get("__annotations__", {})}
    for fields in ("model_fields", "__fields__", "__dataclass_fields__"):
        given = getattr(owner, fields, None)
        names -= set(given) if isinstance(given, dict) else set()
    return names


def _is_resource(found: type, owner: type) -> bool:
    return found is not owner and found.__module__.partition(".")[0] == owner.__module__.partition(".")[0]


def stray_functions(sdk: dict[str, Any]) -> Iterator[str]:
    """Public functions of the modules in which the SDK's billable ones live."""
    names = set(sdk["functions"]) | set(sdk["factories"])
    modules = {name.rpartition(".")[0] for name in sdk["functions"]} if sdk["name"] != "http" else set()
    for module in sorted(modules):
        try:
            found = importlib.import_module(module)
        except Exception:  # noqa: BLE001 - an SDK may raise anything at import; classes are no modules
            continue
        for name in dir(found):
            value = inspect.getattr_static(found, name, None)
            qualified = f"{module}.{name}"
            if inspect.isfunction(value) and value.__module__.partition(".")[0] == module.partition(".")[0]:
                if _BILLABLE.match(name) and not _SETTLED.match(name) and qualified not in names:
                    yield qualified


if __name__ == "__main__":
    sys.exit(main())
