"""What the policy says of the organisation's own code (`models`), as the engine asks for it.

Header builders, wrappers, decorators and context managers of libraries go by the name under which they are imported,
entry points by their place in the project (docs/policy.md, "Models").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.policy.model import Field


@dataclass(frozen=True, slots=True)
class Giver:
    """Something that brings fields along. `provides`: whatever its arguments are; `fields`: parameter -> the field that
    its value is; `positional`: parameters in the order in which they may be given by position; `merges`: parameters
    that are mappings laid below what it provides; `carrier`: of which a builder's mapping has
    the keys, empty for both."""

    name: str
    provides: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    positional: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A function called from outside the repository. `parameters`: what its callers are trusted to give: the field that
    the value is, or the fields that a mapping holds. Without any, each required plain value is trusted to be given."""

    name: str
    parameters: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Models:
    builders: Mapping[str, Giver] = field(default_factory=dict)
    wrappers: Mapping[str, Giver] = field(default_factory=dict)
    ambient: Mapping[str, Giver] = field(default_factory=dict)  # decorators and context managers
    decorators: frozenset[str] = frozenset()
    entries: Mapping[str, EntryPoint] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)  # functions -> the field that their result is
    harmless: frozenset[str] = frozenset()  # functions that do not change their arguments
    carriers: Mapping[str, Field] = field(default_factory=dict)

    def entry_point(self, path: str, name: str) -> EntryPoint | None:
        """The entry point that a function of that name in a file is: `app.tasks.handle`, `app.tasks.Worker.run`, and by
        the name of a class its constructor."""
        if not self.entries:
            return None
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        dotted = (f".{module}.{name}", f".{module}.{name}".removesuffix(".__init__"))
        return next((e for e in self.entries.values() if any(d.endswith(f".{e.name}") for d in dotted)), None)

    def keys_of(self, name: str, carrier: str = "") -> Iterator[str]:
        """Under which keys a mapping holds a field: its headers, and its keys of metadata."""
        known = self.carriers.get(name)
        if known is not None:
            if carrier != "metadata":
                yield from known.carriers.headers[:1]
            if carrier != "headers":
                yield from known.carriers.metadata[:1]


NO_MODELS = Models()


def read_models(data: Mapping[str, Any], fields: Sequence[Field]) -> Models:
    """The `models` of a policy; `fields` are those that the code must prove."""
    decorators = _givers(data.get("decorators"))
    entries = [_entry(item) for item in data.get("entry_points") or ()]
    return Models(
        builders=_givers(data.get("header_builders")),
        wrappers=_givers(data.get("wrappers")),
        ambient={**decorators, **_givers(data.get("context_managers"))},
        decorators=frozenset(decorators),
        entries={entry.name: entry for entry in entries},
        values=data.get("values") or {},
        harmless=frozenset(data.get("harmless") or ()),
        carriers={f.name: f for f in fields},
    )


def as_catalogue(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The models in the form of a catalogue file: a wrapper is a function that sends a request."""
    functions = dict(data.get("functions") or {})
    for wrapper, value in (data.get("wrappers") or {}).items():
        call = {key: word for key, word in value.items() if key not in ("provides", "fields")}
        functions[wrapper] = {"kind": "chat", **call}
    return {"name": name, **data, "functions": functions}


def _givers(data: Mapping[str, Any] | None) -> dict[str, Giver]:
    return {
        name: Giver(
            name,
            tuple(value.get("provides") or ()),
            value.get("fields") or {},
            tuple(value.get("positional") or ()),
            tuple(value.get("merges") or ()),
            value.get("carrier", ""),
        )
        for name, value in (data or {}).items()
    }


def _entry(item: str | Mapping[str, Any]) -> EntryPoint:
    if isinstance(item, str):
        return EntryPoint(item)
    given = (item.get("parameters") or {}).items()
    return EntryPoint(item["name"], {k: v if isinstance(v, str) else tuple(v) for k, v in given})
