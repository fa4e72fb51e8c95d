"""Where a value was read or made, beside what it is: kept by the value's identity, it takes no part in the proof.

A session's id is as good as any other text to the proof that a header is there; that it names a conversation, or was
made once at import, is what rules ask for. A value that is derived from another one (`f"{session_id}-{n}"`) has no
origin: what is not certain is not told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from checker.code.execution.heap import Dict, Instance, Object, Slot
from checker.code.execution.values import Choice, Const, Method, Number, Text, Unknown, Value, as_data
from checker.code.source.summary import Node

if TYPE_CHECKING:
    from checker.code.execution.machine import Machine
    from checker.code.execution.program import Program
    from checker.code.source.project import Module


class OriginKind(Enum):
    CONVERSATION = "conversation"  # read by a name of a session, thread or conversation
    IMPORT = "import"  # made when the module is imported, the same for all calls
    LOOP = "loop"  # made before a loop, the same for all its turns
    DEFAULT = "default"  # made for a parameter's default: once, where the function is defined


@dataclass(frozen=True, slots=True)
class Origin:
    """`name` is the expression as the message shows it; `path` and `pos` (packed) where it stands."""

    kind: OriginKind
    name: str
    path: str
    pos: int


_WORDS = "session|thread|conversation|conv|chat|dialog|dialogue"
_ID = "id|uuid|guid|key|identifier|ts"
_ID_OF_ONE = re.compile(rf"(?:^|.*[_-])(?:{_WORDS})[_-]?(?:{_ID})$")
_ONE = re.compile(rf"(?:^|.*_)(?:{_WORDS})$")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_known: dict[str, bool] = {}


def names_conversation(name: str) -> bool:
    """Whether a variable, attribute or key of that name holds the id of a session, thread or conversation."""
    found = _known.get(name)
    if found is None:
        found = _known[name] = bool(_ID_OF_ONE.fullmatch(_HUMP.sub("_", name).lower()))
    return found


def read(m: Machine, node: Node, value: Value) -> Value:
    """`value` as the expression `node` (a name, an attribute, an item) gives it, with its origin where it has one."""
    name = _conversation_in(node)
    return value if name is None else mark(m.program, value, Origin(OriginKind.CONVERSATION, name, *m.here(node)))


def mark(program: Program, value: Value, origin: Origin) -> Value:
    """The same value as an object of its own which has that origin; values that are no plain text or id as they are."""
    if isinstance(value, Choice):
        return Choice(tuple((mark(program, v, origin), deps) for v, deps in value.alternatives))
    if not isinstance(value, (Unknown, Text, Method)):
        return value
    if id(value) in program.origins and origin.kind is not OriginKind.CONVERSATION:
        return value  # where it was made says more than where it was handed on
    own = _copy(value)
    program.origins[id(own)] = (own, origin)
    return own


def follow(program: Program, value: Value, result: Value) -> Value:
    """`result` with the origin of the value that it is a copy of: `str(session_id)`."""
    origin = origin_of(program, value)
    return result if origin is None else mark(program, result, origin)


def put_together(program: Program, parts: list[Value], result: Value) -> Value:
    """Text made of what never changes does not change either."""
    origins = [origin_of(program, v) for v in parts if not isinstance(v, Const)]
    fixed = [o for o in origins if o is not None and o.kind is not OriginKind.CONVERSATION]
    return mark(program, result, fixed[0]) if fixed and len(fixed) == len(origins) else result


def origin_of(program: Program, value: Value) -> Origin | None:
    found = program.origins.get(id(value))
    return found[1] if found is not None else None


def mark_assigned(program: Program, module: Module, statement: Node, names: dict[str, Slot]) -> None:
    """The same for the names that a statement of the module's body has just bound."""
    targets = statement[2] if statement[0] == "assign" else (statement[2],) if statement[0] == "annotated" else ()
    for target in targets:
        if target[0] == "name" and target[2] in names:
            value, have = names[target[2]]
            if is_made_once(value):
                origin = Origin(OriginKind.IMPORT, target[2], module.path, statement[1])
                names[target[2]] = (mark(program, value, origin), have)


def is_made_once(value: Value) -> bool:
    """Whether it is an id or a time that the code at hand makes."""
    value = as_data(value)
    return isinstance(value, (Unknown, Text)) and value.filled and not value.deps


def mark_import(program: Program, module: Module, objects: dict[int, Object]) -> None:
    """Ids and times among what a module's body has made are made once, whoever sends them."""
    for obj in objects.values():
        if isinstance(obj, Dict):
            slots = obj.keys
        elif isinstance(obj, Instance) and obj.kind in ("instance", "class"):
            slots = obj.attrs
        else:
            continue
        for key, (value, have) in list(slots.items()):
            if is_made_once(value) and isinstance(key, str):
                path, pos = obj.origin if isinstance(obj, Dict) else (module.path, 0)
                slots[key] = (mark(program, value, Origin(OriginKind.IMPORT, key, path, pos)), have)


def mark_within(m: Machine, ref: Value, kind: OriginKind) -> None:
    """Ids and times that a mapping holds which is made once."""
    found = m.as_dict(ref)
    if found is None or m.st is None:
        return
    for key, (value, have) in list(found.keys.items()):
        if is_made_once(value) and isinstance(key, str):
            found.keys[key] = (mark(m.program, value, Origin(kind, key, *found.origin)), have)


def kept(m: Machine, value: Value, name: str, path: str, pos: int) -> Value:
    """What is computed once and kept: the result of a cached function without arguments, a cached property of an object
    that is made at import. `name` is the expression that reads it."""
    mark_within(m, value, OriginKind.IMPORT)
    return mark(m.program, value, Origin(OriginKind.IMPORT, name, path, pos)) if is_made_once(value) else value


def _copy(value: Unknown | Text | Method) -> Unknown | Text | Method:
    match value:
        case Number(deps):
            return Number(deps)
        case Unknown(deps, filled):
            return Unknown(deps, filled)
        case Text(parts, deps, filled):
            return Text(parts, deps, filled)
        case Method(receiver, name):
            return Method(receiver, name)


def _conversation_in(node: Node) -> str | None:
    """The expression as text, if it reads the id of a conversation: `session_id`, `thread.id`, `body["chat_id"]`."""
    match node[0]:
        case "name" if names_conversation(node[2]):
            return str(node[2])
        case "attr":
            owner = _last(node[2])
            if names_conversation(node[3]):
                return f"{owner}.{node[3]}" if owner else str(node[3])
            if node[3] in ("id", "uuid", "key") and owner and _ONE.fullmatch(_HUMP.sub("_", owner).lower()):
                return f"{owner}.{node[3]}"
        case "index":
            key = node[3]
            if key[0] == "const" and isinstance(key[2], str) and names_conversation(key[2]):
                return f'{_last(node[2])}["{key[2]}"]'
        case "call":
            return _conversation_asked_for(node)
    return None


def _conversation_asked_for(node: Node) -> str | None:
    """`body.get("session_id")`."""
    callee, args = node[3], node[4]
    if callee[0] != "attr" or callee[3] != "get" or not args:
        return None
    kind, _, key = args[0]
    if kind == 0 and key[0] == "const" and isinstance(key[2], str) and names_conversation(key[2]):
        return f'{_last(callee[2])}.get("{key[2]}")'
    return None


def _last(node: Node) -> str:
    if node[0] == "name":
        return str(node[2])
    return str(node[3]) if node[0] == "attr" else ""
