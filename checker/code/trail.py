"""Where a proof ended, and at what: the facts behind an unverifiable field."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from checker.documents.location import Location


class DepKind(StrEnum):
    """What it is that decides a value. The first four are *open*: code of the project may settle them."""

    PARAMETER = "parameter"  # given by the callers
    OBJECT = "object"  # given where the object is made
    GLOBAL = "global"  # set or changed while the program runs
    CONTEXT = "context"  # a context variable, or something around the call
    RESULT = "result"  # of a function or method that is not part of the project
    CHANGED = "changed"  # handed to such a function, which may change it
    ENVIRONMENT = "environment"  # a variable that may be unset
    DATA = "data"  # a file, the network, an answer
    OUTSIDE = "outside"  # a name or an attribute that the project does not define
    ESCAPED = "escaped"  # handed to, or kept for, code that is not read, which sends the requests
    BOUND = "bound"  # more than the engine follows


class Trail(Struct, frozen=True):
    """The end of one trail. `subject` is what decides, as a model in the policy would name it: a function
    (`acme.headers`, `app.tasks.handle`), a variable; "" where it has no name. `parameter`: the one of a function of the
    project that decides (`team`, `**kwargs`). `whole`: it decides a mapping that would hold the fields, not a value;
    `chooses`: neither, it chooses between ways. `argument`: it is arguments among which the one of that name would hold
    them ("": one that a model cannot name)."""

    kind: DepKind
    subject: str
    why: str
    at: Location
    fields: tuple[str, ...]
    parameter: str = ""
    whole: bool = False
    chooses: bool = False
    argument: str | None = None
