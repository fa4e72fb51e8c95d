"""Functions that nobody in the run calls: roots, constructors of given objects, providers of injected parameters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.code.execution.budget import ADAPTER_STEPS, CONSTRUCTOR_STEPS
from checker.code.execution.calls.arguments import default_of
from checker.code.execution.calls.calls import call, run_body, summary_of
from checker.code.execution.calls.tasks import context_snapshot, set_context, settle
from checker.code.execution.frames import Frame
from checker.code.execution.frameworks import commands, django_commands, endpoints, path_parts, project_calls
from checker.code.execution.frameworks.web import note_request
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import annotated_types, classes, given_objects
from checker.code.execution.states import State
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Dep,
    Deps,
    Function,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.project import Module
from checker.code.source.summary import FunctionSummary, Node, Parameter
from checker.code.trail import DepKind
from checker.code.wire.modelled import trusted_parameter, trusted_rest
from checker.code.wire.models import EntryPoint


def run_symbolic(
    m: Machine,
    function: Function,
    deps: Deps | None,
    on_yield: Callable[[Value], None] | None = None,
    given: Sequence[Value] = (),
) -> Value:
    """Run a function whose caller is not known. `deps` None: each parameter is decided by the function's callers.
    `on_yield` is told what a generator yields. `given`: the first arguments, where a decorator gives them."""
    summary = summary_of(function)
    env = Instance("env")
    env.data = function.scope
    frame = Frame(
        function.module,
        m.add(env).id,
        function,
        None,
        on_yield=(on_yield or (lambda value: None)) if summary.is_generator else None,
        globals=summary.globals,
        nonlocals=summary.nonlocals,
        owner=function.owner,
        receiver=function.receiver,
        name=summary.name,
    )
    if summary.name == "__init__" and deps is not None:
        frame.limit = ADAPTER_STEPS if m.program.marks.imports_sdk(function.module) else CONSTRUCTOR_STEPS
    frame.context = context_snapshot(m)
    m.called.add((function.module.path, function.id))
    with m.entered(frame):
        frame.slice = m.slice_for(frame, summary)
        frame.receiving = m.receiving(frame, summary)
        values = _parameters(m, frame, summary, deps, given)
        if m.st is None:
            return Unknown()
        names = m.live.own(frame.env).attrs
        for name, value in values.items():
            names[name] = (value, None)
        return run_body(m, frame, summary)


def _parameters(
    m: Machine, frame: Frame, summary: FunctionSummary, deps: Deps | None, given: Sequence[Value]
) -> dict[str, Value]:
    """What stands for each parameter; the path has ended where a default's own code ends it."""
    function = frame.function
    assert function is not None
    params = list(summary.params)
    values: dict[str, Value] = {}
    if function.receiver is not None and params:
        values[params[0].name] = function.receiver
        params = params[1:]
    values.update(zip((p.name for p in params), given, strict=False))
    params = params[len(given) :]
    deps_by_name: dict[str, Deps] = {}
    if summary.name == "__init__" and deps is not None:
        deps_by_name = {p.name: _given_where_made(function, summary, p, deps) for p in params}
    entry = _entry_point(m, function, summary.name) if deps is None or deps_by_name else None
    for param in params:
        if frame.slice is not None and param.kind in (0, 1, 3) and param.name not in frame.slice.names:
            continue  # nothing that is looked for reads it
        values[param.name] = symbolic_parameter(m, function, summary, param, deps_by_name.get(param.name, deps))
        if m.st is None:
            break
        if entry is not None and param.kind in (0, 1, 3):
            required = param.default is None
            values[param.name] = trusted_parameter(m, entry, param.name, values[param.name], required)
        elif entry is not None and param.kind == 4:
            trusted_rest(m, entry, {p.name for p in params}, values[param.name])
    return values


