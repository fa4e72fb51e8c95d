"""Other ways to write the same: short and long forms of lists as one form, so that only meaning is compared.

Every function takes a node as written and gives one in the long form, its parts at the places where they were written.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value


@dataclass(frozen=True, slots=True)
class Spelled(Entry):
    """An entry of a long form that was written as a part of another one: `written` are the steps to that, from the
    mapping on."""

    written: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Single(Sequence):
    """A list of one that was written as its only entry."""


def in_form(node: Node, form: str | None) -> Node:
    """`node` in its long form; as it is where the form does not fit."""
    return FORMS[form](node) if form else node


def scalar_like(value: Value, at: Node, text: str | None = None, *, quoted: bool | None = None) -> Scalar:
    """A value that stands where `at` stands. Texts are as good as quoted."""
    shown = text if text is not None else "" if value is None else str(value)
    return Scalar(
        value,
        shown,
        at.path,
        at.line,
        at.column,
        at.end_line,
        at.end_column,
        isinstance(value, str) if quoted is None else quoted,
    )


def node_of(value: Any, at: Node) -> Node:
    """Plain data as nodes that stand where `at` stands."""
    match value:
        case dict():
            return _mapping([Entry(scalar_like(str(key), at), node_of(below, at)) for key, below in value.items()], at)
        case list():
            return _sequence([node_of(item, at) for item in value], at)
        case _:
            return scalar_like(value, at, quoted=isinstance(value, str))


def _mapping(entries: list[Entry], at: Node) -> Mapping:
    return Mapping(tuple(entries), at.path, at.line, at.column, at.end_line, at.end_column)


def _sequence(items: list[Node], at: Node) -> Sequence:
    return Sequence(tuple(items), at.path, at.line, at.column, at.end_line, at.end_column)


def _assignments(node: Node) -> Node:
    """`[KEY=value, BARE]` as `{KEY: value, BARE: null}`: Compose's environment, labels, build arguments."""
    if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node.items):
        return node
    found: dict[str, Entry] = {}
    for item in node.items:
        assert isinstance(item, Scalar)
        name, equals, value = item.text.partition("=")
        found[name] = Entry(scalar_like(name, item), scalar_like(value if equals else None, item, value))
    return _mapping(list(found.values()), node)


def _env_files(node: Node) -> Node:
    """Compose's env_file: one or many, each a path or `{path: …}`."""
    found = _one_or_many(node if not isinstance(node, Mapping) else _sequence([node], node))
    if not isinstance(found, Sequence) or isinstance(found, Single):
        return found
    return _sequence([_path_alone(item) for item in found.items], found)


def _path_alone(item: Node) -> Node:
    path = item.get("path") if isinstance(item, Mapping) else None
    rest = [entry for entry in item.entries if entry.key.value != "path"] if isinstance(item, Mapping) else []
    required = all(
        entry.key.value == "required" and isinstance(entry.value, Scalar) and entry.value.value is True
        for entry in rest
    )
    return path if isinstance(path, Scalar) and required else item


_HOST_ENTRY = re.compile(r"(?P<name>[^:=]+)[:=](?P<address>.+)")


def _hosts(node: Node) -> Node:
    """`["ledger:10.0.0.5"]` and `["ledger=10.0.0.5"]` as `{ledger: 10.0.0.5}`: Compose's extra_hosts. Addresses are
    told apart by their number, as one name may have several."""
    if isinstance(node, Mapping):
        return node
    found: dict[str, list[Node]] = {}
    for item in node.items if isinstance(node, Sequence) else ():
        parts = _HOST_ENTRY.fullmatch(item.text) if isinstance(item, Scalar) else None
        if parts is None:
            return node
        found.setdefault(parts["name"], []).append(scalar_like(parts["address"].strip("[]"), item))
    if not found:
        return node
    return _mapping(
        [Entry(scalar_like(k, v[0]), v[0] if len(v) == 1 else _sequence(v, v[0])) for k, v in found.items()], node
    )


_URL = re.compile(
    r"(?P<protocol>[a-z][a-z0-9+.-]*)://(?P<host>\[[^\]]*\]|[^/:?#]+)(?::(?P<port>\d+))?(?P<path>/[^?#]*)?"
)
_PORTS: Final = {"http": 80, "https": 443, "grpc": 80, "grpcs": 443, "ws": 80, "wss": 443, "tls": 443, "tcp": 80}


def _url_parts(node: Node) -> Node:
    """Kong's `url` of a service as the `protocol`, `host`, `port` and `path` that it is a short form of."""
    url = node.entry("url") if isinstance(node, Mapping) else None
    parts = _URL.fullmatch(url.value.text) if url is not None and isinstance(url.value, Scalar) else None
    if not isinstance(node, Mapping) or url is None or parts is None:
        return node
    own: dict[str, Value] = {
        "protocol": parts["protocol"],
        "host": parts["host"],
        "port": int(parts["port"]) if parts["port"] else _PORTS.get(parts["protocol"], 80),
    }
    if parts["path"] not in (None, "/"):
        own["path"] = parts["path"]
    spelled = [Spelled(scalar_like(k, url.key), scalar_like(v, url.value), written=("url",)) for k, v in own.items()]
    rest = [entry for entry in node.entries if entry is not url and entry.key.value not in own]
    return _mapping([*spelled, *rest], node)


