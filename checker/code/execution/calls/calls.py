"""Calls: which code a call runs, and what the paths of a function of the project give together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution.budget import MAX_CALL_DEPTH, MAX_SAME_FUNCTION, MAX_SNAPSHOTS
from checker.code.execution.calls.arguments import bind_arguments, bind_parameters
from checker.code.execution.calls.escapes import escape, escape_value, is_safe
from checker.code.execution.calls.kept_results import keeps, kept_result
from checker.code.execution.calls.refused_constants import refusal
from checker.code.execution.calls.stated_results import as_stated, is_stub, stated_classes
from checker.code.execution.disjoint import note_end
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import given_objects
from checker.code.execution.origins import kept
from checker.code.execution.states import State, fold_state, join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    Const,
    Deps,
    Descriptor,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
    function_key,
)
from checker.code.source.project import Module
from checker.code.source.summary import FunctionSummary, Node, Parameter
from checker.code.trail import DepKind

NOWHERE: Node = ("unknown", 1 << 16)


# How values of one class are called, filled by the modules that know: each of them needs this one.
CALLS: dict[type, Callable[[Machine, Any, list[Arg], Node], Value]] = {}


def call(m: Machine, function: Value, args: list[Arg], node: Node) -> Value:
    """`function(*args)`; the state after it is dead where it cannot return."""
    if m.st is None:
        return Unknown()
    if isinstance(function, Choice):
        return _call_each(m, function, args, node)
    if isinstance(function, Function):
        return invoke(m, function, args, node)
    if m.is_guarded and (thrown := refusal(m, function, args)) is not None:
        if thrown is not False:
            m.fail(None if thrown is True else thrown)
            return Unknown()
    elif not is_safe(m, function):
        m.may_raise()
    found = CALLS.get(type(function))
    if found is not None:
        return found(m, function, args, node)
    if isinstance(function, Partial):
        return _call_partial(m, function, args, node)
    if isinstance(function, Descriptor):
        return call(m, function.function, args, node)
    if isinstance(function, Const) and function.value is None:
        m.fail()  # TypeError
        return Unknown()
    escape(m, args, node, opaque=deps_of(function))
    return Unknown(deps_of(function))


def _call_each(m: Machine, function: Choice, args: list[Arg], node: Node) -> Value:
    """A call of one of several functions; where each comes to the same call site, that is one arrival there."""
    from checker.code.wire.sightings import merge_alternatives

    since = len(m.sightings)
    ends: list[tuple[int, Deps]] = []
    deps = iter([d for _, d in function.alternatives])

    def one(f: Value) -> Value:
        out = call(m, f, args, node)
        ends.append((len(m.sightings), next(deps)))
        return out

    result = m.each(function, one)
    if len(m.sightings) > since + 1:
        merge_alternatives(m, since, ends)
    return result


def _call_partial(m: Machine, function: Partial, args: list[Arg], node: Node) -> Value:
    from checker.code.execution.objects.partial_keywords import without

    given = [a for a in function.args if a[0] in (0, 2)]
    named = [a for a in function.args if a[0] in (1, 3)]
    later = {name for kind, name, _ in args if kind == 1}
    merged = [*given, *(a for a in args if a[0] in (0, 2))]
    merged += [a for a in named if a[0] == 1 and a[1] not in later]
    merged += [(3, "", without(m, value, later, node)) for kind, _, value in named if kind == 3]
    merged += [a for a in args if a[0] in (1, 3)]
    return call(m, function.function, merged, node)


def call_method(m: Machine, receiver: Value, name: str, args: list[Arg], node: Node | None = None) -> Value:
    """`receiver.name(*args)`."""
    from checker.code.execution.objects.attributes import get

    function = get(m, receiver, name, node or NOWHERE)
    return call(m, function, args, node or NOWHERE)


def summary_of(function: Function) -> FunctionSummary:
    """What the front-end read of a function: of one that is defined, or of a lambda."""
    if function.body is not None:
        return lambda_summary(function)
    return function.module.parsed.function(function.id)


def lambda_summary(function: Function) -> FunctionSummary:
    """A lambda as a function whose body returns its expression."""
    node = function.body
    assert node is not None
    params = tuple(Parameter(*p) for p in node[2])
    return FunctionSummary(
        function.id, "<lambda>", node[1], node[1], params, (), None, False, _yields(node[3]),
        (("return", node[1], node[3]),), frozenset(), frozenset(),
    )  # fmt: skip


def _yields(node: Any) -> bool:
    return isinstance(node, tuple) and bool(node) and node[0] in ("yield", "yield_from")


def invoke(m: Machine, function: Function, args: list[Arg], node: Node) -> Value:
    """A call of a function of the project. Of a generator or coroutine it makes the object: its body runs later."""
    summary = summary_of(function)
    if summary.is_generator or summary.is_async:
        made = Instance("generator" if summary.is_generator else "coroutine")
        made.data = (function, tuple(args), node)
        return m.add(made)
    if summary.decorators and keeps(summary):
        return kept_result(m, function, summary, args, lambda: _run_stated(m, function, summary, args, node))
    return _run_stated(m, function, summary, args, node)


def _run_stated(m: Machine, function: Function, summary: FunctionSummary, args: list[Arg], node: Node) -> Value:
    if m.set_outside and (slot := m.set_outside.get(function_key(function, "__code__"))) is not None:
        other = slot[0].receiver if isinstance(slot[0], Method) else None
        if not isinstance(other, Function):
            return m.unknown(DepKind.BOUND, f"the code of `{summary.name}` is set by code", node)
        function, summary = other.bound(function.receiver), summary_of(other)
    return as_stated(m, function, summary, run_decorated(m, function, summary, args, node))


def run_decorated(m: Machine, function: Function, summary: FunctionSummary, args: list[Arg], node: Node) -> Value:
    """Run a body, as often as a retry library does whose decorator the function has."""
    if summary.decorators and m.set_outside:
        from checker.code.execution.calls.retrying import ON_FUNCTION, run_retried

        if (slot := m.set_outside.get(function_key(function, ON_FUNCTION))) is not None:
            return run_retried(m, slot[0], function, summary, args, node)
    return run_function(m, function, summary, args, node)


def run_function(
    m: Machine,
    function: Function,
    summary: FunctionSummary,
    args: list[Arg],
    node: Node,
    on_yield: Callable[[Value], None] | None = None,
) -> Value:
    """Run a body with these arguments; joins what its paths return."""
    m.called.add((function.module.path, function.id))
    same = sum(
        1 for f in m.frames if f.function is not None and f.function.id == function.id and f.module is function.module
    )
    if same >= MAX_SAME_FUNCTION or len(m.frames) >= MAX_CALL_DEPTH:
        m.incomplete = m.incomplete or len(m.frames) >= MAX_CALL_DEPTH
        m.may_raise()
        deeper = m.unknown(DepKind.BOUND, "calls are nested deeper than is followed", node)
        _cut_short(m, function, args, deeper)
        return deeper
    if not m.in_full and not m.runs_whole(summary):  # else what raises within is seen there
        m.may_raise()
    if is_stub(summary):
        given = m.as_instance(function.receiver) if function.receiver is not None else None
        if given is not None and given.open is not None:  # a method without a body of an object that a caller gives
            m.blocked.add(summary.name)
            return given_objects.symbolic(m, stated_classes(m, function, summary), given.open)
    limit = m.limit_of(function, summary.size)
    if limit:
        result = m.limited(limit, node, lambda: _run_function(m, function, summary, args, node, on_yield))
    else:
        result = m.cut_at(node)
    if result is m.cut:
        m.may_raise()
        if function.scope >= 0:  # no root of its own: it is run once more when the root has ended
            m.called.discard((function.module.path, function.id))
        _cut_short(m, function, args, result)
    return result


def _cut_short(m: Machine, function: Function, args: list[Arg], cut: Unknown) -> None:
    """What a call that was not followed to its end may have changed: the mappings and lists handed to it, and what the
    methods of the objects handed to it change."""
    from checker.code.execution.names.mutations import change_attributes
    from checker.code.execution.slices.unfollowed import drop

    values = [*(v for _, _, v in args), function.receiver or NONE]
    drop(m, function, values)
    for value in values:
        for inner, _ in alternatives(value):
            if isinstance(inner, Ref) and m.st is not None:
                inst = m.as_instance(inner)
                if inst is not None and inst.kind == "instance":
                    change_attributes(m, inner, inst, cut.deps)
                elif inst is None:
                    escape_value(m, inner, cut.deps, 0)


def _run_function(
    m: Machine,
    function: Function,
    summary: FunctionSummary,
    args: list[Arg],
    node: Node,
    on_yield: Callable[[Value], None] | None,
) -> Value:
    env = Instance("env")
    env.data = function.scope
    env_ref = m.add(env)
    called_from = _place_of(m, node) if m.frames else None
    frame = Frame(
        function.module,
        env_ref.id,
        function,
        called_from,
        on_yield=on_yield,
        globals=summary.globals,
        nonlocals=summary.nonlocals,
        owner=function.owner,
        receiver=function.receiver,
        name=summary.name,
    )
    bound = bind_arguments(m, ([(0, "", function.receiver)] if function.receiver is not None else []) + args)
    m.reads.add(function.module.path)
    with m.entered(frame):
        bind_parameters(m, summary, bound)
        return run_body(m, frame, summary)


def _place_of(m: Machine, node: Node) -> tuple[Module, int, int]:
    """Where a call stands: what Python calls by itself, at the statement that makes it do so."""
    at = m.frame.at if node[:2] == NOWHERE and m.frame.at else node[1]
    return m.frame.module, at, node[2] if node[0] == "call" else at


def run_body(m: Machine, frame: Frame, summary: FunctionSummary) -> Value:
    """Run the body in a frame whose parameters are bound; joins what its paths return, and leaves the frame's
    exceptions to the frame below."""
    cond = m.live.cond
    frame.entry_cond = cond
    m.live.cond = NO_DEPS
    frame.slice = m.slice_for(frame, summary)
    first = summary.params[0].name if summary.params else None
    if frame.receiver is None and first is not None and frame.owner is not None:
        env = m.live.get(frame.env)
        slot = env.attrs.get(first) if isinstance(env, Instance) else None
        if slot is not None and isinstance(slot[0], (Ref, Class)):
            frame.receiver = slot[0]
    if summary.decorators and m.program.models.decorators:
        _run_decorated(m, frame, summary)
    else:
        m.run_block(summary.body)
    results = list(frame.returns)
    if m.st is not None:
        results.append((m.st, NONE))
    if frame.tasks:
        frame.returns = []
        results = _with_tasks(m, frame, results)
    state, values = _joined(results)
    m.st = state
    if frame.left:
        note_end(m, frame)
    m.frames[-1].returns = []
    if len(m.frames) > 1:
        below = m.frames[-2]
        for raised in frame.raises:
            fold_state(below.tries[-1] if below.tries else below.raises, raised, MAX_SNAPSHOTS)
    if state is None:
        return Unknown()
    state.cond = cond
    result = choose(values) if len(values) > 1 else values[0][0]
    if summary.decorators and not summary.params and keeps(summary):
        result = kept(m, result, f"{summary.name}()", frame.module.path, summary.pos)
    m.name_hidden(frame.name, result, returned=True)
    return result


def _run_decorated(m: Machine, frame: Frame, summary: FunctionSummary) -> None:
    """A body with what modelled decorators bring along."""
    from checker.code.wire.modelled import decorations

    brought = decorations(m, frame, summary)
    m.ambient += brought
    try:
        m.run_block(summary.body)
    finally:
        del m.ambient[len(m.ambient) - len(brought) :]


def _joined(results: list[tuple[State, Value]]) -> tuple[State | None, list[tuple[Value, Deps]]]:
    """The state behind the paths of a body, and what each returns with what decided that it does."""
    state: State | None = None
    values: list[tuple[Value, Deps]] = []
    for other, value in results:
        deps = (state.cond if state is not None else NO_DEPS) | other.cond
        merged = join_states(state, other, deps)
        if merged is not None and state is not None:
            merged.cond = deps
        state = merged
        values.append((value, other.cond))
    return state, values


def _with_tasks(m: Machine, frame: Frame, results: list[tuple[State, Value]]) -> list[tuple[State, Value]]:
    from checker.code.execution.calls.tasks import finish_tasks

    out = []
    for state, value in results:
        m.st = state
        finish_tasks(m, frame)
        if m.st is not None:
            out.append((m.st, value))
    return out


def super_value(m: Machine, args: list[Arg]) -> Value:
    """`super()` of the innermost method; `super(C, self)` names both."""
    if len(args) >= 2:
        return Super(args[0][2], args[1][2])
    for frame in reversed(m.frames):
        if frame.owner is not None and frame.receiver is not None:
            return Super(frame.owner, frame.receiver)
        if frame.owner is not None:
            env = m.live.get(frame.env)
            first = next(iter(env.attrs.values()), None) if isinstance(env, Instance) else None
            if first is not None:
                return Super(frame.owner, first[0])
    return Unknown()
