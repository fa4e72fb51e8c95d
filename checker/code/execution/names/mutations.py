"""Changes to shared objects from elsewhere: what functions of the project do to a module's or an object's state.

A run sees only what it calls. A dict of module level which some function fills, an attribute that another method sets:
until a run from a program's entry shows the order of things, such a value may be as it was made or changed. Where
changes stand the text says (changes.py).
"""

from __future__ import annotations

from dataclasses import replace

from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.names.changes import (
    ANY_CHANGE,
    KEYWORDS,
    NO_CHAINS,
    OF_CLASS,
    ON_OBJECT,
    Chains,
    Change,
    is_replaced,
    of_attribute,
    of_name,
    of_parameter,
)
from checker.code.execution.objects import class_writers
from checker.code.execution.objects.classes import ClassInfo, info_of, mro
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    Const,
    Dep,
    Deps,
    Function,
    Partial,
    Ref,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
)
from checker.code.source.project import Module
from checker.code.trail import DepKind

# -- names of module level --------------------------------------------------------------------------------------------


def seen(m: Machine, module: Module, name: str, value: Value) -> Value:
    """A name of module level as a run sees it that is not from a program's entry: it may have been changed by then."""
    plain = isinstance(value, Function) and value.scope < 0
    if (plain or (isinstance(value, (Const, Text)) and _may_decide(value))) and _may_be_late(m):
        return _or_replaced(m, module, name, value)
    if isinstance(value, Partial) and _may_be_late(m):
        return _partial_seen(m, module, name, value)
    if not isinstance(value, (Ref, Choice)) or not _may_be_late(m):
        return value
    if not any(isinstance(v, Ref) for v, _ in alternatives(value)):
        return value
    change, chains = of_name(m.program, module, name)
    if change is Change.NONE and not chains:
        return value
    why = f"`{name}` is changed while the program runs"
    dep = Dep(DepKind.GLOBAL, f"{module.path}:{name}", why, module.path, module.place_of(name), name)
    deps = frozenset((dep,))
    for inner, _ in alternatives(value):
        if isinstance(inner, Ref) and _untouched(m, inner):
            _weaken(m, inner, change, deps, chains)
    return choose([(value, deps), (Unknown(deps), deps)]) if Change.REPLACED in change else value


def _partial_seen(m: Machine, module: Module, name: str, value: Partial) -> Value:
    """A `functools.partial`, whose keywords functions may have changed by now (`send.keywords.pop("team")`)."""
    if any(chain == KEYWORDS for chain, _ in of_name(m.program, module, name)[1]):
        why = f"the keywords of `{name}` are changed while the program runs"
        dep = Dep(DepKind.GLOBAL, f"{module.path}:{name}.keywords", why, module.path, module.place_of(name), name)
        _doubt_keywords(m, value, frozenset((dep,)))
    return value


def _doubt_keywords(m: Machine, value: Partial, deps: Deps) -> None:
    for kind, _, given in value.args:
        if kind == 3 and isinstance(given, Ref) and m.as_dict(given) is not None:
            if given.id not in m.program.base or _untouched(m, given):
                _weaken(m, given, ANY_CHANGE, deps, NO_CHAINS)


def _may_decide(value: Value) -> bool:
    """Whether a constant is a switch or a text: numbers are limits and times, `None` is set by who makes it."""
    return isinstance(value, Text) or (isinstance(value, Const) and isinstance(value.value, (bool, str)))


def _or_replaced(m: Machine, module: Module, name: str, value: Value) -> Value:
    """A function or constant, or what a function of another module may have put in its place by now (`headers.build =
    slim`, `flags.TAGGING = False`)."""
    key = f"{module.path}:{name}"
    known = m.program.members.replaced.get(key)
    if known is None:
        known = m.program.members.replaced[key] = is_replaced(m.program, module, name)
    if not known:
        return value
    why = f"`{name}` is set while the program runs"
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, key, why, module.path, module.place_of(name), name),))
    return choose([(value, deps), (Unknown(deps), deps)])


