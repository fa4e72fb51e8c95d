"""A model of the policy that nothing in the project answers to, as a fact."""

from __future__ import annotations

from msgspec import Struct


class Unmatched(Struct, frozen=True):
    """`section` and `name` of the model as the policy has them, `part` the parameter that is not there; `nearest` is
    a name that is, "" where none is near."""

    section: str
    name: str
    why: str
    nearest: str = ""
    part: str = ""