def _one_or_many(node: Node) -> Node:
    """A single value as a list of one."""
    if isinstance(node, Scalar) and node.value is not None:
        return Single((node,), node.path, node.line, node.column, node.end_line, node.end_column)
    return node


def _command(node: Node) -> Node:
    """A command line as the list of words that a shell makes of it."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    try:
        words = shlex.split(node.value)
    except ValueError:  # an open quote: left as it is
        return node
    return _sequence([scalar_like(word, node) for word in words], node)


def _conditions(node: Node) -> Node:
    """`depends_on: [a]` as `{a: {condition: service_started}}`."""
    if isinstance(node, Sequence):
        entries = []
        for item in node.items:
            if not isinstance(item, Scalar):
                return node
            condition = Entry(scalar_like("condition", item), scalar_like("service_started", item))
            entries.append(Entry(scalar_like(item.text, item), _mapping([condition], item)))
        return _mapping(entries, node)
    return node


def _truths(node: Node) -> Node:
    """`[a, b]` as `{a: true, b: true}`: networks and other lists which may also be mappings."""
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
        return _mapping(
            [Entry(scalar_like(i.text, i), scalar_like(None, i)) for i in node.items if isinstance(i, Scalar)], node
        )
    return node


_PORT = re.compile(
    r"(?:(?:(?P<ip>\[[0-9a-fA-F:]+\]|[0-9.]+|\$\{[^}]*\}):)?(?P<published>[0-9-]*|\$\{[^}]*\}):)?"
    r"(?P<target>[0-9-]+|\$\{[^}]*\})(?:/(?P<protocol>\w+))?"
)


def _ports(node: Node) -> Node:
    """Compose's `"127.0.0.1:4000:4000/tcp"` and its long form."""
    if not isinstance(node, Sequence):
        return node
    return _sequence([_port(item) for item in node.items], node)


def _port(item: Node) -> Node:
    fields: dict[str, Node] = {}
    if isinstance(item, Mapping):
        for entry in item.entries:
            value = entry.value
            fields[entry.key.text] = scalar_like(value.text, value) if isinstance(value, Scalar) else value
    elif isinstance(item, Scalar) and (found := _PORT.fullmatch(item.text)):
        names = {"host_ip": "ip", "published": "published", "target": "target", "protocol": "protocol"}
        fields = {name: scalar_like(found[group], item) for name, group in names.items() if found[group]}
    else:
        return item
    defaults: dict[str, Node] = {"protocol": scalar_like("tcp", item), "mode": scalar_like("ingress", item)}
    fields = {**defaults, **fields}
    order = ("host_ip", "published", "target", "protocol", "mode")
    names_in_order = [name for name in order if name in fields] + [name for name in fields if name not in order]
    return _mapping([Entry(scalar_like(name, fields[name]), fields[name]) for name in names_in_order], item)


def _volumes(node: Node) -> Node:
    """Compose's `name:/path:ro` and its long form."""
    if not isinstance(node, Sequence):
        return node
    return _sequence([_volume(item) for item in node.items], node)


def _volume(item: Node) -> Node:
    if not isinstance(item, Scalar) or not isinstance(item.value, str):
        return item
    parts = re.split(r":(?![\\])", item.value) if not re.match(r"[A-Za-z]:\\", item.value) else [item.value]
    if len(parts) not in (2, 3) or "${" in item.value:
        return item
    bind = parts[0].startswith((".", "/", "~"))
    fields: list[tuple[str, Value]] = [
        ("type", "bind" if bind else "volume"),
        ("source", parts[0]),
        ("target", parts[1]),
    ]
    options = parts[2].split(",") if len(parts) == 3 else []
    if "ro" in options:
        fields.append(("read_only", True))
    fields += [(option, True) for option in options if option not in ("ro", "rw")]
    return _mapping([Entry(scalar_like(k, item), scalar_like(v, item)) for k, v in fields], item)


def by_name(node: Node) -> Node:
    """`[{name: KEY, value: value}]` as `{KEY: value}`: charts take either for `env`."""
    if not isinstance(node, Sequence):
        return node
    entries: list[Entry] = []
    for item in node.items:
        name = item.get("name") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(name, Scalar):
            return node
        rest = [entry for entry in item.entries if entry.key.value != "name"]
        only = rest[0].value if [entry.key.value for entry in rest] == ["value"] else _mapping(rest, item)
        entries.append(Entry(scalar_like(name.text, item), only))
    return _mapping(entries, node)


FORMS: Final[dict[str, Callable[[Node], Node]]] = {
    "assignments": _assignments,
    "one-or-many": _one_or_many,
    "command": _command,
    "conditions": _conditions,
    "truths": _truths,
    "ports": _ports,
    "volumes": _volumes,
    "hosts": _hosts,
    "env-files": _env_files,
    "url-parts": _url_parts,
}