def _may_be_late(m: Machine) -> bool:
    return m.st is not None and not m.closed_world and bool(m.frames) and m.frames[0].name != "<module>"


def _untouched(m: Machine, ref: Ref) -> bool:
    """Whether the run has left an object of module level as it found it."""
    if m.st is None or ref.id not in m.program.base:
        return False
    now, found = m.st.get(ref.id), m.doubted.get(ref.id)
    if isinstance(found, Dict) and isinstance(now, Dict):
        return now is found or (now.keys == found.keys and now.open == found.open)
    return now is m.program.base[ref.id]


def _is_as_found(m: Machine, ref: Ref, name: str) -> bool:
    """Whether the run has left an attribute of an object of module level as it found it."""
    now, found = m.live.get(ref.id), m.program.base.get(ref.id)
    return isinstance(now, Instance) and isinstance(found, Instance) and now.attrs.get(name) == found.attrs.get(name)


# -- attributes -------------------------------------------------------------------------------------------------------


def attribute_seen(m: Machine, ref: Ref, obj: Instance, name: str, value: Value) -> Value:
    """An attribute of an object of a caller or of module level: as its constructor left it, or changed."""
    if obj.open is None and not (_may_be_late(m) and _is_as_found(m, ref, name)):
        return value
    if isinstance(value, Partial) and any(key == KEYWORDS for key, _ in of_attribute(m, obj.cls, name)[1]):
        _doubt_keywords(m, value, obj.open or shared(obj))
    if not any(isinstance(v, (Const, Text, Ref)) for v, _ in alternatives(value)):
        return value  # nothing is claimed of it that a change could make untrue
    if f"<writer {name}>" in {f.name for f in m.frames}:
        return value
    change, keys = of_attribute(m, obj.cls, name)
    if change is Change.NONE:
        return value
    deps = obj.open or shared(obj)
    for inner, _ in alternatives(value):
        if isinstance(inner, Ref) and (obj.open is not None or _untouched(m, inner)):
            _weaken(m, inner, change, deps, keys)
    if Change.REPLACED in change and not isinstance(value, Function) and _may_hold_tags(m, value):
        value = choose([(value, deps), (_another(m, obj, name, deps), deps)])
    m.own(ref).attrs[name] = (value, None)
    return value


def set_later(m: Machine, ref: Ref, obj: Instance, name: str) -> Deps | None:
    """What decides whether an attribute of an object of module level, None at first, was set by now, where methods of
    its class alone set it; None where none do, or others do."""
    if obj.open is not None or not (_may_be_late(m) and _is_as_found(m, ref, name)):
        return None
    change, keys = of_attribute(m, obj.cls, name)
    if Change.REPLACED not in change or keys & (OF_CLASS | ON_OBJECT):
        return None
    return shared(obj)


def set_by_any(m: Machine, ref: Ref, obj: Instance, name: str) -> Deps | None:
    """What decides whether an object of module level has an attribute by now that any code sets on it; None where none
    does."""
    if obj.open is not None or not (_may_be_late(m) and _is_as_found(m, ref, name)):
        return None
    change, _ = of_attribute(m, obj.cls, name)
    return shared(obj) if Change.REPLACED in change else None


def _another(m: Machine, obj: Instance, name: str, deps: Deps) -> Value:
    """What an attribute is replaced by: an object of the project's class that it is declared to be, else anything."""
    from checker.code.execution.objects.annotated_types import annotated_attribute
    from checker.code.execution.objects.given_objects import symbolic

    types = [t for t in annotated_attribute(m, obj.cls, name) or () if t != NONE]
    return symbolic(m, types, deps, bare=True) if types and all(isinstance(t, Class) for t in types) else Unknown(deps)


