"""Reading, writing and merging items: `value[key]`, `{**value}`, what an object gives as a mapping."""

from __future__ import annotations

from typing import Any

from checker.code.execution import classes
from checker.code.execution.disjoint import all_apart, living
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
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
    MemberKey,
    Method,
    Ref,
    Unknown,
    Value,
    alternatives,
    as_data,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes
from checker.sdks.model import ClientClass

ENVIRON = External("os.environ")


def key_of(m: Machine, key: Value) -> tuple[bool, Any]:
    """(True, hashable key) of a constant key: a Python value, or the value itself for objects."""
    if isinstance(key, Const):
        return True, key.value
    inst = m.as_instance(key)
    if inst is not None and inst.kind == "member":
        if inst.data == "str":
            slot = inst.attrs.get("value")
            if slot is not None and isinstance(slot[0], Const):
                text = slot[0].value
                return True, MemberKey(text, key) if isinstance(key, Ref) and isinstance(text, str) else text
        return True, key
    seq = m.as_seq(key)
    if seq is not None and seq.kind == "tuple" and all(isinstance(v, Const) for v, _ in seq.items):
        return True, tuple(v.value for v, _ in seq.items if isinstance(v, Const))
    if isinstance(key, (Class, Function, External)):
        return True, key
    return False, None


def get_item(m: Machine, value: Value, key: Value, node: Node) -> Value:
    """`value[key]`, one alternative at a time."""
    known, plain = key_of(m, key)
    mapping = m.as_dict(value)
    if mapping is None and m.as_seq(value) is None:
        m.may_raise(deps_of(as_data(value)))
    if mapping is not None:
        return _mapping_item(m, value, mapping, known, plain, key, node)
    seq = m.as_seq(value)
    if seq is not None:
        return _sequence_item(m, seq, known, plain, key)
    if isinstance(value, External):
        if value == ENVIRON:
            from checker.code.library.environment import variable

            return variable(m, str(plain) if known else None, node)
        if value.name in ("typing.Annotated", "typing_extensions.Annotated"):
            return _annotated(m, key)
        if value.name.startswith(("typing.", "builtins.", "collections.", "pydantic.")) or _is_client_class(m, value):
            return value  # a generic alias: `Agent[Deps, str]`
        return m.unknown(DepKind.OUTSIDE, f"an item of {value.name}", node)
    if isinstance(value, Class):
        info = classes.info_of(m, value)
        if info.style == "enum" and known:
            found = classes.find_in_class(m, value, str(plain))
            return found if found is not None else Unknown()
        if info.style == "enum" and (members := _members_of(m, value)):
            m.may_raise(deps_of(key))  # KeyError
            return choose([(v, deps_of(key)) for v in members])
        meta = classes.metaclass_of(m, value)
        getter = classes.find_in_class(m, meta, "__getitem__") if meta is not None else None
        if isinstance(getter, Function):
            from checker.code.execution.calls import call

            return call(m, getter.bound(value), [(0, "", key)], node)
        return value  # a generic alias
    inst = m.as_instance(value)
    if inst is not None:
        if inst.kind == "instance" and inst.cls is not None:
            from checker.code.execution.calls import call_method

            if classes.find_in_class(m, inst.cls, "__getitem__") is not None:
                return call_method(m, value, "__getitem__", [(0, "", key)], node)
            if isinstance(inst.data, Ref):
                return _own_item(m, value, inst, key, node)
        if inst.kind == "match":
            from checker.code.library.regular_expressions import group_of

            return group_of(m, inst.data, key)
        if inst.kind == "request" and known and plain in inst.attrs:
            return inst.attrs[plain][0]
        if inst.kind in ("context", "sections") and isinstance(inst.data, Ref):
            return get_item(m, inst.data, key, node)
        if inst.client is not None:
            return client_attributes.client_attribute(m, value, inst, "[]") if isinstance(value, Ref) else Unknown()
        fields = _as_tuple(m, inst)
        if fields is not None:
            return _sequence_item(m, fields, known, plain, key)
        return Unknown(inst.open) if inst.open is not None else m.unknown(DepKind.BOUND, "an item of an object", node)
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)) and isinstance(plain, int):
        try:
            return Const(value.value[plain])
        except IndexError:
            m.fail()
            return Unknown()
    slice_ = m.as_seq(key)
    if isinstance(value, Const) and isinstance(value.value, str) and slice_ is not None and slice_.kind == "slice":
        cut = plain_slice(slice_)
        if cut is not None:
            return Const(value.value[cut])
    if isinstance(value, Const) and value.value is None:
        m.fail()  # TypeError
        return Unknown()
    if isinstance(value, (Method, ClientPath)):
        return Method(value, "[]")
    return Unknown(deps_of(value) | deps_of(key), isinstance(value, Unknown) and value.filled)


