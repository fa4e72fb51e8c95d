"""The key under which a document that was found valid is remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from checker.files.resources import read_resource

_CHECKS: Final = b"1"  # raise it when checks that are not in the schema become stricter


def validation_key(kind: str, data: bytes, sha256: Callable[[bytes], Any]) -> bytes:
    """SHA-256 over the schema, the version of the checks, and the document: any change asks for a new validation."""
    schema = sha256(read_resource(f"schemas/{kind}.schema.json")).digest()
    key = sha256(b"\0".join((kind.encode(), _CHECKS, schema, data))).digest()
    assert isinstance(key, bytes)
    return key