def namespace_seen(m: Machine, value: Value) -> None:
    """A mapping that a class or module holds is put in the place of an object's `__dict__`: all such objects share it,
    and what is set on any of them changes it."""
    if not (isinstance(value, Ref) and _may_be_late(m) and _untouched(m, value)):
        return
    why = "what is set on one object is set on all that share its `__dict__`"
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"shared __dict__ {value.id}", why),))
    held = m.as_dict(value)
    keys = held.keys if held is not None else ()
    _weaken(m, value, Change.GROWS, deps, frozenset((f"[{key}]", Change.REPLACED) for key in keys))


def change_attributes(m: Machine, ref: Ref, obj: Instance, deps: Deps) -> None:
    """Let the attributes of an object be as they are or as its methods may leave them: one of them ran unseen."""
    for name, (value, have) in list(obj.attrs.items()):
        change, keys = of_attribute(m, obj.cls, name)
        if change is Change.NONE:
            continue
        for inner, _ in alternatives(value):
            if isinstance(inner, Ref):
                _weaken(m, inner, change, deps, keys)
        if Change.REPLACED in change and not isinstance(value, Function) and _may_hold_tags(m, value):
            m.own(ref).attrs[name] = (choose([(value, deps), (_another(m, obj, name, deps), deps)]), have)


def _may_hold_tags(m: Machine, value: Value) -> bool:
    return not any(
        isinstance(v, Ref) and (i := m.as_instance(v)) is not None and i.client for v, _ in alternatives(value)
    )


def class_member_seen(m: Machine, cls: Value | None, name: str, value: Value) -> Value:
    """What stands in a class body, a mapping or list that methods change or a value that they replace: all objects
    share it."""
    if not isinstance(value, (Ref, Const, Text, Choice)) or not isinstance(cls, Class) or not _may_be_late(m):
        return value
    if isinstance(value, Choice):
        return _partly_set(m, cls, name, value)
    if value == NONE:
        return class_writers.written(m, cls, name)
    if isinstance(value, Ref) and not _untouched(m, value):
        return value
    change, keys = of_attribute(m, cls, name)
    if change is Change.NONE:
        return value
    info = info_of(m, cls)
    why = f"`{info.name}.{name}` is changed while the program runs"
    deps: Deps = frozenset(
        (Dep(DepKind.GLOBAL, f"{info.module.path}:{info.name}.{name}", why, *_place_in(info, name)),)
    )
    if isinstance(value, Ref):
        _weaken(m, value, change, deps, keys)
    if keys & OF_CLASS and _claims(m, value) and _is_as_defined(m, cls, name):
        return choose([(value, deps), (Unknown(deps), deps)])
    return value


def _partly_set(m: Machine, cls: Class, name: str, value: Choice) -> Value:
    """A member that this run has set on some of its paths: on the others it is as all find it."""
    holder = class_writers.holder_of(m, cls, name)
    base = m.program.base.get(holder.id) if holder is not None else None
    first = base.attrs.get(name) if isinstance(base, Instance) else None
    left = [d for v, d in value.alternatives if first is not None and v == first[0]]
    if first is None or not left or isinstance(first[0], Choice):
        return value
    rows = [(v, d) for v, d in value.alternatives if v != first[0]]
    others = alternatives(class_member_seen(m, cls, name, first[0]))
    return choose([*rows, *((v, d | left[0]) for v, d in others)])


def _claims(m: Machine, value: Value) -> bool:
    """Whether something is claimed of a value that another could make untrue: it is a mapping, a list or no blank."""
    if isinstance(value, Const):
        return bool(value.value)
    return isinstance(value, Text) or m.as_dict(value) is not None or m.as_seq(value) is not None


def _is_as_defined(m: Machine, cls: Class, name: str) -> bool:
    """Whether the run has not set a member of the class or of its bases."""
    for part in mro(m, cls):
        now = m.live.get(part.id) if isinstance(part, Class) else None
        if isinstance(now, Instance) and isinstance(part, Class) and name in now.attrs:
            before = m.program.base.get(part.id)
            return isinstance(before, Instance) and before.attrs.get(name) == now.attrs[name]
    return False


