"""Calls: arguments, project functions, generators and coroutines, decorators, context managers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from checker.code.execution import classes
from checker.code.execution.arguments import bind_arguments, bind_parameters, fixed_defaults
from checker.code.execution.budget import MAX_CALL_DEPTH, MAX_SAME_FUNCTION, MAX_SNAPSHOTS
from checker.code.execution.heap import Dict, Instance, Seq, Slot, State, fold_state, join_states
from checker.code.execution.machine import Arg, Frame, Machine
from checker.code.execution.origins import kept
from checker.code.execution.slicing import last_word
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import FunctionSummary, Node, Parameter
from checker.code.trail import DepKind
from checker.code.wire.fates import hand_over

NOWHERE: Node = ("unknown", 1 << 16)


# -- dispatch -----------------------------------------------------------------------------------------------------


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
    if not _is_safe(m, function):
        m.may_raise()
    found = CALLS.get(type(function))
    if found is not None:
        return found(m, function, args, node)
    if isinstance(function, Partial):
        return _call_partial(m, function, args, node)
    if isinstance(function, Ref):
        return _call_object(m, function, args, node)
    if isinstance(function, Descriptor):
        return call(m, function.function, args, node)
    if isinstance(function, Const) and function.value is None:
        m.fail()  # TypeError
        return Unknown()
    escape(m, args, node, opaque=deps_of(function))
    return Unknown(deps_of(function))


# Calls that raise nothing which a program handles, or whose models say themselves when they do.
_SAFE_BUILTINS = frozenset(
    "str repr len bool dict list tuple set frozenset isinstance issubclass print enumerate zip range sorted "
    "reversed type id hasattr getattr setattr callable int float min max any all super vars iter format hash "
    "object".split()
)
_SAFE_METHODS = frozenset(
    "get items keys values update setdefault copy append extend insert clear add discard lower upper strip lstrip "
    "rstrip replace split rsplit join startswith endswith title capitalize removeprefix removesuffix pop format "
    "count".split()
)


def _is_safe(m: Machine, function: Value) -> bool:
    if isinstance(function, External):
        kind, _, name = function.name.partition(".")
        return kind == "builtins" and name in _SAFE_BUILTINS
    if isinstance(function, Method):
        known = isinstance(function.receiver, (Const, Text)) or m.as_dict(function.receiver) is not None
        return function.name in _SAFE_METHODS and (known or m.as_seq(function.receiver) is not None)
    return isinstance(function, (Class, Partial, Descriptor))


def _call_each(m: Machine, function: Choice, args: list[Arg], node: Node) -> Value:
    """A call of one of several functions; where each comes to the same call site, that is one arrival there."""
    from checker.code.proofs.sightings import merge_alternatives

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
    given = [a for a in function.args if a[0] in (0, 2)]
    named = [a for a in function.args if a[0] in (1, 3)]
    later = {name for kind, name, _ in args if kind == 1}
    merged = [*given, *(a for a in args if a[0] in (0, 2))]
    merged += [a for a in named if not (a[0] == 1 and a[1] in later)]
    merged += [a for a in args if a[0] in (1, 3)]
    return call(m, function.function, merged, node)


def _call_object(m: Machine, ref: Ref, args: list[Arg], node: Node) -> Value:
    inst = m.as_instance(ref)
    if inst is None:
        return Unknown()
    if inst.cls is not None and classes.find_in_class(m, inst.cls, "__call__") is not None:
        return call_method(m, ref, "__call__", args, node)
    if inst.client is not None:
        return CALLS[ClientPath](m, ClientPath(ref.id, ("__call__",)), args, node)
    if inst.kind == "dispatcher":
        return _dispatch(m, inst, args, node)
    if inst.kind == "mock":
        return _mocked(m, inst)
    if inst.kind == "member":
        return Unknown()
    escape(m, args, node)
    return Unknown(inst.open or NO_DEPS)


def _dispatch(m: Machine, inst: Instance, args: list[Arg], node: Node) -> Value:
    """functools.singledispatch: the function registered for the first argument's type, else each that may be."""
    from checker.code.library.reflection import is_instance

    positional = [a[2] for a in args if a[0] == 0]
    subject = positional[0] if positional else Unknown()
    if isinstance(inst.data[0][1], Function) and inst.data[0][1].owner is not None and len(positional) > 1:
        subject = positional[1]  # of a method: after self

    def one(value: Value) -> Value:
        possible: list[Value] = []
        for kind, function in reversed(inst.data):
            fits = True if kind == External("builtins.object") else is_instance(m, value, kind)
            if fits is not False:
                possible.append(function)
            if fits is True:
                break
        return call(m, choose([(f, NO_DEPS if len(possible) == 1 else deps_of(value)) for f in possible]), args, node)

    return m.each(subject, one)


