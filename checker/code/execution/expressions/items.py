"""What is set and deleted under keys and at positions: items of mappings, lists and objects."""

from __future__ import annotations

from typing import Any

from checker.code.execution.disjoint import all_apart, living
from checker.code.execution.expressions.slices import plain_slice
from checker.code.execution.expressions.subscripts import ENVIRON, key_of, may_be
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.objects import attribute_writes, classes
from checker.code.execution.objects.asked_methods import hashed, looked_up, position
from checker.code.execution.paths import KEY_ERROR, TYPE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Const,
    Deps,
    External,
    Function,
    Method,
    Ref,
    Text,
    Value,
    alternatives,
    choose,
    deps_of,
    external,
    function_key,
)
from checker.code.source.summary import Node


def set_item(m: Machine, ref: Ref, key: Value, value: Value, presence: Deps | None = None) -> None:
    """`ref[key] = value` on a mapping; `presence` other than None: it may or may not happen."""
    if m.st is None:
        return
    if isinstance(key, Choice):
        for inner, deps in key.alternatives:
            set_item(m, ref, inner, value, deps if presence is None else deps | presence)
        return
    hashed(m, key)
    if m.st is None:
        return
    known, plain = key_of(m, key)
    obj = m.own(ref)
    if isinstance(obj, Instance) and isinstance(obj.data, Ref):
        set_item(m, obj.data, key, value, presence)
        return
    if not isinstance(obj, Dict):
        return
    if not known:
        _set_somewhere(obj, key, value)
        return
    if obj.fold and isinstance(plain, str):
        plain = plain.lower()
    old = obj.keys.get(plain)
    if presence is None:
        obj.keys[plain] = (value, None)
    elif old is None:
        obj.keys[plain] = (value, presence)
    else:
        obj.keys[plain] = (choose([(old[0], presence), (value, presence)]), old[1])


def _set_somewhere(obj: Dict, key: Value, value: Value) -> None:
    """A value under a key that is not known: another one, or any that may be it."""
    deps = deps_of(key)
    obj.open = (obj.open or NO_DEPS) | deps
    # Never more than a doubt: a decorator that registers functions by their names changes no entry for certain.
    doubt = deps | external("which key is set is not followed")
    for name, (old, have) in list(obj.keys.items()):
        if old != value and may_be(key, name, obj.fold):
            obj.keys[name] = (choose([(old, doubt), (value, doubt)]), have)


def settle_namespace(m: Machine, mapping: Ref) -> None:
    if mapping.id in m.namespaces:
        attribute_writes.settle_namespace(m, mapping)


_FIXED = frozenset({"tuple", "set", "frozenset"})  # sequences whose elements no item of them replaces


def store_item(m: Machine, owner: Value, key: Value, value: Value, node: Node) -> None:
    """`owner[key] = value` for any owner."""
    if isinstance(owner, Choice) and m.apart:
        owner = living(m, owner)
        if isinstance(owner, Choice) and all_apart(m, owner):

            def store_one(one: Value) -> Value:
                store_item(m, one, key, value, node)
                return NONE

            m.each(owner, store_one)
            return
    items = alternatives(owner)
    for inner, deps in items:
        if m.st is None:
            return
        presence = deps if len(items) > 1 else None
        if inner == ENVIRON:
            from checker.code.library.environment import store

            store(m, key, value, presence)
        if isinstance(inner, External):
            _store_outside(m, inner, key, value)
        if isinstance(inner, Method) and inner.name == "__kwdefaults__" and isinstance(inner.receiver, Function):
            other = m.new_dict()
            set_item(m, other, key, value)
            m.live.own(m.program.externals).keys[function_key(inner.receiver, inner.name)] = (other, presence)
        if isinstance(inner, Method) and inner.name == "dependency_overrides":
            from checker.code.execution.frameworks.web import note_override

            note_override(m, key, value)
        if not isinstance(inner, Ref):
            looked_up(m, key, node)
            if isinstance(inner, (Const, Text)):  # `name[0] = "x"`
                m.refuse(TYPE_ERROR, deps)
            continue
        obj = m.live.get(inner.id)
        if isinstance(obj, Dict):
            set_item(m, inner, key, value, presence)
            settle_namespace(m, inner)
        elif isinstance(obj, Seq) and obj.kind in _FIXED:
            m.refuse(TYPE_ERROR, deps)
        elif isinstance(obj, Seq):
            _store_in_sequence(m, inner, obj, key, value, presence)
        elif isinstance(obj, Instance):
            if obj.kind == "instance" and obj.cls is not None and classes.find_in_class(m, obj.cls, "__setitem__"):
                from checker.code.execution.calls.calls import call_method

                call_method(m, inner, "__setitem__", [(0, "", key), (0, "", value)], node)
            elif isinstance(obj.data, Ref):
                set_item(m, obj.data, key, value, presence)


def _store_outside(m: Machine, owner: External, key: Value, value: Value) -> None:
    from checker.code.library import web_settings

    known, plain = key_of(m, key)
    if known and isinstance(plain, str) and web_settings.has_items(owner.name):
        web_settings.store_item(m, owner, plain, value)


