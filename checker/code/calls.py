"""Calls: arguments, project functions, generators and coroutines, decorators, context managers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from checker.code import classes
from checker.code.heap import Dict, Instance, Seq, Slot, State, join_states
from checker.code.machine import CONSTRUCTOR_STEPS, MAX_CALL_DEPTH, MAX_SAME_FUNCTION, Arg, Frame, Machine
from checker.code.sequences import spread
from checker.code.slicing import holds_word, last_word
from checker.code.summary import FunctionSummary, Node, Parameter
from checker.code.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Const,
    Dep,
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
    choose,
    deps_of,
)

MAX_EXITS = 6
NOWHERE: Node = ("unknown", 1 << 16)


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
    from checker.code.subscripts import mapping_of

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
            _open_keywords(m, out, value, mapping_of)
    return out


def _open_keywords(m: Machine, out: Arguments, value: Value, mapping_of: Callable[..., Dict | None]) -> None:
    alternatives_ = value.alternatives if isinstance(value, Choice) else ((value, None),)
    maps: list[tuple[Dict, Deps | None]] = []
    for inner, deps in alternatives_:
        mapping = mapping_of(m, inner)
        if mapping is not None:
            maps.append((mapping, deps))
        elif not (isinstance(inner, Const) and inner.value is None):
            out.open = (out.open or NO_DEPS) | (deps_of(inner) or m.unknown("a mapping that is not followed").deps)
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


# -- dispatch -----------------------------------------------------------------------------------------------------


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
    if isinstance(function, Method):
        from checker.code.methods import call_builtin_method

        return call_builtin_method(m, function, args, node)
    if isinstance(function, External):
        from checker.code.externals import call_external

        return call_external(m, function, args, node)
    if isinstance(function, Class):
        from checker.code.construct import instantiate

        return instantiate(m, function, args, node)
    if isinstance(function, ClientPath):
        from checker.code import clients

        return clients.call_path(m, function, args, node)
    if isinstance(function, Partial):
        return _call_partial(m, function, args, node)
    if isinstance(function, Ref):
        return _call_object(m, function, args, node)
    if isinstance(function, Descriptor):
        return call(m, function.function, args, node)
    if isinstance(function, Const) and function.value is None:
        m.st = None
        return Unknown()
    escape(m, args, node)
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
    from checker.code.sightings import merge_alternatives

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
        from checker.code import clients

        return clients.call_path(m, ClientPath(ref.id, ("__call__",)), args, node)
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
    from checker.code.builtin_functions import is_instance

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
    from checker.code.attributes import get

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
    m.called.add((function.module.path, function.id))
    if summary.is_generator or summary.is_async:
        made = Instance("generator" if summary.is_generator else "coroutine")
        made.data = (function, tuple(args), node)
        return m.add(made)
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
    same = sum(
        1 for f in m.frames if f.function is not None and f.function.id == function.id and f.module is function.module
    )
    if same >= MAX_SAME_FUNCTION or len(m.frames) >= MAX_CALL_DEPTH:
        m.incomplete = m.incomplete or len(m.frames) >= MAX_CALL_DEPTH
        m.may_raise()
        return m.unknown("calls are nested deeper than is followed", node)
    m.may_raise()
    if m.blocked_by_stub(function, summary, node):
        return Unknown(m.stub_deps(function))
    limit = m.limit_of(function)
    if limit:
        return m.limited(limit, node, lambda: _run_function(m, function, summary, args, node, on_yield))
    return _run_function(m, function, summary, args, node, on_yield)


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
        if not bind_parameters(m, summary, bound):
            m.st = None
            return Unknown()
        return run_body(m, frame, summary)


def run_body(m: Machine, frame: Frame, summary: FunctionSummary) -> Value:
    cond = m.live.cond
    m.live.cond = NO_DEPS
    frame.slice = m.slice_for(frame, summary)
    first = summary.params[0].name if summary.params else None
    if frame.receiver is None and first is not None and frame.owner is not None:
        env = m.live.get(frame.env)
        slot = env.attrs.get(first) if isinstance(env, Instance) else None
        if slot is not None and isinstance(slot[0], (Ref, Class)):
            frame.receiver = slot[0]
    m.run_block(summary.body)
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
        if below.tries:
            below.tries[-1] += frame.raises[:4]
        else:
            below.raises += frame.raises[:4]
    if state is None:
        return Unknown()
    state.cond = cond
    result = choose(values) if len(values) > 1 else values[0][0]
    m.name_hidden(frame.name, result)
    return result


def _with_tasks(m: Machine, frame: Frame, results: list[tuple[State, Value]]) -> list[tuple[State, Value]]:
    out = []
    for state, value in results:
        m.st = state
        _finish_tasks(m, frame)
        if m.st is not None:
            out.append((m.st, value))
    return out


def bind_parameters(m: Machine, summary: FunctionSummary, bound: Arguments) -> bool:
    """Bind arguments to the parameters in the current frame; False: the call would raise TypeError."""
    positional = list(bound.positional)
    keywords = dict(bound.keywords)
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
            if value is None:
                return False
            names[param.name] = (value, None)
    return True


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
    for name, fixed in function.defaults if function is not None else ():
        if name == param.name:
            return fixed
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
    return value


# -- roots and other functions that nobody in the run calls -----------------------------------------------------------


def run_symbolic(m: Machine, function: Function, deps: Deps | None) -> Value:
    """Run a function whose caller is not known. `deps` None: each parameter is decided by the function's callers."""
    summary = summary_of(function)
    env = Instance("env")
    env.data = function.scope
    frame = Frame(
        function.module,
        m.add(env).id,
        function,
        None,
        on_yield=(lambda value: None) if summary.is_generator else None,
        globals=summary.globals,
        nonlocals=summary.nonlocals,
        owner=function.owner,
        receiver=function.receiver,
        name=summary.name,
    )
    frame.limit = CONSTRUCTOR_STEPS if summary.name == "__init__" and deps is not None else 0
    m.called.add((function.module.path, function.id))
    with m.entered(frame):
        frame.slice = m.slice_for(frame, summary)
        params = list(summary.params)
        values: dict[str, Value] = {}
        if function.receiver is not None and params:
            values[params[0].name] = function.receiver
            params = params[1:]
        for param in params:
            if frame.slice is not None and param.kind in (0, 1, 3) and param.name not in frame.slice.names:
                continue  # nothing that is looked for reads it
            values[param.name] = symbolic_parameter(m, function, summary, param, deps)
            if m.st is None:
                return Unknown()
        names = m.live.own(frame.env).attrs
        for name, value in values.items():
            names[name] = (value, None)
        return run_body(m, frame, summary)


