"""Iteration: what a `for`, a splat or an unpacking sees of a value."""

from __future__ import annotations

from checker.code.execution import run_state
from checker.code.execution.heap import Dict, Instance, Seq, Slot, View
from checker.code.execution.machine import Machine
from checker.code.execution.objects import flags
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Class,
    Const,
    Deps,
    External,
    MemberKey,
    ObjectKey,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.trail import DepKind

MAX_ELEMENTS = 64


def spread(m: Machine, value: Value) -> tuple[list[Slot], Value | None, Deps]:
    """(items in order, one value for any number of further ones or None, what decides their number). All of them are
    read: an iterator is used up."""
    found = peek(m, value)
    if isinstance(value, Ref):
        use_up(m, value)
    return found


def use_up(m: Machine, ref: Value) -> None:
    """All that an iterator or a generator gives was read: the next reader finds nothing."""
    obj = m.st.get(ref.id) if m.st is not None and isinstance(ref, Ref) else None
    if isinstance(obj, Seq) and obj.kind == "iterator" and (obj.items or obj.rest is not None):
        own = m.own(ref)  # type: ignore[arg-type]
        own.items, own.rest, own.rest_deps, own.mixed = [], None, NO_DEPS, False
    elif isinstance(obj, Instance) and obj.kind == "generator" and obj.data and isinstance(obj.data, list):
        m.own(ref).data = []  # type: ignore[arg-type]


def peek(m: Machine, value: Value) -> tuple[list[Slot], Value | None, Deps]:
    """What `spread` finds, and leaves where it is."""
    if isinstance(value, Choice):
        return _spread_choice(m, value)
    if isinstance(value, Const):
        if isinstance(value.value, str):
            return [(Const(c), None) for c in value.value[:MAX_ELEMENTS]], None, NO_DEPS
        return [], None, NO_DEPS
    if isinstance(value, Ref) and m.st is not None:
        obj = m.st.get(value.id)
        if isinstance(obj, Seq):
            seq = obj if obj.view is None else viewed(m, obj)
            return bounded(list(seq.items), seq.rest, seq.rest_deps, MAX_ELEMENTS)
        if isinstance(obj, Dict):
            items: list[Slot] = [(_key_value(k), have) for k, (_, have) in obj.keys.items()]
            rest = Unknown(obj.open) if obj.open is not None else None
            return bounded(items, rest, obj.open or NO_DEPS, MAX_ELEMENTS)
        if (bits := flags.parts(m, value)) is not None:
            return [(v, None) for v in bits], None, NO_DEPS
        return _spread_instance(m, value, obj)
    if isinstance(value, Class):
        from checker.code.execution.objects.attributes import is_member
        from checker.code.execution.objects.classes import info_of

        if info_of(m, value).style == "enum":
            if flags.is_flag(m, info_of(m, value)):
                return [(v, None) for v in flags.members(m, value)], None, NO_DEPS
            cls = m.live.get(value.id)
            assert isinstance(cls, Instance)
            members = dict.fromkeys(v for v, _ in cls.attrs.values() if is_member(m, v))  # without their other names
            return [(v, None) for v in members], None, NO_DEPS
    deps = deps_of(value)
    if isinstance(value, External):
        deps = m.unknown(DepKind.OUTSIDE, f"the items of {value.name}").deps
    return [], Unknown(deps), deps


def bounded(items: list[Slot], rest: Value | None, deps: Deps, most: int) -> tuple[list[Slot], Value | None, Deps]:
    """At most `most` items one by one: any of the others may be each of any number of further ones."""
    if len(items) <= most:
        return items, rest, deps
    left = [(value, have or NO_DEPS) for value, have in items[most:]]
    if rest is not None:
        left.append((rest, deps))
    return items[:most], choose(left), deps


def _key_value(key: object) -> Value:
    if isinstance(key, MemberKey):
        return key.member
    if isinstance(key, ObjectKey):
        return key.value
    if key is None or isinstance(key, (str, int, float, bool, bytes)):
        return Const(key)
    return key if isinstance(key, (Ref, Class, External)) else Unknown()


