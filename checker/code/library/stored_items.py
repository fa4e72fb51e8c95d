"""What a mapping of the project that is built on a library's stores through its own `__setitem__`: `update`, the
constructor of a `UserDict`, and `setdefault`."""

from __future__ import annotations

from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.states import join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Function,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.library.builtin_functions import make_dict
from checker.code.source.summary import Node

_USER_DICT = "collections.UserDict"
_STORING = frozenset({_USER_DICT, "collections.abc.MutableMapping", "typing.MutableMapping"})


def by_own_item(m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], node: Node) -> Value | None:
    """The result of `update` or `setdefault` where each item goes through the class's own `__setitem__`, else None."""
    stores = storing(m, obj)
    if stores is None or name not in ("update", "setdefault"):
        return None
    if name == "update":
        given = make_dict(m, args, node)
        store(m, ref, stores, given, node)
        return NONE
    return _set_default(m, ref, obj, stores, args, node)


def _set_default(m: Machine, ref: Ref, obj: Instance, stores: Function, args: list[Arg], node: Node) -> Value | None:
    """`self[key]` where that is there, else the default, which is stored as the class does."""
    held = m.as_dict(obj.data) if isinstance(obj.data, Ref) else None
    asks = classes.find_in_class(m, obj.cls, "__getitem__")
    if not args or (not isinstance(asks, Function) and (held is None or held.open is not None)):
        return None
    key, value = args[0], args[1][2] if len(args) > 1 else NONE
    before = m.live.fork()
    if isinstance(asks, Function):
        found: Value | None = call(m, classes.bind(m, asks, ref, obj.cls), [key], node)
        found = None if m.st is None else found
    else:
        slot = held.keys.get(key[2].value) if held is not None and isinstance(key[2], Const) else None
        found = slot[0] if slot is not None and slot[1] is None else None
    there, m.st = m.st, before
    if found is not None and not deps_of(found):
        m.st = there
        return found
    call(m, classes.bind(m, stores, ref, obj.cls), [key, (0, "", value)], node)
    if found is None:
        return value
    m.st = join_states(there, m.st, deps_of(found))
    return choose([(found, deps_of(found)), (value, deps_of(found))])


def storing(m: Machine, obj: Instance) -> Function | None:
    """The `__setitem__` of the project by which a library's mapping stores what it is given."""
    base = classes.external_base(m, obj.cls) if isinstance(obj.cls, Class) else None
    if base is None or base.name not in _STORING:
        return None
    found = classes.find_in_class(m, obj.cls, "__setitem__")
    return found if isinstance(found, Function) else None


def store(m: Machine, ref: Ref, stores: Function, given: Ref, node: Node) -> None:
    """Each item of `given` by a call; one that may not be there, perhaps."""
    held = m.as_dict(given) if m.st is not None else None
    if held is None:
        return
    inst = m.as_instance(ref)
    item = classes.bind(m, stores, ref, inst.cls if inst is not None else None)
    rows: list[tuple[Value, Value, Deps | None]]
    rows = [(Const(key), value, doubt) for key, (value, doubt) in held.keys.items()]
    if held.open is not None:
        rows.append((Unknown(held.open), Unknown(held.open), held.open))
    for key, value, doubt in rows:
        before = m.live.fork() if doubt is not None and m.st is not None else None
        if m.st is not None:
            call(m, item, [(0, "", key), (0, "", value)], node)
        if before is not None:
            m.st = join_states(before, m.st, doubt or NO_DEPS)