def default_seen(m: Machine, function: Function, name: str, value: Value) -> None:
    """A mapping or list that is a parameter's default and that its function changes: all calls share it."""
    if not isinstance(value, Ref) or not _may_be_late(m):
        return
    module = function.module
    change, keys = of_parameter(module, function.id, name)
    if change is not Change.NONE:
        place = (module.path, module.parsed.function(function.id).pos)
        why = f"the default of `{name}` is changed while the program runs"
        dep = Dep(DepKind.GLOBAL, f"{module.path}:{function.id}:{name}", why, *place, name)
        _weaken(m, value, change, frozenset((dep,)), keys)


def _place_in(info: ClassInfo, name: str) -> tuple[str, int, str]:
    """Where a class body sets a name, and how messages call it."""
    return info.module.path, info.module.place_of(name, info.id), f"{info.name}.{name}"


def shared(obj: Instance) -> Deps:
    path, pos = obj.origin
    return frozenset((Dep(DepKind.GLOBAL, f"{path}:{pos}", "the object is changed while the program runs", path, pos),))


def _weaken(m: Machine, ref: Ref, change: Change, deps: Deps, chains: Chains) -> None:
    """Let an object be as it is or as the changes may leave it, in this run."""
    from checker.code.wire import stored_arguments

    obj = m.live.get(ref.id)
    if isinstance(obj, (Dict, Seq)) and change not in (Change.NONE, Change.REPLACED):
        own = m.own(ref)
        _weaken_container(own, change, deps)
        for key in [name[1:-1] for name, _ in chains if name.startswith("[")]:
            _weaken_item(own, key, deps)
    elif isinstance(obj, Instance) and isinstance(obj.data, Ref) and change is not Change.NONE:
        _weaken(m, obj.data, change, deps, chains)
    elif isinstance(obj, Instance) and obj.client is not None and (chains or change is not Change.NONE):
        if any(what is Change.REPLACED and stored_arguments.holds(obj.client, name) for name, what in chains):
            stored_arguments.doubt_by(m, ref, deps)
        attributes = {a.partition(".")[0] for a in obj.client.entry.attributes}
        what = {w for name, w in chains if name in attributes}
        own = m.own(ref)
        if what or Change.GROWS in change:
            own.client = replace(own.client, open=(own.client.open or NO_DEPS) | deps)
        if Change.SHRINKS in change or what - {Change.GROWS}:
            own.client = replace(own.client, reduced=(own.client.reduced or NO_DEPS) | deps)


def _weaken_item(own: Dict | Seq, key: str, deps: Deps) -> None:
    """Let what is under a key, or at a place, be another one."""
    number = int(key) if key.lstrip("-").isdigit() else None
    if isinstance(own, Dict):
        for name in {key, number} & own.keys.keys():
            before, have = own.keys[name]
            own.keys[name] = (choose([(before, deps), (Unknown(deps), deps)]), have)
    elif number is not None and -len(own.items) <= number < len(own.items):
        before, have = own.items[number]
        own.items[number] = (choose([(before, deps), (Unknown(deps), deps)]), have)


def _weaken_container(own: Dict | Seq, change: Change, deps: Deps) -> None:
    if isinstance(own, Dict):
        if Change.SHRINKS in change:
            own.keys = {k: (v, deps if have is None else have) for k, (v, have) in own.keys.items()}
        own.open = (own.open or NO_DEPS) | deps
        return
    if change & ~Change.REPLACED == Change.PLACED:
        return  # as long as it was
    if Change.SHRINKS in change:
        own.items = [(v, deps if have is None else have) for v, have in own.items]
    own.rest = choose([(own.rest, deps), (Unknown(deps), deps)]) if own.rest is not None else Unknown(deps)
    own.rest_deps |= deps
