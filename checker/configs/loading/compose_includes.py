"""What a Compose file takes in (the Compose specification): `include`, `extends`, `env_file`.

include    another project's services, volumes and so on, below those of the file
extends    another service, of this file or of one that is named, below the service
env_file   variables of .env files, below those of `environment`; the later file wins. Read when all layers are merged:
           what any of them says under `environment` counts more than a file that another one names
"""

from __future__ import annotations

from collections.abc import Mapping as Map

from msgspec.structs import replace

from checker.configs.forms.forms import in_form
from checker.configs.forms.shapes import mapping_of, scalar_like
from checker.configs.kinds.kind import Kind
from checker.configs.loading.inclusion import MAX_DEPTH, Inclusion, Source
from checker.configs.loading.layers import Layer, merge_layers, merged_below
from checker.configs.readers import Reading
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text


def with_includes(reading: Reading, source: Source, kind: Kind, inclusion: Inclusion) -> Reading:
    if len(reading.documents) != 1:
        return reading
    tags = dict(reading.tags)
    file = _File(kind, inclusion, tags)
    root = file.complete(reading.documents[0], source, 0)
    return replace(reading, documents=(root,), tags=tags)


def with_variables(root: Node, sources: Map[str, Source], inclusion: Inclusion) -> Node:
    """The merged document with the variables of each service's env_file below those of its environment. `sources`: what
    files that a path of the document's nodes names lie beside."""
    services = root.get("services") if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(services, Mapping):
        return root
    entries = tuple(replace(e, value=_with_variables(e.value, sources, inclusion)) for e in services.entries)
    if all(one.value is other.value for one, other in zip(entries, services.entries, strict=True)):
        return root
    changed = replace(services, entries=entries)
    return replace(root, entries=tuple(replace(e, value=changed) if e.value is services else e for e in root.entries))


def _with_variables(service: Node, sources: Map[str, Source], inclusion: Inclusion) -> Node:
    files = service.get("env_file") if isinstance(service, Mapping) else None
    if files is None or not isinstance(service, Mapping):
        return service
    found: dict[str, Entry] = {}
    for item in files.items if isinstance(files, Sequence) else (files,):
        path = item.get("path") if isinstance(item, Mapping) else item
        optional = isinstance(item, Mapping) and _is_false(item.get("required"))
        source = sources.get(item.path)
        if not isinstance(path, Scalar) or source is None:
            continue
        if not (optional and not (source.file.parent / path.text).is_file()):
            for _, reading in inclusion.take(path.text, "env_file", path.at, source, 0, "dotenv"):
                for document in reading.documents:
                    found.update((key_text(e.key), e) for e in getattr(document, "entries", ()))
    if not found:
        return service
    own = service.entry("environment")
    written = in_form(own.value, "assignments") if own is not None else mapping_of([], service)
    if not isinstance(written, Mapping):
        return service
    found.update((key_text(entry.key), entry) for entry in written.entries)
    key = own.key if own is not None else scalar_like("environment", next(iter(found.values())).key)
    rest = [entry for entry in service.entries if entry is not own]
    return replace(service, entries=(*rest, Entry(key, replace(written, entries=tuple(found.values())))))


class _File:
    def __init__(self, kind: Kind, inclusion: Inclusion, tags: dict[tuple[str, int, int], str]) -> None:
        self._kind, self._inclusion, self._tags = kind, inclusion, tags

    def complete(self, root: Node, source: Source, depth: int) -> Node:
        if not isinstance(root, Mapping):
            return root
        return self._services(self._included(root, source, depth), source, depth)

    def _included(self, root: Mapping, source: Source, depth: int) -> Mapping:
        listed = root.get("include")
        for item in listed.items if isinstance(listed, Sequence) else ():
            names = item.get("path") if isinstance(item, Mapping) else item
            layers = []
            for name in names.items if isinstance(names, Sequence) else (names,):
                if isinstance(name, Scalar):
                    for file, reading in self._take(name, "include", source, depth):
                        documents = tuple(self.complete(d, file, depth + 1) for d in reading.documents)
                        layers.append(Layer(documents, self._tags))
            merged = merge_layers(layers, self._kind) if layers else ()
            for below in merged:
                whole = merged_below(self._kind, self._tags, below, root, self._kind.begin(below, root))
                root = whole if isinstance(whole, Mapping) else root
        return root

    def _services(self, root: Mapping, source: Source, depth: int) -> Mapping:
        services = root.get("services")
        if not isinstance(services, Mapping):
            return root
        entries = [replace(e, value=self._extended(e.value, services, source, depth, ())) for e in services.entries]
        if all(one.value is other.value for one, other in zip(entries, services.entries, strict=True)):
            return root
        changed = replace(services, entries=tuple(entries))
        return replace(
            root, entries=tuple(replace(e, value=changed) if e.value is services else e for e in root.entries)
        )

    def _extended(self, service: Node, services: Mapping, source: Source, depth: int, seen: tuple[str, ...]) -> Node:
        """The service over the one that it extends."""
        said = service.entry("extends") if isinstance(service, Mapping) else None
        if said is None or not isinstance(service, Mapping) or len(seen) > MAX_DEPTH:
            return service
        file = said.value.get("file") if isinstance(said.value, Mapping) else None
        wanted = said.value.get("service") if isinstance(said.value, Mapping) else said.value
        name = wanted.text if isinstance(wanted, Scalar) else ""
        holder, base = services, source
        if isinstance(file, Scalar):
            taken = self._take(file, "extends", source, depth)
            root = taken[0][1].documents[0] if taken and taken[0][1].documents else None
            found = root.get("services") if isinstance(root, Mapping) else None
            if not isinstance(found, Mapping):
                return service
            holder, base = found, taken[0][0]
        elif name in seen:
            return service
        below = holder.get(name)
        if below is None:
            self._inclusion.unread.append((said.key.at, f"extends {name}: there is no such service"))
            return service
        below = self._extended(below, holder, base, depth + 1, (*seen, name))
        own = replace(service, entries=tuple(e for e in service.entries if e is not said))
        states = self._kind.begin(None)
        for step in ("services", name):
            states = self._kind.step(states, step, below, own)
        return merged_below(self._kind, self._tags, below, own, states) or own

    def _take(self, name: Scalar, what: str, source: Source, depth: int) -> list[tuple[Source, Reading]]:
        found = self._inclusion.take(name.text, what, name.at, source, depth)
        for _, reading in found:
            self._tags.update(reading.tags)
        return found


def _is_false(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.value is False
