"""A catalogue file's shorthands (`like`, carrier sets, resources, module clients) resolved: policies use it,
too, for the organisation's own entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

LEAVES = frozenset(
    {
        "headers",
        "header_lines",
        "metadata",
        "client",
        "members",
        "auth",
        "hooks",
        "transport",
        "header_name",
        "header_value",
    }
)


class CatalogueError(ValueError):
    """An entry which refers to something that does not exist; the message names the file and the entry."""


def normalise(document: Mapping[str, Any]) -> dict[str, Any]:
    """One catalogue document with its shorthands (`like`, carrier sets, resources, module clients) resolved."""
    return _Normaliser(document).run()


class _Normaliser:
    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.name: str = document["name"]
        self.carrier_sets: Mapping[str, Any] = document.get("carrier_sets", {})
        self.lost_sets: Mapping[str, Any] = document.get("lost_sets", {})
        self.client_sets: Mapping[str, Any] = document.get("client_sets", {})
        self.sides: Mapping[str, str] = document.get("sides", {})
        self.pools: list[Mapping[str, Any]] = []
        self.pool_numbers: dict[str, int] = {}

    def run(self) -> dict[str, Any]:
        document = self.document
        clients: list[dict[str, Any]] = []
        functions: dict[str, Any] = {}
        for entry in document.get("clients", ()):
            merged = self.client(entry)
            clients.append(self.client_data(merged))
            clients.extend(self.client_data(resource) for resource in self.resources(merged))
            if "module" in merged:
                functions.update(self.module_functions(merged))
        functions.update((q, self.call(value, q)) for q, value in document.get("functions", {}).items())
        return {
            "name": self.name,
            "called": document.get("called", False),
            "packages": list(document.get("packages", [self.name] if "modules" in document else ())),
            "modules": list(document.get("modules", ())),
            "conventions": {what: list(words) for what, words in document.get("conventions", {}).items()},
            "data_classes": list(document.get("data_classes", ())),
            "lookalikes": list(document.get("lookalikes", ())),
            "clients": clients,
            "functions": functions,
            "factories": [
                {**entry, "names": list(entry["names"]), "make": self.make(entry.get("make", {}), entry["names"][0])}
                for entry in document.get("factories", ())
            ],
            "records": [
                entry if isinstance(entry, dict) else {"names": [entry]} for entry in document.get("records", ())
            ],
            "hosts": list(document.get("hosts", ())),
            "paths": list(document.get("paths", {})),
            "weak_paths": list(document.get("weak_paths", {})),
            "path_kinds": {**_kinds(document.get("paths", {})), **_kinds(document.get("weak_paths", {}))},
            "setters": {name: _setter(name, entry) for name, entry in document.get("setters", {}).items()},
            "reexports": dict(document.get("reexports", {})),
            "harmless": list(document.get("harmless", ())),
            "limits": dict(document.get("limits", {})),
            "header_limits": dict(document.get("header_limits", {})),
            "module_clients": {
                merged["module"]["name"]: sorted(merged.get("transparent", ()))
                for merged in map(self.client, document.get("clients", ()))
                if "module" in merged
            },
            "pools": self.pools,
        }

    def client(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """The entry merged over the client sets it is like: maps by key (null removes), lists are added."""
        merged: dict[str, Any] = {}
        likes = entry.get("like", [])
        for like in [likes] if isinstance(likes, str) else likes:
            if like not in self.client_sets:
                raise CatalogueError(f"{self.name}: no client set {like!r}")
            merged = _merge(merged, self.client(self.client_sets[like]))
        return _merge(merged, {key: value for key, value in entry.items() if key != "like"})

    def client_data(self, merged: Mapping[str, Any]) -> dict[str, Any]:
        is_async = merged.get("async", False)
        first = merged["names"][0]
        calls = {}
        for api, value in merged.get("calls", {}).items():
            if value is not None:
                calls[api] = self.call(value, f"{first}.{api}", is_async)
        makes = self.makes(merged.get("makes", {}), first, is_async)
        mutators = self.makes(merged.get("mutators", {}), first, is_async)
        data = {
            "names": list(merged["names"]),
            "async": is_async,
            "constructor": self.make(merged.get("constructor", {}), first, is_async),
            "calls": self.pool(calls),
            "makes": self.pool(makes),
            "mutators": self.pool(mutators),
        }
        kept = (
            *("attributes", "stored", "back", "transparent", "free", "composes", "composed", "abstract", "local"),
            *("rarely", "through", "gives", "versions"),
        )
        for key in kept:
            if merged.get(key):
                data[key] = merged[key]
        return data

    def resources(self, merged: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
        """The classes behind the client's attributes (`client.chat.completions`), as clients of their own."""
        for path, names in merged.get("resources", {}).items():
            prefix = f"{path}."
            calls = {a.removeprefix(prefix): v for a, v in merged["calls"].items() if a.startswith(prefix)}
            yield {
                "names": [names] if isinstance(names, str) else names,
                "async": merged.get("async", False),
                "constructor": {"positional": ["client"], "carriers": {"client": "client"}},
                "calls": calls,
                "transparent": merged.get("transparent", []),
                "free": [f.removeprefix(prefix) for f in merged.get("free", ()) if f.startswith(prefix)],
                "versions": merged.get("versions", ""),
            }

    def module_functions(self, merged: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
        """The module itself as a client (`openai.chat.completions.create`)."""
        module = merged["module"]
        for api, value in merged["calls"].items():
            if "http" not in value:
                name = f"{module['name']}.{api}"
                given = {"versions": merged["versions"]} if "versions" in merged else {}
                yield name, {**given, **self.call(value, name), "api": api, "defaults": module.get("defaults", {})}

    def makes(self, entries: Mapping[str, Any], first: str, is_async: bool) -> dict[str, Any]:
        return {
            path: self.make(value, f"{first}.{path}", is_async) for path, value in entries.items() if value is not None
        }

    def make(self, value: Mapping[str, Any], where: str, is_async: bool = False) -> dict[str, Any]:
        return self.carrying(dict(value), where)

    def call(self, value: Mapping[str, Any], where: str, is_async: bool = False) -> dict[str, Any]:
        data = self.carrying(dict(value), where)
        if is_async:
            data["async"] = data.get("async", True)
        return data

    def carrying(self, data: dict[str, Any], where: str) -> dict[str, Any]:
        carriers = self.carriers(data.get("carriers", {}), where)
        lost: dict[str, str] = {}
        sinks: dict[str, Any] = {}
        for parameter, why in self.lost(data.get("lost", {}), where).items():
            if isinstance(why, str):
                lost[parameter] = why
                continue
            lost[parameter] = why["why"]
            for sink, leaf in why.get("sinks", {}).items():
                sinks[sink] = _merge(sinks.get(sink, {}), _nest(parameter, leaf))
        sides = {name: side for name, side in self.sides.items() if _mentions(carriers, name)}
        for key, tree in (("sides", sides), ("carriers", carriers), ("lost", lost), ("sink_carriers", sinks)):
            data.pop(key, None)
            if tree:
                data[key] = tree
        if "variants" in data:
            data["variants"] = [self.carrying(dict(variant), where) for variant in data["variants"]]
        return data

    def carriers(self, value: Any, where: str) -> dict[str, Any]:
        """A carrier tree, or the name of a set, or a list of both, merged."""
        if isinstance(value, str):
            if value not in self.carrier_sets:
                raise CatalogueError(f"{self.name}: {where}: no carrier set {value!r}")
            return self.carriers(self.carrier_sets[value], where)
        if isinstance(value, list):
            merged: dict[str, Any] = {}
            for part in value:
                merged = _merge(merged, self.carriers(part, where))
            return merged
        return {key: self.subtree(tree, where) for key, tree in value.items()}

    def subtree(self, value: Any, where: str) -> Any:
        return value if isinstance(value, str) and value in LEAVES else self.carriers(value, where)

    def lost(self, value: Any, where: str) -> dict[str, Any]:
        if isinstance(value, str):
            if value not in self.lost_sets:
                raise CatalogueError(f"{self.name}: {where}: no lost set {value!r}")
            return self.lost(self.lost_sets[value], where)
        return dict(value)

    def pool(self, entries: Mapping[str, Any]) -> int:
        key = repr(entries)
        if key not in self.pool_numbers:
            self.pool_numbers[key] = len(self.pools)
            self.pools.append(entries)
        return self.pool_numbers[key]


def _mentions(tree: Mapping[str, Any], name: str) -> bool:
    return name in tree or any(_mentions(below, name) for below in tree.values() if isinstance(below, dict))


def _setter(name: str, entry: Any) -> dict[str, Any]:
    given = {"parameter": entry} if isinstance(entry, str) else entry
    return {"parameter": given["parameter"], "sets": given.get("sets", name), "within": given.get("within", False)}


def _kinds(paths: Any) -> dict[str, str]:
    return dict(paths) if isinstance(paths, dict) else {}


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *(item for item in value if item not in old)]
        else:
            merged[key] = value
    return merged


def _nest(path: str, leaf: Any) -> dict[str, Any]:
    head, _, rest = path.partition(".")
    return {head: _nest(rest, leaf) if rest else leaf}