def _given_where_made(function: Function, summary: FunctionSummary, param: Parameter, deps: Deps) -> Deps:
    """What decides a parameter of a constructor whose object is made elsewhere, by its name."""
    made = [d for d in deps if d.kind is DepKind.OBJECT]
    if len(made) != 1 or len(deps) != 1:
        return deps
    name = {2: "*", 4: "**"}.get(param.kind, "") + param.name
    why = f"`{param.name}` is given where the object is made"
    return frozenset((Dep(DepKind.OBJECT, made[0].key, why, function.module.path, summary.pos, name),))


def _entry_point(m: Machine, function: Function, name: str) -> EntryPoint | None:
    models = m.program.models
    if not models.entries:
        return None
    owner = f"{classes.info_of(m, function.owner).name}." if isinstance(function.owner, Class) else ""
    return models.entry_point(function.module.path, f"{owner}{name}")


def symbolic_parameter(
    m: Machine, function: Function, summary: FunctionSummary, param: Parameter, deps: Deps | None
) -> Value:
    """What stands for an argument that nobody here gives: an object of its annotation where that says one, its default
    as one alternative. `deps` decide it; None: the callers do."""
    if deps is None:
        why = f"`{param.name}` is given by the callers of `{summary.name}`"
        deps = frozenset(
            (
                Dep(
                    DepKind.PARAMETER,
                    f"{function.module.path}:{function.id}:{param.name}",
                    why,
                    function.module.path,
                    summary.pos,
                    {2: "*", 4: "**"}.get(param.kind, "") + param.name,
                ),
            )
        )
    if param.kind == 2:
        seq = Seq("tuple")
        seq.rest, seq.rest_deps = Unknown(deps), deps
        return m.add(seq)
    if param.kind == 4:
        asked = django_commands.options_of(m, function, summary)
        if asked is not None:
            return asked
        extra = Dict((function.module.path, summary.pos))
        extra.open = deps
        return m.add(extra)
    injected = _injected(m, param, function)
    if injected is not None:
        return injected
    in_path = path_parts.part_of_path(m, function, summary, param)
    if in_path is not None:
        return in_path
    types = annotated_types.annotation_types(m, param.annotation, function.module)
    note_request(m, types, deps)
    endpoints.note_request(m, function, summary, param, deps)
    if m.command_context is not None and (given := commands.handed(m, summary, param, types)) is not None:
        return given
    value = given_objects.symbolic(m, types, deps)
    if param.default is not None and m.st is not None:
        default = default_of(m, param)
        if m.st is None:
            return value
        return choose([(default, deps), (value, deps)])
    return value


def _injected(m: Machine, param: Parameter, function: Function) -> Value | None:
    """`Depends(get_client)` as default or within Annotated: the framework calls it."""
    node = param.default
    alias, module = _said(m, param.annotation, function.module)
    if alias is not None and alias[0] == "index" and alias[3][0] == "tuple":
        node = next((i for i in alias[3][2] if i[0] == "call"), node)
    if node is None or node[0] != "call":
        return None
    callee = node[3]
    name = callee[2] if callee[0] == "name" else callee[3] if callee[0] == "attr" else ""
    if name in m.program.catalogue.words("request_parts"):
        if project_calls.may_be_called(m, function):
            return None
        return _part_of_request(m, param, node, name)
    if name not in m.program.catalogue.words("injectors"):
        return None
    with m.entered(Frame(module, module.env, None, None, name="<injected>")):
        if node[4]:
            provider = m.eval(node[4][0][2])
        else:  # `tags: Tags = Depends()`: what the annotation says
            named = [t for t in annotated_types.annotation_types(m, alias, module) if t != NONE]
            provider = named[0] if len(named) == 1 else NONE
        if m.st is None:
            return None
        return provided(m, provider, node, name in m.program.catalogue.words("injectors_apart"))