def _store_in_sequence(m: Machine, ref: Ref, obj: Seq, key: Value, value: Value, presence: Deps | None) -> None:
    key = position(m, key)
    if m.st is None:
        return
    known, plain = key_of(m, key)
    own = m.own(ref)
    slice_ = m.as_seq(key)
    if slice_ is not None and slice_.kind == "slice":
        _store_slice(m, own, slice_, value, presence)
        return
    if known and isinstance(plain, int) and -len(obj.items) <= plain < len(obj.items):
        old, have = own.items[plain]
        own.items[plain] = (value if presence is None else choose([(old, presence), (value, presence)]), have)
    else:
        own.items = [(choose([(v, NO_DEPS), (value, NO_DEPS)]), have) for v, have in own.items]


def _store_slice(m: Machine, own: Seq, slice_: Seq, value: Value, presence: Deps | None) -> None:
    """`values[a:b] = others`."""
    from checker.code.execution.expressions.sequences import spread

    items, rest, deps = spread(m, value)
    cut = plain_slice(slice_)
    if cut is not None and own.rest is None and rest is None and presence is None and cut.step in (None, 1):
        own.items[cut] = items
        return
    doubt = presence or NO_DEPS
    more = [*((v, have or doubt) for v, have in items), *([(rest, deps)] if rest is not None else [])]
    own.items = [(v, doubt if have is None else have) for v, have in own.items]
    if more:
        own.rest = choose([*more, *([(own.rest, own.rest_deps)] if own.rest is not None else [])])


def delete_item(m: Machine, owner: Value, key: Value) -> None:
    """`del owner[key]`."""
    if isinstance(owner, Choice) and m.apart:
        owner = living(m, owner)
        if isinstance(owner, Choice) and all_apart(m, owner):

            def delete(one: Value) -> Value:
                delete_item(m, one, key)
                return NONE

            m.each(owner, delete)
            return
    items = alternatives(owner)
    for inner, deps in items:
        if inner == ENVIRON and m.st is not None:
            from checker.code.library.environment import delete as unset

            unset(m, key, deps if len(items) > 1 else None)
            continue
        seq = m.as_seq(inner)
        if isinstance(inner, (Const, Text)) or (seq is not None and seq.kind in _FIXED):
            m.refuse(TYPE_ERROR, deps)
            continue
        if seq is not None and isinstance(inner, Ref):
            key = position(m, key)
            if m.st is None:
                return
            _delete_in_sequence(m, m.own(inner), key, deps if len(items) > 1 else None)
            continue
        inst = m.as_instance(inner)
        if inst is not None and inst.kind == "instance" and classes.find_in_class(m, inst.cls, "__delitem__"):
            from checker.code.execution.calls.calls import call_method

            call_method(m, inner, "__delitem__", [(0, "", key)])
            continue
        mapping = m.as_dict(inner)
        if mapping is None or not isinstance(inner, Ref) or m.st is None:
            looked_up(m, key)
            continue
        hashed(m, key)
        if m.st is None:
            return
        known, plain = key_of(m, key)
        if len(items) == 1 and known and mapping.open is None and folded(mapping, plain) not in mapping.keys:
            m.fail(KEY_ERROR)
            return
        may_lack_key(m, mapping, key)
        remove_key(m, inner, key, deps if len(items) > 1 else None)
        settle_namespace(m, inner)


def _delete_in_sequence(m: Machine, own: Seq, key: Value, weak: Deps | None) -> None:
    """`del values[i]`, `del values[a:b]`."""
    known, plain = key_of(m, key)
    slice_ = m.as_seq(key)
    at = plain_slice(slice_) if slice_ is not None and slice_.kind == "slice" else plain if known else None
    certain = weak is None and own.rest is None and not own.mixed and all(have is None for _, have in own.items)
    if certain and (isinstance(at, slice) or (type(at) is int and -len(own.items) <= at < len(own.items))):
        own.items = own.items.copy()
        del own.items[at]
        return
    doubt = (weak or NO_DEPS) | deps_of(key)
    m.may_raise(doubt)  # IndexError
    own.items = [(v, doubt if have is None else have) for v, have in own.items]


def may_lack_key(m: Machine, mapping: Dict, key: Value) -> None:
    """A key that is taken out may not be there: KeyError."""
    for inner, deps in alternatives(key):
        known, plain = key_of(m, inner)
        slot = mapping.keys.get(folded(mapping, plain)) if known else None
        if slot is None:
            m.may_raise(deps | deps_of(inner) | (mapping.open or NO_DEPS), KEY_ERROR)
        elif slot[1] is not None:
            m.may_raise(deps | slot[1], KEY_ERROR)


def folded(mapping: Dict, key: Any) -> Any:
    return key.lower() if mapping.fold and isinstance(key, str) else key


def remove_key(m: Machine, ref: Ref, key: Value, weak: Deps | None = None) -> None:
    obj = m.own(ref)
    if isinstance(obj, Instance) and isinstance(obj.data, Ref):
        remove_key(m, obj.data, key, weak)
        return
    if not isinstance(obj, Dict):
        return
    for inner, deps in alternatives(key):
        known, plain = key_of(m, inner)
        if known and obj.fold and isinstance(plain, str):
            plain = plain.lower()
        unsure = weak if weak is not None else deps if isinstance(key, Choice) else None
        if known and unsure is None:
            obj.keys.pop(plain, None)
        elif known:
            slot = obj.keys.get(plain)
            if slot is not None:
                obj.keys[plain] = (slot[0], unsure if slot[1] is None else slot[1])
        else:
            doubt = deps_of(inner)
            obj.keys = {k: (v, doubt if have is None else have) for k, (v, have) in obj.keys.items()}