def symbolic_parameter(
    m: Machine, function: Function, summary: FunctionSummary, param: Parameter, deps: Deps | None
) -> Value:
    if deps is None:
        why = f"`{param.name}` is given by the callers of `{summary.name}`"
        deps = frozenset(
            (
                Dep(
                    "param",
                    f"{function.module.path}:{function.id}:{param.name}",
                    why,
                    function.module.path,
                    summary.pos,
                ),
            )
        )
    if param.kind == 2:
        seq = Seq("tuple")
        seq.rest, seq.rest_deps = Unknown(deps), deps
        return m.add(seq)
    if param.kind == 4:
        extra = Dict((function.module.path, summary.pos))
        extra.open = deps
        return m.add(extra)
    injected = _injected(m, param, function)
    if injected is not None:
        return injected
    value = classes.symbolic(m, classes.annotation_types(m, param.annotation, function.module), deps)
    if param.default is not None and m.st is not None:
        default = default_of(m, param)
        if m.st is None:
            return value
        return choose([(default, deps), (value, deps)])
    return value


def _injected(m: Machine, param: Parameter, function: Function) -> Value | None:
    """`Depends(get_client)` as default or within Annotated: the framework calls it."""
    node = param.default
    alias = param.annotation
    if alias is not None and alias[0] in ("name", "attr"):
        provider = _aliased_provider(m, alias, function)
        if provider is not None:
            return provider
    if param.annotation is not None and param.annotation[0] == "index" and param.annotation[3][0] == "tuple":
        node = next((i for i in param.annotation[3][2] if i[0] == "call"), node)
    if node is None or node[0] != "call" or not node[4]:
        return None
    callee = node[3]
    name = callee[2] if callee[0] == "name" else callee[3] if callee[0] == "attr" else ""
    if name not in ("Depends", "Security", "Provide", "Inject"):
        return None
    with m.entered(Frame(function.module, function.module.env, None, None, name="<injected>")):
        provider = m.eval(node[4][0][2])
        if m.st is None:
            return None
        return _provided(m, provider, node)


