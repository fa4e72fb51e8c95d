"""Kinds of configuration: what the settings of a collector, a gateway or a chart mean. Knowledge is data, in `kinds/`.

`schemas/config-kind.schema.json` describes the files. A kind takes over the settings of the parts that it `uses`
(`kinds/parts/`), each mounted at the paths where they stand: the variables of an SDK are the same in a Compose file,
a Deployment and a .env file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from checker.configs.kinds.paths import Patterns, States
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, plain
from checker.errors import InputError

Written = tuple[str, Mapping[str, Any]]  # a pattern, and what it says of the settings there

_FOLDER: Final = Path(__file__).parent


class Class(Enum):
    """What kind of thing differs. Two environments may differ in some of these without harm."""

    ENVIRONMENT = "environment"
    HOST = "host"
    CAPACITY = "capacity"
    SECRET_REFERENCE = "secret-reference"  # noqa: S105 - the name of a class
    VERSION = "version"
    SEMANTIC = "semantic"


class Verdict(Enum):
    """`ALLOW`: two environments are meant to differ so. `DENY`: chargeback data is lost or changed. `REVIEW`: neither
    is known, so the policy has to say."""

    ALLOW = "allow"
    DENY = "deny"
    REVIEW = "review"


UNSET: Final = object()


class Setting(Struct, frozen=True):
    """What is known of the values at one path.

    items       ordered, set (reported as a whole), members (each reported by itself), keyed, single-key, or auto: keyed
                by name where every entry has one, else ordered
    keys        for keyed lists: paths within an entry
    first_key   the first of them that an entry has names it, not all together
    fold        names (keys of a mapping, identities of entries) are compared without case
    minor       members of a set (globs) that record nothing: a difference in these alone is for review
    unit        see units.py;  type: boolean, number or text;  text: what language a text holds
    most        a number beyond which nothing more happens: 150 percent are all, as 100 are
    layered     of a list, when a layer is laid over another: replace, or the keys that tell its entries apart; else as
                the kind does it
    holds       the kind of what stands there: a whole configuration of its own
    alike       other words for the same value, in lower case, and the one they stand for
    form        another way to write the same (shapes.py)
    counts      the key itself says something (a component, a dependency): a mapping of defaults only is not nothing
    ignored     the consumer does not look at it;  shared: only anchors live there, so that what one side alone has
                says nothing, save for plain values
    idle        a key with which an entry is switched off (its value is false), as if it were not there
    local       it says something beside what it belongs to; nothing where that is not there at all
    shares      of a list: the number in its entries by which calls are divided, whose proportions alone count
    flags       the words of a command line: what follows `--name` is judged as a setting of that name
    default     what holds where nothing is written
    null, empty, empty_list, empty_text    whether null, an empty mapping, list or text means the same as nothing;
                `empty` for null: the same as an empty mapping, whose presence may count
    verdict     of a difference;  reordered: of another order;  absent: where one side has nothing;
                larger, smaller: by the right side's number
    """

    items: str | None = None
    keys: tuple[tuple[str, ...], ...] = ()
    first_key: bool = False
    fold: bool = False
    minor: tuple[str, ...] = ()
    unit: str | None = None
    most: int | None = None
    type: str | None = None
    text: str | None = None
    alike: Mapping[str, str] = field(default_factory=dict)
    form: str | None = None
    layered: str | tuple[tuple[str, ...], ...] | None = None
    holds: str | None = None
    counts: bool = False
    ignored: bool = False
    shared: bool = False
    idle: str | None = None
    local: bool = False
    shares: str | None = None
    flags: bool = False
    default: Any = UNSET
    null: str = "absent"
    empty: str = "differs"
    empty_list: str = "absent"
    empty_text: str = "differs"
    klass: Class | None = None
    verdict: Verdict | None = None
    reordered: Verdict | None = None
    absent: Verdict | None = None
    larger: Verdict | None = None
    smaller: Verdict | None = None
    why: str = ""


class Signature(Struct, frozen=True):
    """One way to recognise a kind by content: `keys` (dotted, `*` for any) that are there, and values that fit."""

    keys: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variables: tuple[str, ...] = ()


class Kind(Struct, dict=True):
    """A kind with its automaton of path patterns, which is built when a document is looked at: many are asked whether
    they know a file, and one does.

    `hosts`: whole configurations of other kinds (`guest`) may stand in it as they are, a collector's in the values of a
    chart. `documents`: the keys that tell one document of a file from another, `lonely` the verdict of one that
    only one side has.

    `aliases`: newer names of components, and the older ones that the settings are written with. `started`: sections of
    components, and the dotted paths that name those which run (started.py). `partial`: a file is laid over what it does
    not show (a chart's own values).

    `layered`: how a file is laid over another (layers.py), `tags`: which tags of its own such a file may hold.

    `spelled`: names are known in any spelling (paths.py). `wraps`: mappings whose entries only the long form has: what
    stands below is written at the top.

    `sections`: top-level mappings, of which each setting is read in its own.

    `variables`: the syntax of references (variables.py), `defines`: where a file gives them values itself. `repeated`:
    what its own reader does with a key that is there twice (`last` or `error`).
    """

    name: str
    title: str
    formats: tuple[str, ...]
    dialect: str
    signatures: tuple[Signature, ...]
    documents: tuple[tuple[str, ...], ...]
    lonely: Verdict
    variables: str
    defines: tuple[str, ...]
    repeated: str
    unknown: Verdict
    files: tuple[str, ...]
    hosts: bool
    guest: bool
    layered: str
    tags: frozenset[str]
    aliases: Mapping[str, str]
    started: Mapping[str, tuple[str, ...]]
    sections: tuple[str, ...]
    partial: bool
    spelled: bool
    wraps: tuple[str, ...]
    _read: Callable[[], list[Written]]
    _base: Setting
    _settings: dict[tuple[int, ...], Setting] = field(default_factory=dict)
    _by_states: dict[States, Setting] = field(default_factory=dict)

    @cached_property
    def _written(self) -> list[Written]:
        return self._read()

    @cached_property
    def patterns(self) -> Patterns:
        return Patterns(tuple(path for path, _ in self._written), self.aliases, spelled=self.spelled)

    def setting(self, states: States) -> Setting:
        """What the patterns that end here say together; of two that speak of the same, the later one counts."""
        known = self._by_states.get(states)
        if known is not None:
            return known
        accepted = self.patterns.accepted(states)
        found = self._settings.get(accepted)
        if found is None:
            found = self._base
            for number in accepted:
                found = replace(found, **self._written[number][1])
            self._settings[accepted] = found
        self._by_states[states] = found
        return found

    def as_written(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A path as its user knows it, without the steps that only the long form has."""
        return path[2:] if len(path) > 2 and path[0] in self.wraps else path

    def step(self, states: States, step: str, *nodes: Node | None) -> States:
        return self.patterns.step(states, step, *nodes)

    def begin(self, *roots: Node | None) -> States:
        return self.patterns.begin(*roots)

    @property
    def start(self) -> States:
        return self.patterns.start


class UnknownKindError(InputError, ValueError):
    """A name that is no kind; the text lists those that are."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown kind of configuration {name!r}; known are {', '.join(kind_names())}")


@cache
def kind_names() -> tuple[str, ...]:
    return tuple(sorted(name.removesuffix(".yaml") for name in os.listdir(_FOLDER) if name.endswith(".yaml")))  # noqa: PTH208


@cache
def load_kind(name: str) -> Kind:
    """Raises UnknownKindError."""
    if name not in kind_names():
        raise UnknownKindError(name)
    return _built(_document(f"{name}.yaml"), ())


@cache
def extended_kind(name: str, lists: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Kind:
    """The kind with identities of lists that a policy gives: path, `set`, `ordered` or `keyed`, and the keys."""
    if name not in kind_names():
        raise UnknownKindError(name)
    extra = tuple(
        (path, {"items": items, "keys": tuple(tuple(k.split(".")) for k in keys)}) for path, items, keys in lists
    )
    return _built(_document(f"{name}.yaml"), extra)


def _built(data: Mapping[str, Any], extra: tuple[Written, ...]) -> Kind:
    def written() -> list[Written]:
        own = _written(data.get("settings") or [], "")
        return [*_used(data, over=False), *own, *_used(data, over=True), *extra]

    base = Setting(
        items=data.get("lists", "ordered"), null=data.get("null", "absent"), empty=data.get("empty", "differs")
    )
    return Kind(
        name=data["kind"],
        title=data["title"],
        formats=tuple(data["formats"]),
        dialect=data.get("dialect", "yaml-1.2"),
        signatures=tuple(_signature(entry) for entry in data.get("recognise") or []),
        documents=tuple(tuple(path.split(".")) for path in data.get("documents") or []),
        lonely=Verdict(data.get("lonely", data.get("unknown", "review"))),
        variables=data.get("variables", "none"),
        defines=tuple(data.get("defines") or ()),
        repeated=data.get("repeated", "last"),
        unknown=Verdict(data.get("unknown", "review")),
        files=tuple(data.get("files") or ()),
        hosts=data.get("hosts", False),
        guest=data.get("guest", False),
        layered=data.get("layered", "helm"),
        tags=frozenset(data.get("tags") or ()),
        aliases=data.get("aliases") or {},
        started={section: tuple(paths) for section, paths in (data.get("started") or {}).items()},
        sections=tuple(data.get("sections") or ()),
        partial=data.get("partial", False),
        spelled=data.get("spelled", False),
        wraps=tuple(data.get("wraps") or ()),
        _read=written,
        _base=base,
    )


@cache
def _document(name: str) -> dict[str, Any]:
    from checker.documents.yaml import read_yaml_file

    node = read_yaml_file((_FOLDER / name).read_bytes(), name)
    assert isinstance(node, Tree)
    result: dict[str, Any] = plain(node)
    return result


def _used(data: Mapping[str, Any], *, over: bool) -> Iterator[Written]:
    """The parts whose settings count less than the kind's own, or those that are laid `over` them."""
    for use in data.get("uses") or []:
        if use.get("over", False) is not over:
            continue
        part = _document(f"parts/{use['part']}.yaml")
        for mount in use.get("at") or ([] if use.get("named") else [""]):
            yield from _written(part["settings"], mount)
        named = [entry for entry in part["settings"] if entry["path"] != "/*"]
        for mount in use.get("named") or []:
            yield from _written(named, mount)


def _mounted(mount: str, path: str) -> str:
    """`{}` in a mount is where the path goes (`/**/env/{}/value`); else it goes behind. What a path asks of its
    document (`/[A=1]/B`) is asked of the mapping where it is mounted."""
    if path.startswith("/[") and mount:
        condition, _, rest = path[1:].partition("]/")
        return mount.replace("/{}", f"{condition}]/{rest}") if "{}" in mount else f"{mount}{condition}]/{rest}"
    return mount.replace("{}", path.lstrip("/")) if "{}" in mount else mount + path


def _written(settings: list[dict[str, Any]], mount: str) -> Iterator[Written]:
    for entry in settings:
        paths = entry["path"] if isinstance(entry["path"], list) else [entry["path"]]
        attributes = _attributes(entry)
        for path in paths:
            yield _mounted(mount, path), attributes


def _attributes(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    result: dict[str, Any] = {}
    for name, value in entry.items():
        match name:
            case "path":
                continue
            case "list" if isinstance(value, dict):
                way, keys = next(iter(value.items()))
                result["items"] = "keyed"
                result["keys"] = tuple(tuple(key.split(".")) for key in keys)
                result["first_key"] = way == "first"
            case "list":
                result["items"] = value
            case "class":
                result["klass"] = Class(value)
            case "layered" if isinstance(value, dict):
                result[name] = tuple(tuple(key.split(".")) for key in value["by"])
            case "minor":
                result[name] = tuple(value)
            case "verdict" | "reordered" | "absent" | "larger" | "smaller":
                result[name] = Verdict(value)
            case _:
                result[name] = value
    return result


def _signature(entry: Mapping[str, Any]) -> Signature:
    values = {
        key: tuple(value) if isinstance(value, list) else (value,) for key, value in (entry.get("values") or {}).items()
    }
    return Signature(tuple(entry.get("keys") or ()), values, tuple(entry.get("variables") or ()))
