"""What runs keep between them of policies, owners registries and price cards, by their content: the tree that was read,
and that it was found valid. A run that finds both needs neither PyYAML nor jsonschema."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, Protocol

from checker.documents.packed import VERSION, pack, unpack
from checker.documents.tree import Node
from checker.files.resources import read_resource

_CHECKS: Final = b"1"  # raise it when checks that are not in the schema become stricter


class Kept(Protocol):
    """Bytes by section and key, as `files.cache.Store` keeps them."""

    def get(self, section: str, key: bytes) -> bytes | None: ...

    def put(self, section: str, key: bytes, value: bytes) -> None: ...


def read_document(data: bytes, path: str, kept: Kept | None = None) -> Node:
    """The tree of a document: JSON where its name says so, else YAML. Raises DocumentError."""
    is_json = path.lower().endswith(".json")
    key = sha256(b"\0".join((VERSION, b"json" if is_json else b"yaml", data))).digest()
    packed = kept.get("trees", key) if kept is not None else None
    found = unpack(packed, path) if packed is not None else None
    if found is not None:
        return found
    node = _read(data, path, is_json)
    if kept is not None and (packed := pack(node)) is not None:
        kept.put("trees", key, packed)
    return node


def is_known_valid(kept: Kept | None, kind: str, data: bytes) -> bool:
    """Whether a document was found valid by an earlier run, by the schema and the checks of today."""
    return kept is not None and kept.get("valid", _validation_key(kind, data)) is not None


def note_valid(kept: Kept | None, kind: str, data: bytes) -> None:
    if kept is not None:
        kept.put("valid", _validation_key(kind, data), b"1")


def _read(data: bytes, path: str, is_json: bool) -> Node:
    if is_json:
        from checker.documents.json import read_json_file

        return read_json_file(data, path)
    from checker.documents.yaml import read_yaml_file

    return read_yaml_file(data, path)


def _validation_key(kind: str, data: bytes) -> bytes:
    """SHA-256 over the schema, the version of the checks, and the document: any change asks for a new validation."""
    schema = sha256(read_resource(f"schemas/{kind}.schema.json")).digest()
    return sha256(b"\0".join((kind.encode(), _CHECKS, schema, data))).digest()