def view_of(m: Machine, kind: str, of: Ref, mapping: Dict) -> Seq:
    """The `keys`, `values` or `items` of a mapping."""
    out = Seq("list")
    out.view = View(kind, of.id, mapping.keys.copy(), mapping.open)
    for key, (value, have) in mapping.keys.items():
        name = _key_value(key)
        item = value if kind == "values" else name if kind == "keys" else m.new_seq("tuple", [name, value])
        out.items.append((item, have))
    if mapping.open is not None:
        blank = Unknown(mapping.open)
        out.rest = m.new_seq("tuple", [blank, blank]) if kind == "items" else blank
        out.rest_deps = mapping.open
    return out


def viewed(m: Machine, seq: Seq) -> Seq:
    """A view as its mapping is by now."""
    view = seq.view
    mapping = m.live.get(view.of) if view is not None else None
    if view is None or not isinstance(mapping, Dict) or view.is_current(mapping):
        return seq
    return view_of(m, view.kind, Ref(view.of), mapping)


def _spread_choice(m: Machine, value: Choice) -> tuple[list[Slot], Value | None, Deps]:
    rows = [(peek(m, inner), deps) for inner, deps in value.alternatives]
    longest = max(len(items) for (items, _, _), _ in rows)
    out: list[Slot] = []
    for i in range(longest):
        values: list[tuple[Value, Deps]] = []
        presence: Deps | None = None
        for (items, _, _), deps in rows:
            if i < len(items):
                item, have = items[i]
                values.append((item, deps))
                if have is not None:
                    presence = (presence or NO_DEPS) | have
            else:
                presence = (presence or NO_DEPS) | deps
        out.append((choose(values), presence))
    rests = [(rest, deps) for (_, rest, _), deps in rows if rest is not None]
    all_deps: Deps = NO_DEPS
    for (_, _, rest_deps), deps in rows:
        all_deps |= rest_deps | deps
    return out, choose(rests) if rests else None, all_deps if rests else NO_DEPS


def _spread_instance(m: Machine, ref: Ref, obj: Instance) -> tuple[list[Slot], Value | None, Deps]:
    from checker.code.execution.calls import calls, tasks
    from checker.code.execution.calls.suspended import resume
    from checker.code.execution.objects.classes import find_in_class, info_of

    if obj.kind == "chain":
        return peek(m, m.add(m.as_dict(ref) or Dict()))
    if obj.kind == "suspended":
        resume(m, ref)
        return peek(m, ref) if m.st is not None and m.as_seq(ref) is not None else ([], None, NO_DEPS)
    if obj.kind == "generator":
        return [(v, have) for v, have in tasks.run_generator(m, ref)], None, NO_DEPS
    if obj.kind in ("mapping", "context", "record", "sections") and isinstance(obj.data, Ref):
        return spread(m, obj.data)
    if obj.kind == "instance" and obj.cls is not None:
        for name in ("__iter__", "__aiter__"):
            if find_in_class(m, obj.cls, name) is not None:
                made = calls.call_method(m, ref, name, [])
                return spread(m, made) if m.st is not None and made != ref else ([], Unknown(), NO_DEPS)
        if isinstance(obj.cls, Class) and info_of(m, obj.cls).style == "pydantic" and obj.open is None:
            named = [f.name for f in info_of(m, obj.cls).fields if f.name in obj.attrs]
            return [(m.new_seq("tuple", [Const(n), obj.attrs[n][0]]), None) for n in named], None, NO_DEPS
        if isinstance(obj.cls, Class) and info_of(m, obj.cls).style == "namedtuple":
            return (
                [(obj.attrs[f.name][0], None) for f in info_of(m, obj.cls).fields if f.name in obj.attrs],
                None,
                NO_DEPS,
            )
    deps = obj.open or NO_DEPS
    return [], Unknown(deps), deps


def elements(m: Machine, value: Value, leave: bool = False) -> list[tuple[Value, Deps | None]]:
    """Each element that an iteration gives, with what decides whether it does (None: it does). `leave`: an iterator is
    not used up."""
    items, rest, deps = peek(m, value) if leave else spread(m, value)
    out: list[tuple[Value, Deps | None]] = list(items)
    if rest is not None:
        out.append((rest, deps))
    return out


run_state.VIEWED = viewed
