"""Arguments of calls: splats opened, parameters bound, defaults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.code.execution.expressions.sequences import spread
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Dict, Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import classes
from checker.code.execution.origins import Origin, OriginKind, mark, mark_within
from checker.code.execution.paths import TYPE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Class,
    Const,
    Dep,
    Deps,
    Function,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
    function_key,
)
from checker.code.source.summary import FunctionSummary, Node, Parameter, holds_word, last_word
from checker.code.trail import DepKind


@dataclass(slots=True)
class Arguments:
    """Arguments of one call. `rest` stands for further positional ones, `open` says that further keywords may come."""

    positional: list[Value] = field(default_factory=list)
    rest: Value | None = None
    rest_deps: Deps = NO_DEPS
    keywords: dict[str, Slot] = field(default_factory=dict)
    open: Deps | None = None

    def get(self, index: int, name: str) -> Value | None:
        """The argument at a position or by its name."""
        if 0 <= index < len(self.positional):
            return self.positional[index]
        slot = self.keywords.get(name)
        return slot[0] if slot is not None else None


def evaluate_arguments(m: Machine, callee: Node, args: tuple[tuple[int, str, Node], ...]) -> list[Arg]:
    """Arguments of a call. On the way to what the run looks for, those that cannot matter stay unknown."""
    need = m.need.get(last_word(callee)) if m.need else None
    if need is not None and need.everything:
        need = None
    out: list[Arg] = []
    position = 0
    for kind, name, node in args:
        if need is not None and not need.wants(kind, name, position) and not holds_word(node, m.words):
            value: Value = Unknown()
        else:
            value = m.eval(node)
        position += kind == 0
        if m.st is None:
            return out
        out.append((kind, name, value))
    return out


def bind_arguments(m: Machine, args: list[Arg]) -> Arguments:
    """Positional and keyword arguments with `*` and `**` opened."""
    out = Arguments()
    for kind, name, value in args:
        if kind == 0:
            out.positional.append(value)
        elif kind == 1:
            out.keywords[name] = (value, None)
        elif kind == 2:
            items, rest, deps = spread(m, value)
            out.positional += [v for v, _ in items]
            if rest is not None:
                out.rest, out.rest_deps = rest, deps
        else:
            _open_keywords(m, out, value)
    return out


def _open_keywords(m: Machine, out: Arguments, value: Value) -> None:
    from checker.code.execution.expressions.merging import mapping_of

    alternatives_ = value.alternatives if isinstance(value, Choice) else ((value, None),)
    maps: list[tuple[Dict, Deps | None]] = []
    for inner, deps in alternatives_:
        mapping = mapping_of(m, inner)
        if mapping is not None:
            maps.append((mapping, deps))
        elif not (isinstance(inner, Const) and inner.value is None):
            doubt = deps_of(inner) or m.unknown(DepKind.BOUND, "a mapping that is not followed").deps
            out.open = (out.open or NO_DEPS) | doubt
    for mapping, deps in maps:
        for key, (item, have) in mapping.keys.items():
            if not isinstance(key, str):
                continue
            if len(maps) > 1 or deps is not None:
                others = [d for d, _ in maps if d is not mapping]
                missing = not all(key in d.keys for d in others) or len(alternatives_) > len(maps)
                have = have if not missing else (deps or NO_DEPS)
                old = out.keywords.get(key)
                out.keywords[key] = (
                    item if old is None else choose([(old[0], deps or NO_DEPS), (item, deps or NO_DEPS)]),
                    have,
                )
            else:
                out.keywords[key] = (item, have)
        if mapping.open is not None:
            out.open = (out.open or NO_DEPS) | mapping.open


def bind_parameters(m: Machine, summary: FunctionSummary, bound: Arguments) -> None:
    """Bind arguments to the parameters in the current frame. A parameter that none of them fits is unknown: it may
    come from where nobody sees it (a decorator that injects, a task queue)."""
    positional = list(bound.positional)
    keywords = dict(bound.keywords)
    fits = _fits(summary, bound)
    if not fits and m.is_guarded:
        m.may_raise(_unfit(m, summary, ""), TYPE_ERROR)
    if summary.decorators and not fits:
        positional = []  # which of them go to which parameter is the decorator's affair
        bound = Arguments([], None, NO_DEPS, keywords, _unfit(m, summary, ""))
    env = m.live.own(m.frame.env)
    names: dict[str, Slot] = env.attrs
    for param in summary.params:
        if param.kind == 2:
            seq = Seq("tuple", [(v, None) for v in positional])
            seq.rest, seq.rest_deps = bound.rest, bound.rest_deps
            positional = []
            names[param.name] = (m.add(seq), None)
        elif param.kind == 4:
            extra = Dict((m.frame.module.path, summary.pos))
            extra.keys = dict(keywords)
            extra.open = bound.open
            names[param.name] = (m.add(extra), None)
            keywords = {}
        elif positional and param.kind != 3:
            names[param.name] = (positional.pop(0), None)
        else:
            slot = keywords.pop(param.name, None) if param.kind != 0 else None
            value = _absent(m, param, bound, slot)
            names[param.name] = (Unknown(_unfit(m, summary, param.name)) if value is None else value, None)


def _fits(summary: FunctionSummary, bound: Arguments) -> bool:
    """Whether Python would take the arguments, as far as they are known."""
    if bound.open is not None or bound.rest is not None:
        return True
    params = summary.params
    plain = [p for p in params if p.kind in (0, 1)]
    by_position = {p.name for p in plain[: len(bound.positional)]}
    if len(bound.positional) > len(plain) and not any(p.kind == 2 for p in params):
        return False
    named = {p.name for p in params if p.kind in (1, 3)} - by_position
    if not bound.keywords.keys() <= named and not any(p.kind == 4 for p in params):
        return False
    needed = {p.name for p in params if p.kind in (0, 1, 3) and p.default is None}
    return needed <= by_position | bound.keywords.keys()


def _unfit(m: Machine, summary: FunctionSummary, name: str) -> Deps:
    """Why a parameter is unknown: the call does not say what it gets."""
    what = f"`{name}` of `{summary.name}`" if name else f"the parameters of `{summary.name}`"
    path, pos = m.frame.module.path, summary.pos
    if m.frame.called_from is not None:
        path, pos = m.frame.called_from[0].path, m.frame.called_from[1]
    why = f"the arguments do not fit {what}"
    return frozenset((Dep(DepKind.BOUND, why, why, path, pos),))


def _absent(m: Machine, param: Parameter, bound: Arguments, slot: Slot | None) -> Value | None:
    """A parameter that no positional argument gives: its keyword, what an open splat may give, or its default."""
    if slot is not None and slot[1] is None:
        return slot[0]
    items: list[tuple[Value, Deps]] = []
    if slot is not None:
        items.append((slot[0], slot[1] or NO_DEPS))
    if bound.rest is not None and param.kind != 3:
        items.append((bound.rest, bound.rest_deps))
    if bound.open is not None:
        items.append((Unknown(bound.open), bound.open))
    if param.default is not None:
        default = default_of(m, param)
        if not items:
            return default
        doubt: Deps = NO_DEPS
        for _, deps in items:
            doubt |= deps
        items.append((default, doubt))
    if not items:
        return None
    return choose(items)


def default_of(m: Machine, param: Parameter) -> Value:
    """A parameter's default, evaluated where the function was defined: once per run for one that can be changed."""
    assert param.default is not None
    frame = m.frame
    function = frame.function
    if function is not None and m.set_outside and (other := _other_default(m, function, param)) is not None:
        return other
    for name, fixed in function.defaults if function is not None else ():
        if name == param.name:
            if function is not None and function.scope < 0 and param.default[0] != "name":
                mutations.default_seen(m, function, name, fixed)
            return fixed
    if param.default[0] == "const":
        return m.eval(param.default)
    key = (frame.module.path, function.id if function is not None else 0, param.name)
    kept = m.defaults.get(key)
    if kept is not None and (not isinstance(kept, Ref) or m.live.has(kept.id)):
        return kept
    scope = function.scope if function is not None else -1
    owner_env = scope if scope >= 0 else frame.module.env
    with m.entered(Frame(frame.module, owner_env, None, frame.called_from, name="<default>", owner=frame.owner)):
        if function is not None and isinstance(function.owner, Class) and param.default[0] == "name":
            found = classes.find_in_class(m, function.owner, param.default[2])
            if found is not None:
                return found
        value = m.eval(param.default)
    if isinstance(value, Ref):
        m.defaults[key] = value
        if function is not None and param.default[0] != "name":
            mutations.default_seen(m, function, param.name, value)
        mark_within(m, value, OriginKind.DEFAULT)
    elif isinstance(value, Unknown) and value.filled and not value.deps:
        return mark(m.program, value, Origin(OriginKind.DEFAULT, param.name, frame.module.path, param.default[1]))
    return value