def _is_client_class(m: Machine, value: External) -> bool:
    return isinstance(m.program.catalogue.resolve(value.name), ClientClass)


def _annotated(m: Machine, key: Value) -> Value:
    """`Annotated[Client, Depends(get_client)]` under a name of its own."""
    parts = m.as_seq(key)
    made = Instance("annotated")
    made.data = [v for v, _ in parts.items] if parts is not None else [key]
    return m.add(made)


def _mapping_item(m: Machine, ref: Value, mapping: Dict, known: bool, plain: Any, key: Value, node: Node) -> Value:
    if known:
        if mapping.fold and isinstance(plain, str):
            plain = plain.lower()
        slot = mapping.keys.get(plain)
        if slot is not None:
            if slot[1] is not None and mapping.factory is None:
                m.may_raise(slot[1])
            return slot[0]
        if mapping.open is not None:
            m.may_raise(mapping.open)
            return Unknown(mapping.open)
        if mapping.factory is not None:
            from checker.code.execution.calls import call

            made = call(m, mapping.factory, [], node)
            if isinstance(ref, Ref) and m.st is not None:
                set_item(m, ref, key, made)
            return made
        m.fail()  # KeyError
        return Unknown()
    m.may_raise(deps_of(key))
    values = [(v, deps_of(key)) for v, _ in mapping.keys.values()]
    if mapping.open is not None:
        values.append((Unknown(mapping.open), mapping.open))
    if mapping.factory is not None:
        from checker.code.execution.calls import call

        values.append((call(m, mapping.factory, [], node), deps_of(key)))
    return choose(values) if values else Unknown(deps_of(key))


def _members_of(m: Machine, cls: Class) -> list[Value]:
    holder = m.live.get(cls.id)
    values = [v for v, _ in holder.attrs.values()] if isinstance(holder, Instance) else []
    return [v for v in values if (inst := m.as_instance(v)) is not None and inst.kind == "member"]


def _own_item(m: Machine, value: Value, inst: Instance, key: Value, node: Node) -> Value:
    """An item of an object whose class derives from a mapping; one that is not there, `__missing__` may give."""
    from checker.code.execution.calls import call_method

    known, plain = key_of(m, key)
    mapping = m.as_dict(inst.data)
    if mapping is None or classes.find_in_class(m, inst.cls, "__missing__") is None:
        return get_item(m, inst.data, key, node)
    slot = mapping.keys.get(plain) if known else None
    if slot is not None and slot[1] is None:
        return slot[0]
    doubt = slot[1] if slot is not None else None
    if known and slot is None and mapping.open is None:
        return call_method(m, value, "__missing__", [(0, "", key)], node)
    deps = doubt or mapping.open or deps_of(key)
    held = [slot[0]] if slot is not None else [v for v, _ in mapping.keys.values()] if not known else []
    there = [(v, deps) for v in held]
    if mapping.open is not None:
        there.append((Unknown(mapping.open), mapping.open))
    before = m.live.fork()
    made = call_method(m, value, "__missing__", [(0, "", key)], node)
    if m.st is None:  # it raises: what is there is all that is given
        m.st = before
        return choose(there) if there else Unknown(deps)
    return choose([*there, (made, deps)])


def _as_tuple(m: Machine, inst: Instance) -> Seq | None:
    """A named tuple of the project as the sequence that it is; None where it is something else."""
    if inst.kind != "instance" or not isinstance(inst.cls, Class) or inst.open is not None:
        return None
    info = classes.info_of(m, inst.cls)
    if info.style != "namedtuple" or not all(f.name in inst.attrs for f in info.fields):
        return None
    return Seq("tuple", [inst.attrs[f.name] for f in info.fields])


def plain_slice(parts: Seq) -> slice | None:
    """A slice whose parts are constants, None where they are not."""
    bounds: list[int | None] = []
    for value, _ in parts.items:
        if not isinstance(value, Const) or not (value.value is None or type(value.value) is int):
            return None
        bounds.append(value.value)
    if len(bounds) != 3 or bounds[2] == 0:
        return None
    return slice(bounds[0], bounds[1], bounds[2])


def _cut(m: Machine, seq: Seq, cut: slice) -> Seq:
    """The elements of a slice; where their places are not known, each may be among them."""
    out = Seq(seq.kind, seq.items[cut])
    out.mixed = seq.mixed
    placed = not seq.in_any_order and all(have is None for _, have in seq.items)
    if not placed and len(out.items) < len(seq.items):
        doubt = m.unknown(DepKind.BOUND, "which elements a slice of these holds is not followed").deps
        out.items = [(value, doubt if have is None else have) for value, have in seq.items]
    return out


