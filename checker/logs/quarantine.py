"""Records that cannot be charged to anybody: what the policy's rules on owners say of one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.logs.records.evaluate import Asked, asked
from checker.logs.records.record import Record
from checker.logs.screening.verdicts import NamedCheck

# missing, invalid, a placeholder, or registered by nobody
RULES: Final = frozenset({"CP301", "CP302", "CP303", "CP304"})
_NAME: Final = re.compile(r"\{[a-z_0-9]+\}")


Reason = tuple[Asked, str]  # a question, and what a record that it is true of lacks


def owner_checks(checks: Sequence[NamedCheck], fields: Sequence[str]) -> tuple[Reason, ...]:
    """Those of `checks` that say whether a record has an owner who can be charged. Values are left out of the
    reasons."""
    return tuple(
        (asked(named.check.when), f"{named.rule} {' '.join(_NAME.sub('', named.check.message).split())}")
        for named in checks
        if named.rule in RULES and named.check.field in fields
    )


def unattributable(record: Record, reasons: Sequence[Reason]) -> list[str]:
    """Why the record cannot be charged to anybody; empty if it can."""
    return [reason for ask, reason in reasons if ask(record)]