def _mocked(m: Machine, inst: Instance) -> Value:
    """What calling a mock gives: its `return_value` if the test set one, else another mock."""
    slot = inst.attrs.get("return_value")
    return slot[0] if slot is not None else m.add(Instance("mock"))


def call_method(m: Machine, receiver: Value, name: str, args: list[Arg], node: Node | None = None) -> Value:
    """`receiver.name(*args)`."""
    from checker.code.execution.attributes import get

    function = get(m, receiver, name, node or NOWHERE)
    return call(m, function, args, node or NOWHERE)


# -- project functions --------------------------------------------------------------------------------------------


def summary_of(function: Function) -> FunctionSummary:
    if function.body is not None:
        return lambda_summary(function)
    return function.module.parsed.function(function.id)


def lambda_summary(function: Function) -> FunctionSummary:
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
    summary = summary_of(function)
    if summary.is_generator or summary.is_async:
        made = Instance("generator" if summary.is_generator else "coroutine")
        made.data = (function, tuple(args), node)
        return m.add(made)
    return as_stated(m, function, summary, run_function(m, function, summary, args, node))


def as_stated(m: Machine, function: Function, summary: FunctionSummary, result: Value) -> Value:
    """A result that is not followed, of a function whose annotation says that it gives a client: a client, of whose
    making nothing is known."""
    if m.st is None or summary.returns is None or not isinstance(result, Unknown):
        return result
    if result is not m.cut and (not result.deps or any(d.is_open for d in result.deps)):
        return result
    from checker.code.execution.classes import annotation_types
    from checker.code.wire.clients import symbolic_client

    for kind in annotation_types(m, summary.returns, function.module):
        made = symbolic_client(m, kind, result.deps) if isinstance(kind, External) and m.st is not None else None
        if made is not None:
            return made
    return result


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
        return m.unknown(DepKind.BOUND, "calls are nested deeper than is followed", node)
    m.may_raise()
    if m.blocked_by_stub(function, summary, node):
        return Unknown(m.stub_deps(function))
    limit = m.limit_of(function, summary.size)
    if limit:
        result = m.limited(limit, node, lambda: _run_function(m, function, summary, args, node, on_yield))
    else:
        result = m.cut_at(node)
    if result is m.cut:
        if function.scope >= 0:  # no root of its own: it is run once more when the root has ended
            m.called.discard((function.module.path, function.id))
        _cut_short(m, [*((v for _, _, v in args)), function.receiver or NONE], result)
    return result


def _cut_short(m: Machine, values: Iterable[Value], cut: Unknown) -> None:
    """What a call that was not followed to its end may have changed: the mappings and lists handed to it, and what the
    methods of the objects handed to it change."""
    from checker.code.execution.mutations import change_attributes

    for value in values:
        for inner, _ in alternatives(value):
            if isinstance(inner, Ref) and m.st is not None:
                inst = m.as_instance(inner)
                if inst is not None and inst.kind == "instance":
                    change_attributes(m, inner, inst, cut.deps)
                elif inst is None:
                    _escape_value(m, inner, cut.deps, 0)


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
    called_from = (m.frame.module, node[1], node[2] if node[0] == "call" else node[1]) if m.frames else None
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