def _sequence_item(m: Machine, seq: Seq, known: bool, plain: Any, key: Value) -> Value:
    if known and isinstance(plain, int) and not seq.in_any_order:
        certain = all(have is None for _, have in seq.items)
        if certain and -len(seq.items) <= plain < len(seq.items) and (plain >= 0 or seq.rest is None):
            return seq.items[plain][0]
        if certain and seq.rest is None:
            m.fail()  # IndexError
            return Unknown()
    m.may_raise(seq.rest_deps)
    slice_ = m.as_seq(key)
    if slice_ is not None and slice_.kind == "slice" and seq.rest is None:
        cut = plain_slice(slice_)
        if cut is not None:
            return m.add(_cut(m, seq, cut))
    if slice_ is not None and slice_.kind == "slice":
        copy = seq.copy()
        copy.items = [(v, NO_DEPS) for v, _ in copy.items]
        return m.add(copy)
    values = [(v, deps_of(key)) for v, _ in seq.items]
    if seq.rest is not None:
        values.append((seq.rest, seq.rest_deps))
    return choose(values) if values else Unknown(deps_of(key))


def set_item(m: Machine, ref: Ref, key: Value, value: Value, presence: Deps | None = None) -> None:
    """`ref[key] = value` on a mapping; `presence` other than None: it may or may not happen."""
    if m.st is None:
        return
    if isinstance(key, Choice):
        for inner, deps in key.alternatives:
            set_item(m, ref, inner, value, deps if presence is None else deps | presence)
        return
    known, plain = key_of(m, key)
    obj = m.own(ref)
    if isinstance(obj, Instance) and isinstance(obj.data, Ref):
        set_item(m, obj.data, key, value, presence)
        return
    if not isinstance(obj, Dict):
        return
    if not known:
        obj.open = (obj.open or NO_DEPS) | deps_of(key)
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


def settle_namespace(m: Machine, mapping: Ref) -> None:
    if mapping.id in m.namespaces:
        from checker.code.execution import attributes

        attributes.settle_namespace(m, mapping)


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
        if isinstance(inner, Method) and inner.name == "dependency_overrides":
            from checker.code.execution.web import note_override

            note_override(m, key, value)
        if not isinstance(inner, Ref):
            continue
        obj = m.live.get(inner.id)
        if isinstance(obj, Dict):
            set_item(m, inner, key, value, presence)
            settle_namespace(m, inner)
        elif isinstance(obj, Seq):
            _store_in_sequence(m, inner, obj, key, value, presence)
        elif isinstance(obj, Instance):
            if obj.kind == "instance" and obj.cls is not None and classes.find_in_class(m, obj.cls, "__setitem__"):
                from checker.code.execution.calls import call_method

                call_method(m, inner, "__setitem__", [(0, "", key), (0, "", value)], node)
            elif isinstance(obj.data, Ref):
                set_item(m, obj.data, key, value, presence)


def _store_in_sequence(m: Machine, ref: Ref, obj: Seq, key: Value, value: Value, presence: Deps | None) -> None:
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
    from checker.code.execution.sequences import spread

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
        if m.as_seq(inner) is not None and isinstance(inner, Ref):
            _delete_in_sequence(m, m.own(inner), key, deps if len(items) > 1 else None)
            continue
        inst = m.as_instance(inner)
        if inst is not None and inst.kind == "instance" and classes.find_in_class(m, inst.cls, "__delitem__"):
            from checker.code.execution.calls import call_method

            call_method(m, inner, "__delitem__", [(0, "", key)])
            continue
        mapping = m.as_dict(inner)
        if mapping is None or not isinstance(inner, Ref) or m.st is None:
            continue
        known, plain = key_of(m, key)
        if len(items) == 1 and known and mapping.open is None and folded(mapping, plain) not in mapping.keys:
            m.fail()  # KeyError
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
            m.may_raise(deps | deps_of(inner) | (mapping.open or NO_DEPS))
        elif slot[1] is not None:
            m.may_raise(deps | slot[1])


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


def merge_into(m: Machine, ref: Ref, value: Value, node: Node) -> None:
    """`{**value}` or `ref.update(value)`: later keys win; an unknown mapping may overwrite what is there."""
    items = alternatives(value)
    if len(items) == 1:
        _merge_one(m, ref, value, None, node)
        return
    start = m.live
    results = []
    for inner, deps in items:
        m.st = start.fork()
        _merge_one(m, ref, inner, None, node)
        results.append((m.st, deps))
    from checker.code.execution.heap import join_states

    state = None
    for result, deps in results:
        state = join_states(state, result, deps)
    m.st = state
    if state is not None:
        state.cond = start.cond


