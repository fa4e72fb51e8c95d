"""Whose a record is, as far as it says so itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.logs.records.evaluate import search
from checker.logs.records.record import Record
from checker.policy.model import Policy
from checker.policy.record_schema import placeholder_pattern

_OWNERS: Final = ("team_id", "cost_center")


def owner_fields(policy: Policy) -> tuple[str, ...]:
    """The policy's fields that say who pays."""
    return tuple(f.name for f in policy.fields.values() if f.name in _OWNERS or f.registry == "teams")


def untagged_test(policy: Policy) -> Callable[[Record], bool]:
    """Whether nothing in a record says whose it is: no owner and no service, or placeholders only. Never so where the
    policy asks for none of them."""
    names = dict.fromkeys(
        (*owner_fields(policy), *(("service_endpoint",) if "service_endpoint" in policy.fields else ()))
    )
    pattern = placeholder_pattern(policy.placeholders)

    def named(record: Record, name: str) -> bool:
        text = record.text(name)
        return bool(text) if not pattern else text is not None and bool(text) and not search(pattern, text)

    return lambda record: bool(names) and not any(named(record, name) for name in names)
