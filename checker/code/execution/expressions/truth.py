"""Conditions: what constants decide, and what decides the rest."""

from __future__ import annotations

from typing import Any

from checker.code.execution.expressions.orders import constants_of, order
from checker.code.execution.heap import Dict, Instance, Object, Seq, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.objects import flags
from checker.code.execution.objects.equality import MAX_NESTED, pairs
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Const,
    Deps,
    External,
    Function,
    Method,
    ModuleValue,
    Number,
    Partial,
    Ref,
    Text,
    Unknown,
    Value,
    alternatives,
    as_data,
    deps_of,
    external,
    is_setting,
)
from checker.code.trail import DepKind

Decision = tuple["bool | None", Deps]


def decide(m: Machine, value: Value) -> Decision:
    """(truth, deps): truth None where constants do not decide; deps then say what does."""
    value = as_data(value)
    if isinstance(value, Const):
        return bool(value.value), NO_DEPS
    if isinstance(value, Text):
        return (True, NO_DEPS) if value.filled or any(value.parts) else (None, value.deps)
    if isinstance(value, Unknown):
        return (True, NO_DEPS) if value.filled and not isinstance(value, Number) else (None, value.deps)
    if isinstance(value, Choice):
        return _truth_of_choice(m, value)
    if isinstance(value, Ref) and m.st is not None:
        return _truth_of_object(m, value, m.st.get(value.id))
    if isinstance(value, External):
        return _truth_of_library_name(value)
    if isinstance(value, Method) and m.as_instance(value.receiver) is not None:
        return None, external(f"`.{value.name}` of a library's object", DepKind.OUTSIDE)  # an attribute, most likely
    if isinstance(value, (Function, Class, ModuleValue, Method, Partial, ClientPath)):
        return True, NO_DEPS
    return None, NO_DEPS


def _truth_of_choice(m: Machine, value: Choice) -> Decision:
    seen: set[bool | None] = set()
    deps: set[Any] = set()
    feasible = False
    for inner, inner_deps in value.alternatives:
        truth, why = decide(m, inner)
        seen.add(truth)
        deps |= inner_deps | why
        if not inner_deps and truth is not None:
            feasible = True
    if len(seen) == 1 and None not in seen:
        return seen.pop(), NO_DEPS
    return None, NO_DEPS if feasible and not deps else frozenset(deps)


def _truth_of_object(m: Machine, ref: Ref, obj: Object | None) -> Decision:
    match obj:
        case Dict():
            there, rest = [have for _, have in obj.keys.values()], obj.open
        case Seq():
            there, rest = [have for _, have in obj.items], obj.rest_deps if obj.rest is not None else None
        case Instance():
            return _instance_truth(m, ref, obj)
        case _:
            return None, NO_DEPS
    if any(have is None for have in there):
        return True, NO_DEPS
    if rest is not None:
        return None, rest
    return (None, _presence(there)) if there else (False, NO_DEPS)


def _truth_of_library_name(value: External) -> Decision:
    if value.name.endswith("TYPE_CHECKING"):
        return False, NO_DEPS
    if not is_setting(value.name) or value.name.startswith("builtins."):
        return True, NO_DEPS
    return None, external(f"`{value.name}`", DepKind.OUTSIDE, value.name)


def _instance_truth(m: Machine, ref: Ref, obj: Instance) -> Decision:
    if obj.kind == "chain":
        return decide(m, m.add(m.as_dict(ref) or Dict()))
    if obj.kind == "member":
        slot = obj.attrs.get("value")
        return decide(m, slot[0]) if slot is not None else (True, NO_DEPS)
    if obj.kind == "instance" and obj.cls is not None:
        from checker.code.execution.objects.classes import find_in_class

        for name in ("__bool__", "__len__"):
            found = find_in_class(m, obj.cls, name)
            if found is not None:
                from checker.code.execution.calls.calls import call_method

                result = call_method(m, ref, name, [])
                return decide(m, result) if m.st is not None else (None, NO_DEPS)
    return True, NO_DEPS


def _presence(haves: list[Deps | None]) -> Deps:
    out: Deps = NO_DEPS
    for have in haves:
        if not have:
            return NO_DEPS
        out |= have
    return out


