"""Short and long forms of Compose (the Compose specification, compose-go), each as the long one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from checker.configs.forms.shapes import Gathered, Single, Spelled, mapping_of, one_or_many, scalar_like, sequence_of
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value


def _assignments(node: Node) -> Node:
    """`[KEY=value, BARE]` as `{KEY: value, BARE: null}`: Compose's environment, labels, build arguments."""
    if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node.items):
        return node
    found: dict[str, Entry] = {}
    for item in node.items:
        assert isinstance(item, Scalar)
        name, equals, value = item.text.partition("=")
        found[name] = Entry(scalar_like(name, item), scalar_like(value if equals else None, item, value))
    return mapping_of(list(found.values()), node)


def _env_files(node: Node) -> Node:
    """Compose's env_file: one or many, each a path or `{path: …}`."""
    found = one_or_many(node if not isinstance(node, Mapping) else sequence_of([node], node))
    if not isinstance(found, Sequence) or isinstance(found, Single):
        return found
    return sequence_of([_path_alone(item) for item in found.items], found)


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
    return mapping_of(
        [Entry(scalar_like(k, v[0]), v[0] if len(v) == 1 else sequence_of(v, v[0])) for k, v in found.items()], node
    )


def _conditions(node: Node) -> Node:
    """`depends_on: [a]` as `{a: {condition: service_started}}`."""
    if isinstance(node, Sequence):
        entries = []
        for item in node.items:
            if not isinstance(item, Scalar):
                return node
            condition = Entry(scalar_like("condition", item), scalar_like("service_started", item))
            entries.append(Entry(scalar_like(item.text, item), mapping_of([condition], item)))
        return mapping_of(entries, node)
    return node