def run_body(m: Machine, frame: Frame, summary: FunctionSummary) -> Value:
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
    brought: list[dict[str, Slot]] = []
    if summary.decorators and m.program.models.decorators:
        from checker.code.wire.modelled import decorations

        brought = decorations(m, frame, summary)
        m.ambient += brought
    try:
        m.run_block(summary.body)
    finally:
        del m.ambient[len(m.ambient) - len(brought) :]
    results = list(frame.returns)
    if m.st is not None:
        results.append((m.st, NONE))
    if frame.tasks:
        frame.returns = []
        results = _with_tasks(m, frame, results)
    state: State | None = None
    values: list[tuple[Value, Deps]] = []
    for other, value in results:
        deps = (state.cond if state is not None else NO_DEPS) | other.cond
        merged = join_states(state, other, deps)
        if merged is not None and state is not None:
            merged.cond = deps
        state = merged
        values.append((value, other.cond))
    m.st = state
    m.frames[-1].returns = []
    if len(m.frames) > 1:
        below = m.frames[-2]
        for raised in frame.raises:
            fold_state(below.tries[-1] if below.tries else below.raises, raised, MAX_SNAPSHOTS)
    if state is None:
        return Unknown()
    state.cond = cond
    result = choose(values) if len(values) > 1 else values[0][0]
    if summary.decorators and not summary.params and any(_keeps(d) for d in summary.decorators):
        result = kept(m, result, f"{summary.name}()", frame.module.path, summary.pos)
    m.name_hidden(frame.name, result, returned=True)
    return result


def _keeps(decorator: Node) -> bool:
    """`@cache`, `@functools.lru_cache(maxsize=None)`."""
    node = decorator[3] if decorator[0] == "call" else decorator
    return last_word(node) in ("cache", "lru_cache")


def _with_tasks(m: Machine, frame: Frame, results: list[tuple[State, Value]]) -> list[tuple[State, Value]]:
    from checker.code.execution.tasks import finish_tasks

    out = []
    for state, value in results:
        m.st = state
        finish_tasks(m, frame)
        if m.st is not None:
            out.append((m.st, value))
    return out


# -- roots and other functions that nobody in the run calls -----------------------------------------------------------


# -- generators, coroutines, context managers -------------------------------------------------------------------------


# -- definitions ------------------------------------------------------------------------------------------------------


def define_function(m: Machine, summary: FunctionSummary) -> Value:
    """The value that a `def` binds: the function under its decorators."""
    frame = m.frame
    env = m.live.get(frame.env)
    in_class = isinstance(env, Instance) and env.kind == "class"
    scope = frame.env
    if in_class:
        assert isinstance(env, Instance)
        scope = env.data if isinstance(env.data, int) else -1
    elif frame.env == frame.module.env:
        scope = -1
    owner = frame.owner if in_class else None
    fixed = fixed_defaults(m, summary.params) if scope >= 0 and not in_class else ()
    if m.st is None:
        return Unknown()
    function = Function(frame.module, summary.id, scope, None, owner, None, fixed)
    if scope >= 0:
        m.nested.append(function)
    value: Value = function
    for decorator in reversed(summary.decorators):
        before = m.live.fork()
        value = _decorate(m, decorator, value, summary)
        if m.st is None:
            m.st = before
            return function
    return value


def _decorate(m: Machine, decorator: Node, value: Value, summary: FunctionSummary) -> Value:
    if decorator[0] == "attr" and decorator[3] in ("setter", "getter", "deleter"):
        prop = m.lookup(decorator[2][2]) if decorator[2][0] == "name" else None
        if isinstance(prop, Descriptor):
            if decorator[3] == "setter":
                m.bind(f"{summary.name}.setter", value)
            return prop
    function = m.eval(decorator)
    if m.st is None:
        return value
    if isinstance(function, (External, Unknown, Method)) and _calls_in(decorator):
        note_handed(m, value)
    if isinstance(function, External):
        from checker.code.library.externals import decorate_external

        return decorate_external(m, function, value, decorator)
    if isinstance(function, Unknown):
        return value
    if isinstance(function, Method):
        inst = m.as_instance(function.receiver)
        if inst is None or inst.kind not in ("dispatcher", "instance"):
            return value
    result = call(m, function, [(0, "", value)], ("call", decorator[1], decorator[1], decorator, ()))
    return value if isinstance(result, Unknown) and not result.deps else result


# Decorators by which libraries take functions that they call with what comes from outside: requests, command lines,
# messages, what a model chose.
_ENTRIES = frozenset(
    "get post put patch delete head options route api_route websocket websocket_route endpoint command tool "
    "function_tool ai_function kernel_function callback event on_message message_handler subscriber consumer "
    "listener resource prompt query mutation field resolver rpc".split()
)


def _calls_in(decorator: Node) -> bool:
    """`@app.post("/ask")`, `@cli.command()`, `@function_tool`."""
    return last_word(decorator[3] if decorator[0] == "call" else decorator) in _ENTRIES