def compare(m: Machine, op: str, left: Value, right: Value, depth: int = 0) -> Decision:
    """Outcome of one comparison; None where it is not decided."""
    if isinstance(left, Choice) or isinstance(right, Choice):
        seen: set[bool | None] = set()
        deps: Deps = NO_DEPS
        for a, da in alternatives(left):
            for b, db in alternatives(right):
                outcome, why = compare(m, op, a, b)
                seen.add(outcome)
                deps |= da | db | why
        if len(seen) == 1 and None not in seen:
            return seen.pop(), NO_DEPS
        return None, deps
    if op in ("is", "==", "is not", "!="):
        same = _same(m, left, right, identity=op.startswith("is"))
        if same is None and op in ("==", "!="):
            same, deps = _same_parts(m, left, right, depth)
            if same is None and deps:
                return None, deps
        if same is None:
            return None, _outside(left) | _outside(right)
        return (same if op in ("is", "==") else not same), NO_DEPS
    if op in ("in", "not in"):
        inside, deps = contains(m, left, right)
        if inside is None:
            return None, deps
        return (inside if op == "in" else not inside), NO_DEPS
    ordered = order(m, op, left, right)
    return ordered if ordered is not None else (None, _outside(left) | _outside(right))


def _outside(value: Value) -> Deps:
    """What decides an operand; what a library's module holds (`sys.platform`) is decided outside the code."""
    if isinstance(value, External) and is_setting(value.name):
        if "." not in value.name or value.name.startswith("builtins."):
            return NO_DEPS
        return external(f"`{value.name}`", DepKind.OUTSIDE, value.name)
    return deps_of(value)


def _same(m: Machine, left: Value, right: Value, identity: bool) -> bool | None:
    left, right = as_data(_plain(m, left)), as_data(_plain(m, right))
    if isinstance(left, Const) and isinstance(right, Const):
        if identity and any(v is None or isinstance(v, bool) for v in (left.value, right.value)):
            return left.value is right.value
        return (type(left.value) is type(right.value) and bool(left.value == right.value)) or left.value == right.value
    if left == right and isinstance(left, (Ref, Class, Function, ModuleValue, External)):
        return True
    none_side = left if left == NONE else right if right == NONE else None
    if none_side is not None:
        other = right if none_side is left else left
        if isinstance(other, Unknown) and not other.filled:
            return None
        if isinstance(other, External) and is_setting(other.name):
            return None if "." in other.name else False
        return False
    if isinstance(left, (Class, External)) and isinstance(right, (Class, External)):
        return False
    if isinstance(left, Ref) and isinstance(right, Ref) and identity:
        return False
    if identity and (_is_sentinel(left) or _is_sentinel(right)):
        other = right if _is_sentinel(left) else left
        if isinstance(other, (Ref, Const, Text)) and _is_made(m, other):
            return False
    if identity and {type(left), type(right)} <= {Ref, Const, Text} and _is_made(m, left) and _is_made(m, right):
        return False  # a text or number and an object: a sentinel is neither
    if (isinstance(left, Const) and isinstance(right, Text)) or (isinstance(left, Text) and isinstance(right, Const)):
        const, text = (left, right) if isinstance(left, Const) else (right, left)
        assert isinstance(const, Const)
        assert isinstance(text, Text)
        if isinstance(const.value, str):
            if text.parts and text.parts[0] is not None and not const.value.startswith(text.parts[0]):
                return False
            if text.parts and text.parts[-1] is not None and not const.value.endswith(text.parts[-1]):
                return False
        if const.value == "" and (text.filled or any(text.parts)):
            return False
    return None


def _plain_mapping(m: Machine, value: Ref) -> Dict | None:
    """A mapping of which all is known that it holds."""
    found = m.st.get(value.id) if m.st is not None else None
    if not isinstance(found, Dict) or found.open is not None or found.fold:
        return None
    return found if all(have is None for _, have in found.keys.values()) else None