def _aliased_provider(m: Machine, alias: Node, function: Function) -> Value | None:
    """`Llm = Annotated[OpenAI, Depends(get_llm)]` as an annotation."""
    with m.entered(Frame(function.module, function.module.env, None, None, name="<injected>")):
        named = m.eval(alias)
        inst = m.as_instance(named)
        if inst is None or inst.kind != "annotated":
            return None
        for part in inst.data:
            depends = m.as_instance(part)
            if depends is not None and depends.kind == "depends":
                return _provided(m, depends.data, alias)
    return None


def _provided(m: Machine, provider: Value, node: Node) -> Value | None:
    """What a framework hands to a parameter: the result of its provider."""
    if not isinstance(provider, (Function, Class)):
        return None
    value = _symbolic_call(m, provider) if _needs(m, provider) else settle(m, call(m, provider, [], node), node)
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "generator" and isinstance(value, Ref):
        items = run_generator(m, value)
        return items[0][0] if items else Unknown()
    return value


def _needs(m: Machine, provider: Value) -> bool:
    return isinstance(provider, Function) and any(
        p.kind in (0, 1, 3) and p.default is None for p in summary_of(provider).params
    )


def _symbolic_call(m: Machine, provider: Value) -> Value:
    assert isinstance(provider, Function)
    return run_symbolic(m, provider, None)


# -- generators, coroutines, context managers -------------------------------------------------------------------------


def run_generator(m: Machine, ref: Ref) -> list[Slot]:
    """Run a generator to its end; the values it yields, each with what decides whether it does."""
    inst = m.as_instance(ref)
    if inst is None:
        return []
    if isinstance(inst.data, list):
        return list(inst.data)
    function, args, node = inst.data
    out: list[Slot] = []
    base = m.live.cond

    def on_yield(value: Value) -> None:
        cond = m.live.cond if m.st is not None else NO_DEPS
        out.append((value, cond if cond else None))

    run_function(m, function, summary_of(function), list(args), node, on_yield)
    if m.st is not None:
        m.live.cond = base
        m.own(ref).data = list(out)
    return out


def settle(m: Machine, value: Value, node: Node) -> Value:
    """`await value`: runs a coroutine; anything else is taken as its own result."""
    if m.st is None:
        return Unknown()
    if isinstance(value, Choice):
        return m.each(value, lambda v: settle(m, v, node))
    inst = m.as_instance(value)
    if inst is None:
        return value
    if inst.kind == "coroutine":
        function, args, at = inst.data
        return run_function(m, function, summary_of(function), list(args), at)
    if inst.kind == "gathered" and isinstance(inst.data, Ref):
        return inst.data
    if inst.kind == "future" and isinstance(value, Ref):
        return finish(m, value)
    return value


def as_task(m: Machine, value: Value, node: Node) -> Value:
    """Run a coroutine as a task of its own: what it sets in context variables does not come back."""
    if m.st is None:
        return Unknown()
    return _in_context(m, context_snapshot(m), value, node)


def context_snapshot(m: Machine) -> dict[int, Any]:
    """The context variables as they are now: a task works on a copy."""
    state = m.live
    return {i: state.get(i) for i in m.program.contexts if state.has(i)}