def _merge_one(m: Machine, ref: Ref, value: Value, presence: Deps | None, node: Node) -> None:
    if isinstance(value, Const) and value.value is None:
        m.fail()  # TypeError: `**None`
        return
    mapping = m.as_dict(value)
    if mapping is None:
        seq = m.as_seq(value)
        if seq is not None:
            pairs_into(m, ref, value)
            return
        converted = mapping_of(m, value)
        if converted is None and _gives_pairs(m, value):
            pairs_into(m, ref, value)
            return
        if converted is None:
            _merge_unknown(
                m, ref, deps_of(value) or m.unknown(DepKind.BOUND, "a mapping that is not followed", node).deps
            )
            return
        mapping = converted
    obj = m.own(ref)
    if isinstance(obj, Instance) and obj.kind == "chain":
        _merge_one(m, obj.data, value, presence, node)
        return
    if not isinstance(obj, Dict):
        return
    if mapping.open is not None:
        _merge_unknown(m, ref, mapping.open)
    for key, (item, have) in mapping.keys.items():
        if obj.fold and isinstance(key, str):
            key = key.lower()
        old = obj.keys.get(key)
        if have is None:
            obj.keys[key] = (item, None)
        elif old is None:
            obj.keys[key] = (item, have)
        else:
            obj.keys[key] = (choose([(old[0], have), (item, have)]), old[1])


def _gives_pairs(m: Machine, value: Value) -> bool:
    """Whether an object is iterated by dict(): it has `__iter__` and is no mapping."""
    inst = m.as_instance(value)
    if inst is None:
        return False
    return inst.kind in ("generator", "suspended") or (
        inst.kind == "instance" and inst.open is None and classes.find_in_class(m, inst.cls, "__iter__") is not None
    )


def _merge_unknown(m: Machine, ref: Ref, deps: Deps) -> None:
    """Keys and values that are not known come on top: each key stays, but may hold something else."""
    obj = m.own(ref)
    if isinstance(obj, Dict):
        obj.keys = {k: (choose([(v, deps), (Unknown(deps), deps)]), have) for k, (v, have) in obj.keys.items()}
        obj.open = (obj.open or NO_DEPS) | deps


def _is_mapping(m: Machine, cls: Value) -> bool:
    """Whether a class is derived from collections.abc's Mapping: then `__iter__` gives its keys."""
    bases = classes.mro(m, cls)
    return any(isinstance(b, External) and b.name.rpartition(".")[2] in ("Mapping", "MutableMapping") for b in bases)


def mapping_of(m: Machine, value: Value) -> Dict | None:
    """The mapping that an object gives to `**` and dict(): a model, a record, a class with keys()."""
    direct = m.as_dict(value)
    if direct is not None:
        return direct
    inst = m.as_instance(value)
    if inst is None or m.st is None:
        return None
    if inst.kind in ("context", "record", "instance", "json") and isinstance(inst.data, Ref):
        if classes.find_in_class(m, inst.cls, "__getitem__") is None:
            return m.as_dict(inst.data)
    if inst.kind == "instance" and inst.cls is not None and inst.open is None:
        from checker.code.execution.calls import call_method
        from checker.code.execution.sequences import elements

        by = "keys" if classes.find_in_class(m, inst.cls, "keys") is not None else "__iter__"
        if by == "keys" or _is_mapping(m, inst.cls):
            out = Dict()
            keys = call_method(m, value, by, [])
            if m.st is None:
                return None
            for key, have in elements(m, keys):
                known, plain = key_of(m, key)
                item = call_method(m, value, "__getitem__", [(0, "", key)])
                if m.st is None:
                    return None
                if known:
                    out.keys[plain] = (item, have)
                else:
                    out.open = deps_of(key)
            return out
        if isinstance(inst.cls, Class) and classes.info_of(m, inst.cls).style == "pydantic":
            out = Dict()
            out.keys.update({k: v for k, v in inst.attrs.items() if k != "model_fields_set"})
            return out
    return None


def pairs_into(m: Machine, ref: Ref, value: Value) -> None:
    """dict([(key, value), ...]) and update() with pairs."""
    from checker.code.execution.sequences import elements, spread

    for item, have in elements(m, value):
        if m.st is None:
            return
        items, rest, deps = spread(m, item)
        if len(items) >= 2:
            set_item(m, ref, items[0][0], items[1][0], have)
        else:
            _merge_unknown(m, ref, (have or NO_DEPS) | deps | deps_of(item))
            del rest
