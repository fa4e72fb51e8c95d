"""What the limits of a policy forbid to an exception, or to a declared difference of environments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from checker.policy.model import Limits

NOTICE_DAYS: Final = 14  # before its last day an exemption is told to be about to end


def limit_faults(
    limits: Limits, *, expires: date | None, granted: date | None, approved_by: str | None, as_of: date
) -> Iterator[str]:
    """In words; nothing if it keeps to them. Without a day on which it was granted, it is held to be granted today."""
    if granted is not None and granted > as_of:
        yield f"it is granted only on {granted.isoformat()}, after {as_of.isoformat()}"
    if limits.max_days is not None and expires is not None:
        start = min(granted, as_of) if granted is not None else as_of
        if expires > start + timedelta(days=limits.max_days):
            days = (expires - start).days
            since = "when it was granted" if granted is not None else "today"
            yield f"it lasts {days} days from {since} ({start.isoformat()}), the policy allows {limits.max_days}"
    if limits.approvers and approved_by not in limits.approvers:
        who = f"approved by {approved_by}" if approved_by else "approved by nobody"
        yield f"it is {who}; the policy asks for approved_by: {' or '.join(limits.approvers)}"


def days_left(expires: date, as_of: date) -> str:
    """`today`, `tomorrow`, `in 12 days`."""
    days = (expires - as_of).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