def _in_context(m: Machine, context: dict[int, Any], value: Value, node: Node) -> Value:
    outside = context_snapshot(m)
    _set_context(m, context)
    result = settle(m, value, node) if not isinstance(value, Partial) else settle(m, call(m, value, [], node), node)
    if m.st is not None:
        _set_context(m, outside)
    return result


def _set_context(m: Machine, context: dict[int, Any]) -> None:
    for id, obj in context.items():
        m.live.put(id, obj)


def start_task(m: Machine, value: Value, node: Node) -> Value:
    """`create_task(coroutine)`, `Thread(...).start()`: run when its result is asked for, or at the end of the function
    that made it, so that it sees what the function did meanwhile (queues are filled after workers are started)."""
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = Task(value, context_snapshot(m), node)
    ref = m.add(future)
    if m.frame.function is None:
        finish(m, ref)
    else:
        m.frame.tasks.append(ref.id)
    return ref


@dataclass(frozen=True, slots=True)
class Task:
    """A task that has not run yet: a coroutine, or a partial to call."""

    value: Value
    context: dict[int, Any]
    node: Node


def finish(m: Machine, ref: Ref) -> Value:
    """The result of a future; a task that has not run yet is run."""
    inst = m.as_instance(ref)
    if inst is None:
        return Unknown()
    pending = inst.data
    if isinstance(pending, Task):
        m.own(ref).data = NONE
        result = _in_context(m, pending.context, pending.value, pending.node)
        if m.st is not None:
            m.own(ref).data = result
        return result
    done: Value = pending
    return done


def _finish_tasks(m: Machine, frame: Frame) -> None:
    """Tasks that a function started and nobody waited for."""
    for id in frame.tasks:
        if m.st is not None and m.st.has(id):
            finish(m, Ref(id))


def enter_context(m: Machine, manager: Value, inside: Callable[[Value], None], node: Node) -> bool:
    """`with` over a generator-based manager: the body runs where it yields. False: another kind of manager."""
    inst = m.as_instance(manager)
    if inst is None or inst.kind != "manager":
        return False
    function, args, at = inst.data
    outer = len(m.frames)
    body = m.frame
    left: list[tuple[list[Any], Any]] = []
    alive = True
    ran = False

    def on_yield(value: Value) -> None:
        nonlocal ran, alive
        if ran:
            return
        ran = True
        inner = m.frames[outer:]
        del m.frames[outer:]
        tries = body.tries
        marks = exits_of(body)
        try:
            inside(value)
        finally:
            body.tries = tries
            m.frames.extend(inner)
        alive = m.st is not None
        left.extend(take_exits(marks))
        for _, leaving in left:  # what follows the yield runs on each way out
            m.st = join_states(m.st, leaving[0] if isinstance(leaving, tuple) else leaving, NO_DEPS)

    run_function(m, function, summary_of(function), list(args), at, on_yield)
    if m.st is not None:
        for where, leaving in left:
            state = m.st.fork()
            state.cond = (leaving[0] if isinstance(leaving, tuple) else leaving).cond
            where.append((state, leaving[1]) if isinstance(leaving, tuple) else state)
        if not alive:
            m.st = None
    return True


Exits = list[tuple[list[Any], int]]


def exits_of(frame: Frame) -> Exits:
    """The lists of states that leave a block (return, break, continue), and how many each holds by now."""
    return [(where, len(where)) for where in (frame.returns, frame.breaks, frame.continues)]


def take_exits(marks: Exits) -> list[tuple[list[Any], Any]]:
    """The states that have been added since, taken out of their lists."""
    out = []
    for where, start in marks:
        out += [(where, item) for item in where[start : start + MAX_EXITS]]
        del where[start:]
    return out


def close_context(m: Machine, manager: Value, node: Node) -> None:
    """The end of a `with` block over an object: its `__exit__`."""
    inst = m.as_instance(manager)
    if inst is not None and inst.kind == "stack":
        _unwind(m, inst, node)
    if inst is None or inst.kind != "instance" or inst.cls is None:
        return
    name = "__exit__" if classes.find_in_class(m, inst.cls, "__exit__") is not None else "__aexit__"
    if classes.find_in_class(m, inst.cls, name) is not None:
        settle(m, call_method(m, manager, name, [(0, "", NONE)] * 3, node), node)


