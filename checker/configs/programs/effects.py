"""What a statement of a program does to values that have a name."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Act(Enum):
    """DROP: whole events or spans. KEEP: everything else goes. REDACT: the value is replaced or rewritten. The words
    are what a finding says of the carriers that are lost by it."""

    DELETE = "deletes"
    HASH = "hashes"
    RENAME = "renames"
    REDACT = "rewrites"
    TRUNCATE = "cuts off"
    KEEP = "does not keep"
    LIMIT = "may drop"
    DROP = "drops"
    WRITE = "writes"


class Effect(Struct, frozen=True):
    """`names` are exact, `pattern` is a regular expression over names; with neither it concerns all of them.

    line         0-based, within the program
    to           of RENAME: the new name
    number       of TRUNCATE: characters; of LIMIT: how many names stay
    conditional  only where some condition holds
    resource     on attributes of the resource, not of the span or log
    """

    act: Act
    names: tuple[str, ...] = ()
    pattern: str | None = None
    line: int = 0
    to: str = ""
    number: int = 0
    conditional: bool = False
    resource: bool = False
