"""Methods of mappings: `dict` and what is like it."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions import items, merging, subscripts
from checker.code.execution.expressions.sequences import elements, view_of
from checker.code.execution.heap import Dict
from checker.code.execution.machine import Machine
from checker.code.execution.objects import attribute_writes
from checker.code.execution.objects.asked_methods import hashed
from checker.code.execution.paths import KEY_ERROR
from checker.code.execution.values import NO_DEPS, NONE, Const, Ref, Unknown, Value, choose, deps_of
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_BY_KEY = frozenset("get pop setdefault __getitem__ __contains__ __delitem__".split())


def on_mapping(m: Machine, receiver: Value, obj: Dict, name: str, bound: Arguments, node: Node) -> Value:
    """`mapping.name(...)`; one that is not known may have changed any key."""
    assert isinstance(receiver, Ref)
    function = _DICT.get(name)
    if function is not None:
        if name in _BY_KEY and bound.positional:
            hashed(m, bound.positional[0], node)
        result = function(m, receiver, bound, node) if m.st is not None else Unknown()
        if receiver.id in m.namespaces and m.st is not None:
            attribute_writes.settle_namespace(m, receiver)
        return result
    doubt = m.unknown(DepKind.BOUND, f"what `.{name}()` does to a mapping is not followed", node).deps
    if name not in _READING:
        own = m.own(receiver)
        own.keys = {k: (v, doubt if have is None else have) for k, (v, have) in own.keys.items()}
        own.open = (own.open or NO_DEPS) | doubt
    return Unknown(doubt)


def _dict_of(m: Machine, ref: Ref) -> Dict:
    obj = m.live.get(ref.id)
    assert isinstance(obj, Dict)
    return obj


def _get(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key = bound.get(0, "key") or NONE
    default = bound.get(1, "default") or NONE
    return m.each(key, lambda k: lookup(m, ref, k, default))


def lookup(m: Machine, ref: Ref, key: Value, default: Value) -> Value:
    """`mapping.get(key, default)`."""
    obj = _dict_of(m, ref)
    known, plain = subscripts.key_of(m, key)
    if not known:
        why = deps_of(key)
        if isinstance(key, Ref) and (obj.keys or obj.open is not None):  # one that holds more than constants
            why = m.unknown(DepKind.BOUND, "which key of a mapping an object equals is not followed").deps
        found = [(v, why) for k, (v, _) in obj.keys.items() if subscripts.may_be(key, k, obj.fold)]
        if obj.open is not None:
            found.append((Unknown(obj.open), obj.open | why))
        return choose([*found, (default, why)])
    if obj.fold and isinstance(plain, str):
        plain = plain.lower()
    slot = obj.keys.get(plain)
    if slot is not None and slot[1] is None:
        return slot[0]
    if slot is not None:
        return choose([(slot[0], slot[1] or NO_DEPS), (default, slot[1] or NO_DEPS)])
    if obj.open is not None:
        return choose([(Unknown(obj.open), obj.open), (default, obj.open)])
    return default


def _pop(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key = bound.get(0, "key") or NONE
    default = bound.get(1, "default")

    def one(k: Value) -> Value:
        obj = _dict_of(m, ref)
        known, plain = subscripts.key_of(m, k)
        if known and default is None and items.folded(obj, plain) not in obj.keys:
            if obj.open is None:
                m.fail(KEY_ERROR)
                return Unknown()
            m.may_raise(obj.open, KEY_ERROR)
        elif default is None:
            items.may_lack_key(m, obj, k)
        value = lookup(m, ref, k, default if default is not None else Unknown(obj.open or NO_DEPS))
        items.remove_key(m, ref, k)
        return value

    return m.each(key, one)


def _update(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    for value in bound.positional:
        if m.st is not None:
            merging.merge_into(m, ref, value, node)
    if m.st is None:
        return Unknown()
    if bound.keywords or bound.open is not None:
        extra = Dict()
        extra.keys.update(bound.keywords)
        extra.open = bound.open
        merging.merge_into(m, ref, m.add(extra), node)
    return NONE


def _setdefault(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key, default = bound.get(0, "key") or NONE, bound.get(1, "default") or NONE
    obj = _dict_of(m, ref)
    known, plain = subscripts.key_of(m, key)
    if not known:
        own = m.own(ref)
        own.open = (own.open or NO_DEPS) | deps_of(key)
        return Unknown(deps_of(key))
    slot = obj.keys.get(plain)
    if slot is not None and slot[1] is None:
        return slot[0]
    value = default
    if slot is not None:
        value = choose([(slot[0], slot[1] or NO_DEPS), (default, slot[1] or NO_DEPS)])
    elif obj.open is not None:
        value = choose([(Unknown(obj.open), obj.open), (default, obj.open)])
    m.own(ref).keys[plain] = (value, None)
    return value


def _copy(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    made = m.new_dict(node)
    m.live.add(made.id, _dict_of(m, ref).copy())
    return made


def _clear(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    own = m.own(ref)
    own.keys, own.open = {}, None
    return NONE


def _view(kind: str) -> Callable[[Machine, Ref, Arguments, Node], Value]:
    def view(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
        return m.add(view_of(m, kind, ref, _dict_of(m, ref)))

    return view


def _popitem(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    obj = _dict_of(m, ref)
    if not obj.keys or obj.open is not None or any(have is not None for _, have in obj.keys.values()):
        own = m.own(ref)
        own.keys = {k: (v, NO_DEPS if have is None else have) for k, (v, have) in own.keys.items()}
        return m.new_seq("tuple", [Unknown(), Unknown()])
    first = bound.get(0, "last") == Const(False)
    key = next(iter(obj.keys)) if first else list(obj.keys)[-1]
    value = obj.keys[key][0]
    m.own(ref).keys.pop(key)
    return m.new_seq("tuple", [Const(key), value])


def _move_to_end(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key = bound.get(0, "key")
    own = m.own(ref)
    if isinstance(key, Const) and key.value in own.keys:
        slot = own.keys[key.value]
        rest = {k: v for k, v in own.keys.items() if k != key.value}
        last = bound.get(1, "last") != Const(False)
        own.keys = {**rest, key.value: slot} if last else {key.value: slot, **rest}
    return NONE


def _fromkeys(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    return from_keys(m, bound, node)


def from_keys(m: Machine, bound: Arguments, node: Node) -> Value:
    """`dict.fromkeys(names, value)`."""
    out = m.new_dict(node)
    value = bound.get(1, "value") or NONE
    for key, have in elements(m, bound.get(0, "iterable") or NONE):
        items.set_item(m, out, key, value, have)
    return out


def _store(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    items.set_item(m, ref, bound.get(0, "key") or NONE, bound.get(1, "value") or NONE)
    return NONE


def _delete(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    items.delete_item(m, ref, bound.get(0, "key") or NONE)
    return NONE


# Methods of mappings of libraries, too, that leave the mapping as it is.
_READING = frozenset(
    "__len__ __iter__ __reversed__ __eq__ __ne__ __bool__ __str__ __repr__ __or__ __ror__ __sizeof__ getone getall "
    "get_all get_list has_key raw dict to_dict lists".split()
)
_DICT: dict[str, Callable[[Machine, Ref, Arguments, Node], Value]] = {
    "get": _get,
    "getlist": _get,
    "pop": _pop,
    "update": _update,
    "setdefault": _setdefault,
    "copy": _copy,
    "__copy__": _copy,
    "clear": _clear,
    "items": _view("items"),
    "multi_items": _view("items"),
    "keys": _view("keys"),
    "values": _view("values"),
    "popitem": _popitem,
    "fromkeys": _fromkeys,
    "__getitem__": lambda m, ref, bound, node: subscripts.get_item(m, ref, bound.get(0, "key") or NONE, node),
    "__setitem__": _store,
    "__delitem__": _delete,
    "__ior__": _update,
    "add": _store,
    "add_header": _store,  # of messages of the standard library, as botocore's headers are
    "replace_header": _store,
    "__contains__": lambda m, ref, bound, node: Unknown(),
    "move_to_end": _move_to_end,
}


MAPPING_METHODS = frozenset(_DICT)