def define_class(m: Machine, summary: Any) -> Value:
    from checker.code.execution.construct import build_class

    return build_class(m, summary)


# -- what leaves the code that is read ---------------------------------------------------------------------------------


def escape(m: Machine, args: list[Arg], node: Node, to: str = "", opaque: Deps = NO_DEPS) -> None:
    """Objects handed to unresolved code: it may change them, so nothing in them is certain any more. Coroutines handed
    on are run by whoever takes them, requests of clients are sent by it. `to`: the function's name; `opaque`: what
    decides which function it is."""
    hand_over(m, args, node, to, opaque)
    whom = f"`{to}()`, which" if to else "code that"
    why = m.unknown(DepKind.CHANGED, f"handed to {whom} is not part of the project and may change it", node, False, to)
    doubt = why.deps
    if not any(d.is_open for d in opaque):  # else the callers say what it is handed to
        for _, _, value in args:
            note_handed(m, value)
    for _, _, value in args:
        _escape_value(m, value, doubt, 0, node)


def note_handed(m: Machine, value: Value, depth: int = 0) -> None:
    """A function of the project that code calls which is not read: what it is given then nobody knows."""
    if m.st is None or m.probe is not None or depth > 2 or m.frames[0].module.is_test:
        return
    match value:
        case Function():
            m.program.handed.add((value.module.path, value.id))
        case Partial(function):
            note_handed(m, function, depth + 1)
        case Choice(items):
            for inner, _ in items:
                note_handed(m, inner, depth)
        case Ref():
            seq, mapping = m.as_seq(value), m.as_dict(value)
            held = seq.items if seq is not None else mapping.keys.values() if mapping is not None else ()
            for inner, _ in held:
                note_handed(m, inner, depth + 1)
        case _:
            pass


def _escape_value(m: Machine, value: Value, why: Deps, depth: int, node: Node | None = None) -> None:
    if m.st is None or depth > 2:
        return
    if isinstance(value, Choice):
        for inner, _ in value.alternatives:
            _escape_value(m, inner, why, depth, node)
        return
    if isinstance(value, Function) and value.scope >= 0 and node is not None and _changes_outside(value):
        _may_run(m, value, why)
    if not isinstance(value, Ref):
        return
    obj = m.live.get(value.id)
    if isinstance(obj, Instance):
        if obj.kind == "coroutine" and node is not None:
            from checker.code.execution.tasks import as_task

            as_task(m, value, node)
        elif obj.kind == "generator" and node is not None:
            from checker.code.execution.tasks import drain

            drain(m, value)
        return
    if isinstance(obj, Dict) and obj.keys:
        own = m.own(value)
        own.keys = {k: (v, why if have is None else have) for k, (v, have) in own.keys.items()}
        own.open = (own.open or NO_DEPS) | why
        for inner, _ in list(own.keys.values()):
            _escape_value(m, inner, why, depth + 1, node)
    elif isinstance(obj, Seq):
        for inner, _ in obj.items:
            _escape_value(m, inner, why, depth + 1, node)


_CHANGES = re.compile(rb"\.\s*(?:pop|clear|popitem|update|setdefault)\s*\(|\bdel\b|\]\s*=(?!=)|\bnonlocal\b|\bglobal\b")


def _changes_outside(function: Function) -> bool:
    """Whether the text of a function within a function may change what it sees around itself."""
    source = function.module.source
    if function.body is None:
        outline = function.module.parsed.outline(function.id)
        return outline is not None and _CHANGES.search(source, outline.start, outline.end) is not None
    return _calls_any(function.body, ("pop", "clear", "popitem", "update", "setdefault"))


def _calls_any(node: Any, names: tuple[str, ...]) -> bool:
    return isinstance(node, tuple) and (
        (len(node) == 4 and node[0] == "attr" and node[3] in names) or any(_calls_any(part, names) for part in node)
    )


def _may_run(m: Machine, function: Function, why: Deps) -> None:
    """A function that sees the names around itself is handed to code that is not read: it may be called, or not."""
    from checker.code.execution.symbolic_calls import run_symbolic

    if any(f.function is not None and f.function.id == function.id for f in m.frames):
        return
    m.split(why, lambda: run_symbolic(m, function, why), lambda: NONE)


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