def enter_on_stack(m: Machine, stack: Ref, manager: Value, node: Node) -> Value:
    """`ExitStack.enter_context(manager)`: what the manager does on leaving is kept for the end of the stack's block."""
    entered: list[tuple[Value, State]] = []

    def inside(value: Value) -> None:
        if m.st is not None:
            entered.append((value, m.st.fork()))

    if enter_context(m, manager, inside, node):
        if not entered:
            return Unknown()
        value, at_yield = entered[0]
        if m.st is not None:
            changed = {i: o for i, o in m.st.everything().items() if at_yield.has(i) and at_yield.get(i) is not o}
            m.st = at_yield
            own = m.own(stack)
            own.data = (*(own.data or ()), changed)
        return value
    inst = m.as_instance(manager)
    if inst is not None and inst.kind == "instance":
        name = "__enter__" if classes.find_in_class(m, inst.cls, "__enter__") is not None else "__aenter__"
        if classes.find_in_class(m, inst.cls, name) is not None:
            value = settle(m, call_method(m, manager, name, [], node), node)
            if m.st is not None:
                own = m.own(stack)
                own.data = (*(own.data or ()), manager)
            return value
    return manager


def _unwind(m: Machine, stack: Instance, node: Node) -> None:
    for entry in reversed(stack.data or ()):
        if m.st is None:
            return
        if isinstance(entry, dict):
            for id, obj in entry.items():
                m.st.put(id, obj)
        else:
            close_context(m, entry, node)


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
        value = _decorate(m, decorator, value, summary)
        if m.st is None:
            m.st = State(m.program.base)
            return function
    return value


def fixed_defaults(m: Machine, params: Iterable[Parameter]) -> tuple[tuple[str, Value], ...]:
    """Defaults of a function within a function: they are evaluated each time that it is made."""
    return tuple(
        (param.name, m.eval(param.default))
        for param in params
        if param.default is not None and param.default[0] != "const" and m.st is not None
    )


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
    if isinstance(function, External):
        from checker.code.externals import decorate_external

        return decorate_external(m, function, value, decorator)
    if isinstance(function, Unknown):
        return value
    if isinstance(function, Method):
        inst = m.as_instance(function.receiver)
        if inst is None or inst.kind not in ("dispatcher", "instance"):
            return value
    result = call(m, function, [(0, "", value)], ("call", decorator[1], decorator[1], decorator, ()))
    return value if isinstance(result, Unknown) and not result.deps else result


def define_class(m: Machine, summary: Any) -> Value:
    from checker.code.construct import build_class

    return build_class(m, summary)


# -- what leaves the code that is read ---------------------------------------------------------------------------------


def escape(m: Machine, args: list[Arg], node: Node) -> None:
    """Objects handed to unresolved code: it may change them, so nothing in them is certain any more. Coroutines handed
    on are run by whoever takes them."""
    for _, _, value in args:
        _escape_value(m, value, node, 0)


def _escape_value(m: Machine, value: Value, node: Node, depth: int) -> None:
    if m.st is None or depth > 2:
        return
    if isinstance(value, Choice):
        for inner, _ in value.alternatives:
            _escape_value(m, inner, node, depth)
        return
    if not isinstance(value, Ref):
        return
    obj = m.live.get(value.id)
    if isinstance(obj, Instance):
        if obj.kind == "coroutine":
            as_task(m, value, node)
        return
    if isinstance(obj, Dict) and obj.keys:
        why = m.unknown("handed to code that is not part of the project, which may change it", node).deps
        own = m.own(value)
        own.keys = {k: (v, why if have is None else have) for k, (v, have) in own.keys.items()}
        own.open = (own.open or NO_DEPS) | why
    elif isinstance(obj, Seq):
        for inner, _ in obj.items:
            _escape_value(m, inner, node, depth + 1)


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
