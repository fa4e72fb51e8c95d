"""decK's declarative configuration in one form: whatever belongs to a service, a route or a consumer stands below it.

decK takes either: `plugins` below a service, or at the top with `service: llm`; values that all services share, or in
`_info.defaults`. (Kong's documentation: "Entities foreign key relations", "Object defaults".)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.configs.forms.shapes import Gathered, Spelled, Steps, Up, mapping_of, scalar_like
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text

# What stands at the top, by which key it says where it belongs, and where that is.
_BELONGS: Final = (
    ("routes", "service", "services"),
    ("plugins", "route", "routes"),
    ("plugins", "service", "services"),
    ("plugins", "consumer_group", "consumer_groups"),
    ("plugins", "consumer", "consumers"),
    ("targets", "upstream", "upstreams"),
    ("acls", "consumer", "consumers"),
    ("keyauth_credentials", "consumer", "consumers"),
    ("basicauth_credentials", "consumer", "consumers"),
    ("jwt_secrets", "consumer", "consumers"),
    ("hmacauth_credentials", "consumer", "consumers"),
    ("oauth2_credentials", "consumer", "consumers"),
)
_LISTS: Final = frozenset(top for top, _, _ in _BELONGS)
_DEFAULTS: Final = {"service": "services", "route": "routes", "upstream": "upstreams"}
Found = tuple[Mapping, Steps]  # an entity, and the steps to it from the root


def nested(root: Node) -> Node:
    """`root` with each entity below the one that it names; as it is where nothing has to move."""
    if not isinstance(root, Mapping):
        return root
    defaults = _defaults(root)
    if not defaults and not any(isinstance(root.get(top), Sequence) for top in _LISTS):
        return root
    return _Tree(root, defaults).built()


class _Tree:
    def __init__(self, root: Mapping, defaults: dict[str, Mapping]) -> None:
        self._root, self._defaults = root, defaults
        self._moved: dict[tuple[str, str, str], list[Found]] = {}  # (where, name of the owner, list) -> entities
        self._staying: dict[str, list[Found]] = {}
        names = {where: set(_names(root, where)) for _, _, where in _BELONGS}
        for top in _LISTS:
            for index, item in _members(root.get(top)):
                owner = next((o for o in _owners(item, top) if o[1] in names[o[0]]), None)
                entity = (_without(item, owner[2]) if owner else item, (top, index))
                if owner:
                    self._moved.setdefault((owner[0], owner[1], top), []).append(entity)
                else:
                    self._staying.setdefault(top, []).append(entity)

    def built(self) -> Mapping:
        entries = []
        for entry in self._root.entries:
            name = key_text(entry.key)
            if name == "_info" and self._defaults and isinstance(entry.value, Mapping):
                entries.append(Entry(entry.key, _without(entry.value, "defaults"), entry.merged))
            elif isinstance(entry.value, Sequence):
                own: list[tuple[Steps, Node]] = [((name, index), item) for index, item in enumerate(entry.value.items)]
                if name in _LISTS:
                    staying = {steps for _, steps in self._staying.get(name, [])}
                    own = [(steps, item) for steps, item in own if steps in staying or not isinstance(item, Mapping)]
                if own or not entry.value.items:
                    entries.append(Entry(entry.key, self._list(entry.value, own, name, (name,))))
            else:
                entries.append(entry)
        return mapping_of(entries, self._root)

    def _list(self, at: Node, found: list[tuple[Steps, Node]], where: str, here: Steps) -> Gathered:
        """A list at the steps `here` of what was written at others."""
        items = tuple(self._entity(item, where, steps) if isinstance(item, Mapping) else item for steps, item in found)
        places = tuple((Up(len(here)), *steps) for steps, _ in found)
        return Gathered(items, at.path, at.line, at.column, at.end_line, at.end_column, places)

    def _entity(self, item: Mapping, where: str, here: Steps) -> Mapping:
        """An entity that was written at `here`, with what belongs to it."""
        entries: list[Entry] = []
        name = _name(item)
        lists = [top for top, _, owner in _BELONGS if owner == where]
        for entry in item.entries:
            key = key_text(entry.key)
            if key in lists or (key in ("routes", "plugins") and isinstance(entry.value, Sequence)):
                continue
            entries.append(entry)
        for key in dict.fromkeys([*lists, "plugins"]):
            own = item.entry(key)
            steps = (*here, key)
            found: list[tuple[Steps, Node]] = [((*steps, index), below) for index, below in _all(own)]
            found += [(place, entity) for entity, place in self._moved.get((where, name, key), ())]
            if found or own is not None:
                at = own.value if own is not None else found[0][1]
                label = own.key if own is not None else scalar_like(key, at)
                value = own.value if own is not None and not isinstance(own.value, Sequence) else None
                entries.append(Entry(label, value or self._list(at, found, key, steps)))
        return mapping_of([*entries, *self._default_entries(item, where, here)], item)

    def _default_entries(self, item: Mapping, where: str, here: Steps) -> Iterator[Entry]:
        for kind, defaults in self._defaults.items():
            if _DEFAULTS.get(kind) == where:
                for entry in defaults.entries:
                    if item.entry(key_text(entry.key)) is None and not _is_url_part(item, key_text(entry.key)):
                        steps = (Up(len(here)), "_info", "defaults", kind, key_text(entry.key))
                        yield Spelled(entry.key, entry.value, written=steps)


def _is_url_part(item: Mapping, name: str) -> bool:
    return name in ("protocol", "host", "port", "path") and item.entry("url") is not None


def _defaults(root: Mapping) -> dict[str, Mapping]:
    info = root.get("_info")
    found = info.get("defaults") if isinstance(info, Mapping) else None
    entries = found.entries if isinstance(found, Mapping) else ()
    return {key_text(e.key): e.value for e in entries if isinstance(e.value, Mapping) and key_text(e.key) in _DEFAULTS}


def _names(root: Mapping, where: str) -> Iterator[str]:
    """The names of the entities of one sort, wherever they are written."""
    for _, item in _members(root.get(where)):
        yield _name(item)
    if where == "routes":
        for _, service in _members(root.get("services")):
            for _, route in _members(service.get("routes")):
                yield _name(route)


def _owners(item: Mapping, top: str) -> Iterator[tuple[str, str, str]]:
    """Where it belongs, to whom, and by which key; a plugin of a route and of a consumer stands below the route."""
    for where_from, key, where in _BELONGS:
        if where_from == top and (named := item.get(key)) is not None:
            name = _reference(named)
            if name:
                yield where, name, key


def _reference(node: Node) -> str:
    """`service: llm` and `service: {name: llm}`."""
    if isinstance(node, Mapping):
        found = next((value for key in ("name", "username", "id") if (value := node.get(key)) is not None), None)
        return found.text if isinstance(found, Scalar) else ""
    return node.text if isinstance(node, Scalar) else ""


def _name(item: Mapping) -> str:
    found = next((value for key in ("name", "username", "id") if (value := item.get(key)) is not None), None)
    return found.text if isinstance(found, Scalar) else ""


def _members(node: Node | None) -> Iterator[tuple[int, Mapping]]:
    for index, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if isinstance(item, Mapping):
            yield index, item


def _all(entry: Entry | None) -> list[tuple[int, Node]]:
    return list(enumerate(entry.value.items)) if entry is not None and isinstance(entry.value, Sequence) else []


def _without(item: Mapping, key: str) -> Mapping:
    return mapping_of([entry for entry in item.entries if entry.key.value != key], item)
