"""Records that cannot be charged to anybody: what the policy's rules on owners say of one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.logs.evaluate import holds
from checker.logs.record import Record
from checker.logs.verdicts import NamedCheck

# missing, invalid, a placeholder, or registered by nobody
RULES: Final = frozenset({"CP301", "CP302", "CP303", "CP304"})
_NAME: Final = re.compile(r"\{[a-z_0-9]+\}")


def owner_checks(checks: Sequence[NamedCheck], fields: Sequence[str]) -> tuple[NamedCheck, ...]:
    """Those of `checks` that say whether a record has an owner who can be charged."""
    return tuple(named for named in checks if named.rule in RULES and named.check.field in fields)


def unattributable(record: Record, checks: Sequence[NamedCheck]) -> list[str]:
    """Why the record cannot be charged to anybody; empty if it can. Values are left out of the reasons."""
    return [
        f"{named.rule} {' '.join(_NAME.sub('', named.check.message).split())}"
        for named in checks
        if holds(named.check.when, record)
    ]
