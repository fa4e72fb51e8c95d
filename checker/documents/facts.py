"""Facts (structs and dataclasses) as the plain data that reports and files are made of."""

from __future__ import annotations

import dataclasses
from typing import Any

from msgspec import Struct


def as_dict(fact: object) -> dict[str, Any]:
    """A fact by the names of its fields, facts within it likewise; all other values stay what they are."""
    if isinstance(fact, Struct):
        return {name: _plain(getattr(fact, name)) for name in fact.__struct_fields__}
    assert dataclasses.is_dataclass(fact)
    return {field.name: _plain(getattr(fact, field.name)) for field in dataclasses.fields(fact)}


def _plain(value: Any) -> Any:
    if isinstance(value, Struct) or (dataclasses.is_dataclass(value) and not isinstance(value, type)):
        return as_dict(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value)) if type(value) in (tuple, list) else value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