def _same_parts(m: Machine, left: Value, right: Value, depth: int) -> Decision:
    """Whether two tuples, lists or dataclass objects are equal, element by element; some hold themselves."""
    if depth >= MAX_NESTED or not isinstance(left, Ref) or not isinstance(right, Ref):
        return None, NO_DEPS
    sets = constants_of(m, left), constants_of(m, right)
    if sets[0] is not None and sets[1] is not None:
        return sets[0] == sets[1], NO_DEPS
    held = _plain_mapping(m, left), _plain_mapping(m, right)
    if held[0] is not None and held[1] is not None and held[0].keys.keys() != held[1].keys.keys():
        return False, NO_DEPS
    if held[0] is not None and held[1] is not None:
        rows: list[tuple[Slot, Slot]] | None = [(slot, held[1].keys[key]) for key, slot in held[0].keys.items()]
    else:
        rows = pairs(m, left, right)
    if rows is None:
        return None, NO_DEPS
    decided = [compare(m, "==", one, other, depth + 1) for (one, _), (other, _) in rows]
    if any(same is False for same, _ in decided):
        return False, NO_DEPS
    if all(same is True for same, _ in decided):
        return True, NO_DEPS
    return None, NO_DEPS.union(*(why for _, why in decided))


def _is_sentinel(value: Value) -> bool:
    """Whether a value is one of a library's own, as `NOT_GIVEN` is."""
    return isinstance(value, External) and not is_setting(value.name)


def _is_made(m: Machine, value: Value) -> bool:
    """Whether an object is one that this run has seen being made, if it is one."""
    inst = m.as_instance(value)
    return inst is None or inst.open is None


def _plain(m: Machine, value: Value) -> Value:
    """A member of an enumeration compares by identity; a `str` one by its text, too, and a flag by its bits."""
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "member" and inst.data in ("str", "flag"):
        slot = inst.attrs.get("value")
        if slot is not None:
            return slot[0]
    if inst is not None and inst.kind == "url" and isinstance(inst.data, (Const, Text)):
        return inst.data
    return value


def contains(m: Machine, item: Value, container: Value) -> Decision:
    """Whether `item in container`."""
    if isinstance(container, Choice):
        return compare(m, "in", item, container)
    held, wanted = flags.bits_of(m, container), flags.bits_of(m, item)
    if held is not None and wanted is not None:
        return held[1] & wanted[1] == wanted[1], NO_DEPS
    item, container = _plain(m, item), _plain(m, container)
    mapping = m.as_dict(container)
    if mapping is not None:
        from checker.code.execution.expressions.subscripts import key_of

        known, key = key_of(m, item)
        if known:
            key = key.lower() if mapping.fold and isinstance(key, str) else key
            slot = mapping.keys.get(key) if _hashable(key) else None
            if slot is not None:
                return (True, NO_DEPS) if slot[1] is None else (None, slot[1])
            return (False, NO_DEPS) if mapping.open is None else (None, mapping.open)
        return None, deps_of(item) | (mapping.open or NO_DEPS)
    seq = m.as_seq(container)
    if seq is not None:
        undecided = seq.rest is not None
        for value, have in seq.items:
            same, _ = compare(m, "==", item, value)
            if same is True and have is None:
                return True, NO_DEPS
            if same is not False:
                undecided = True
        return (None, deps_of(item) | seq.rest_deps) if undecided else (False, NO_DEPS)
    if isinstance(item, Const) and isinstance(container, Const):
        if isinstance(item.value, str) and isinstance(container.value, str):
            return item.value in container.value, NO_DEPS
    if isinstance(item, Const) and isinstance(container, Text) and isinstance(item.value, str):
        if any(p is not None and item.value in p for p in container.parts):
            return True, NO_DEPS
    inst = m.as_instance(container)
    if inst is not None and inst.kind == "instance":
        from checker.code.execution.calls.calls import call_method
        from checker.code.execution.objects.classes import find_in_class

        if inst.cls is not None and find_in_class(m, inst.cls, "__contains__") is not None and m.st is not None:
            return decide(m, call_method(m, container, "__contains__", [(0, "", item)]))
    return None, deps_of(item) | deps_of(container)


def _hashable(key: Any) -> bool:
    try:
        hash(key)
    except TypeError:
        return False
    return True