def _other_default(m: Machine, function: Function, param: Parameter) -> Value | None:
    """A default that code has put in the place of the one in the text: `ask.__defaults__ = (…)`."""
    slot = m.set_outside.get(function_key(function, "__kwdefaults__" if param.kind == 3 else "__defaults__"))
    if slot is None:
        return None
    mapping, seq = m.as_dict(slot[0]), m.as_seq(slot[0])
    if param.kind == 3 and mapping is not None and mapping.open is None:
        held = mapping.keys.get(param.name)
        return held[0] if held is not None else None
    names = [p.name for p in function.module.parsed.function(function.id).params if p.kind in (0, 1)]
    if seq is not None and seq.rest is None and len(seq.items) <= len(names) and function.body is None:
        at = names.index(param.name) + len(seq.items) - len(names)
        if at >= 0:
            return seq.items[at][0]
    return m.unknown(DepKind.BOUND, f"the default of `{param.name}` is set by code")


def fixed_defaults(m: Machine, params: Iterable[Parameter]) -> tuple[tuple[str, Value], ...]:
    """Defaults of a function within a function: they are evaluated each time that it is made."""
    return tuple(
        (param.name, m.eval(param.default))
        for param in params
        if param.default is not None and param.default[0] != "const" and m.st is not None
    )