def _truths(node: Node) -> Node:
    """`[a, b]` as `{a: true, b: true}`: networks and other lists which may also be mappings."""
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
        return mapping_of(
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
    if not any(isinstance(item, Scalar) and "-" in item.text for item in node.items):
        return sequence_of([_port(item) for item in node.items], node)
    spread = [(index, port) for index, item in enumerate(node.items) for port in _spread(item)]
    places = tuple((index,) for index, _ in spread)
    ports = tuple(_port(port) for _, port in spread)
    return Gathered(ports, node.path, node.line, node.column, node.end_line, node.end_column, places)


_RANGE = re.compile(r"(?P<from>\d{1,5})-(?P<to>\d{1,5})")
_MAX_PORTS: Final = 1_000


def _spread(item: Node) -> list[Node]:
    """`"4000-4001:4000-4001"` as the ports one by one."""
    found = _PORT.fullmatch(item.text) if isinstance(item, Scalar) else None
    target = _RANGE.fullmatch(found["target"]) if found else None
    published = _RANGE.fullmatch(found["published"] or "") if found else None
    if found is None or target is None or (found["published"] and published is None):
        return [item]
    count = int(target["to"]) - int(target["from"]) + 1
    if not 1 < count <= _MAX_PORTS or (published and int(published["to"]) - int(published["from"]) + 1 != count):
        return [item]
    spread: list[Node] = []
    for number in range(count):
        host = f"{found['ip']}:" if found["ip"] else ""
        outer = f"{host}{int(published['from']) + number}:" if published else host
        protocol = f"/{found['protocol']}" if found["protocol"] else ""
        spread.append(scalar_like(f"{outer}{int(target['from']) + number}{protocol}", item))
    return spread


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
    return mapping_of([Entry(scalar_like(name, fields[name]), fields[name]) for name in names_in_order], item)


def _volumes(node: Node) -> Node:
    """`name:/path:ro`, `/path` and the long form."""
    if not isinstance(node, Sequence):
        return node
    return sequence_of([_volume(item) for item in node.items], node)


_VOLUME = re.compile(
    r"(?:(?P<source>(?:[A-Za-z]:\\)?(?:\$\{[^}]*\}|[^:$])+):)?(?P<target>(?:\$\{[^}]*\}|[^:$])+)(?::(?P<options>[\w,]+))?"
)
_CONSISTENCY: Final = ("cached", "delegated", "consistent")


def _volume(item: Node) -> Node:
    found = _VOLUME.fullmatch(item.text) if isinstance(item, Scalar) and isinstance(item.value, str) else None
    if found is None:
        return item
    source = found["source"]
    bind = source is not None and source.removeprefix("${").startswith((".", "/", "~"))
    if source is not None and source.startswith("${"):  # the variable's default says whether it is a path
        bind = re.match(r"\$\{\w+:?-[./~]", source) is not None
    fields: dict[str, Value] = {"type": "bind" if bind else "volume"}
    if source is not None:
        fields["source"] = source
    fields["target"] = found["target"]
    entries = [Entry(scalar_like(k, item), scalar_like(v, item)) for k, v in fields.items()]
    for option in (found["options"] or "").split(","):
        entries += _volume_option(option, item)
    return mapping_of(entries, item)


def _volume_option(option: str, at: Node) -> list[Entry]:
    def entry(name: str, value: Value) -> Entry:
        return Entry(scalar_like(name, at), scalar_like(value, at))

    match option:
        case "" | "rw":
            return []
        case "ro":
            return [entry("read_only", True)]
        case "nocopy":
            return [Entry(scalar_like("volume", at), mapping_of([entry("nocopy", True)], at))]
        case "z" | "Z":
            return [Entry(scalar_like("bind", at), mapping_of([entry("selinux", option)], at))]
        case _ if option in _CONSISTENCY:
            return [entry("consistency", option)]
        case _:
            return [entry(option, True)]


def _mounts(folder: str) -> Callable[[Node], Node]:
    """`name` and `{source: name, target: …}`: configs and secrets. The target is left out where it says what holds
    anyway: the source's name, in the folder where they are put."""

    def form(node: Node) -> Node:
        if not isinstance(node, Sequence):
            return node
        return sequence_of([_mount(item, folder) for item in node.items], node)

    return form


def _mount(item: Node, folder: str) -> Node:
    if isinstance(item, Scalar):
        return mapping_of([Entry(scalar_like("source", item), item)], item)
    source, target = (item.get("source"), item.get("target")) if isinstance(item, Mapping) else (None, None)
    if not isinstance(item, Mapping) or not isinstance(source, Scalar) or not isinstance(target, Scalar):
        return item
    name = target.text.removeprefix(folder)
    if name == source.text:
        return mapping_of([entry for entry in item.entries if entry.value is not target], item)
    return item


def _limits(node: Node) -> Node:
    """`nofile: 65536` as `{soft: 65536, hard: 65536}`."""
    if isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool):
        return mapping_of([Spelled(scalar_like(name, node), node, written=()) for name in ("soft", "hard")], node)
    return node


# Of these a shell makes nothing else.
_PLAIN_WORDS = re.compile(r"[\w./:=@%+,-]+(?: +[\w./:=@%+,-]+)*")


def _check(node: Node) -> Node:
    """A health check's line is what `CMD-SHELL` runs; of plain words a shell makes the command that they are."""
    line = node
    if isinstance(node, Sequence) and len(node.items) == 2 and _text(node.items[0]) == "CMD-SHELL":
        line = node.items[1]
    if not isinstance(line, Scalar) or not isinstance(line.value, str):
        return node
    if _PLAIN_WORDS.fullmatch(line.value):
        return sequence_of([scalar_like(word, line) for word in ("CMD", *line.value.split())], node)
    return sequence_of([scalar_like("CMD-SHELL", line), line], node)


def _text(node: Node) -> object:
    return node.value if isinstance(node, Scalar) else None


def _build(node: Node) -> Node:
    """`build: ./folder` as `{context: ./folder}`."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return mapping_of([Spelled(scalar_like("context", node), node, written=())], node)
    return node


FORMS: Final[dict[str, Callable[[Node], Node]]] = {
    "assignments": _assignments,
    "conditions": _conditions,
    "truths": _truths,
    "ports": _ports,
    "volumes": _volumes,
    "hosts": _hosts,
    "env-files": _env_files,
    "configs": _mounts("/"),
    "secrets": _mounts("/run/secrets/"),
    "limits": _limits,
    "check": _check,
    "build": _build,
}