def _said(m: Machine, annotation: Node | None, module: Module) -> tuple[Node | None, Module]:
    """An annotation, and in which module it stands: of `Llm = Annotated[OpenAI, Depends(get_llm)]` what that says."""
    if annotation is None or annotation[0] not in ("name", "attr"):
        return annotation, module
    with m.entered(Frame(module, module.env, None, None, name="<injected>")):
        inst = m.as_instance(m.eval(annotation))
    if inst is None or inst.kind != "annotated" or inst.data[1][0] != "index":
        return annotation, module
    return inst.data[1], inst.data[2]


def _part_of_request(m: Machine, param: Parameter, node: Node, name: str) -> Value | None:
    """`Annotated[str, Header(min_length=8)]`: without what is required the framework answers and calls nothing. None
    where it may be left out or blank."""
    given = [value for kind, keyword, value in node[4] if (kind == 0 or keyword in ("default", "default_factory"))]
    required = all(value[0] == "unknown" for value in given) if node is param.default else not given  # `...`
    if not required or (node is not param.default and param.default is not None):
        return None
    least = next((v[2] for _, keyword, v in node[4] if keyword == "min_length" and v[0] == "const"), 0)
    if least or name in m.program.catalogue.words("filled_parts"):
        return m.unknown(DepKind.DATA, f"`{param.name}` of the request", node, True)
    return None


def provided(m: Machine, provider: Value, node: Node, apart: bool = True) -> Value | None:
    """What a framework hands to a parameter: the result of its provider. `apart`: a plain one runs in a thread, with a
    copy of the context variables."""
    if isinstance(provider, Function):
        provider = m.program.web.overrides.get(provider, provider)
    inst = m.as_instance(provider)
    if isinstance(provider, Ref) and inst is not None and inst.kind == "instance" and inst.cls is not None:
        method = classes.find_in_class(m, inst.cls, "__call__")  # `Depends(Tagger())`
        provider = classes.bind(m, method, provider, inst.cls) if method is not None else provider
    if not isinstance(provider, (Function, Class)):
        return None
    before = m.live.fork()
    outside = context_snapshot(m) if apart and not _is_async(provider) else None
    value = _symbolic_call(m, provider, node)
    if outside is not None and m.st is not None:
        set_context(m, outside)
    if m.st is None:  # as far as it was followed it only raises: what it would give is not known
        m.st = before
        return m.unknown(DepKind.BOUND, "a provider that is not followed to its end", node)
    return value


def _is_async(provider: Function | Class) -> bool:
    return isinstance(provider, Function) and summary_of(provider).is_async


def _symbolic_call(m: Machine, provider: Function | Class, node: Node) -> Value:
    """A function or class that a framework calls, which itself gives the parameters what they ask for."""
    if isinstance(provider, Class):
        return _made_by_framework(m, provider, node)
    summary = summary_of(provider)
    if summary.is_generator:
        return _first_yielded(m, provider)
    if not summary.params[0 if provider.receiver is None else 1 :]:
        return settle(m, call(m, provider, [], node), node)
    return run_symbolic(m, provider, None)


def _first_yielded(m: Machine, provider: Function) -> Value:
    """What a generator yields to who is called then: what stands behind its `yield` runs when that one has ended."""
    given: list[tuple[State | None, Value]] = []
    cond = m.live.cond

    def on_yield(value: Value) -> None:
        if m.st is not None:
            given.append((m.st.fork(), value))

    run_symbolic(m, provider, None, on_yield)
    if not given:
        return Unknown()
    return m.join_results(given, NO_DEPS.union(*(st.cond for st, _ in given if st is not None)), cond)


def _made_by_framework(m: Machine, cls: Class, node: Node) -> Value:
    init = classes.find_in_class(m, cls, "__init__")
    if not isinstance(init, Function):
        fields = [f for f in classes.info_of(m, cls).fields if f.value is None]
        given: list[Arg] = [(1, f.name, m.unknown(DepKind.DATA, f"`{f.name}` of a request", node)) for f in fields]
        return call(m, cls, given, node)
    from checker.code.execution.objects.construct import _bare

    ref = _bare(m, cls, node)
    run_symbolic(m, init.bound(ref), None)
    return ref if m.st is not None else Unknown()
