"""What a web framework runs before the functions that it calls: the lifespan of an application and its start-up
handlers, and hooks before each request of the same application."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.calls import NOWHERE, summary_of
from checker.code.execution.calls.symbolic_calls import provided, run_symbolic
from checker.code.execution.calls.tasks import context_snapshot, set_context, settle
from checker.code.execution.frames import Frame
from checker.code.execution.frameworks import commands, endpoints, task_hooks
from checker.code.execution.frameworks.class_views import within_decorators
from checker.code.execution.frameworks.factories import within_application
from checker.code.execution.frameworks.web import APPLICATIONS, begin, is_of_web, note_middleware, within_layers
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names import loading
from checker.code.execution.statements.with_blocks import run_within
from checker.code.execution.values import Dep, External, Function, Partial, Unknown, Value, deps_of
from checker.code.source.summary import FunctionSummary, Node
from checker.code.trail import DepKind

_OF_REQUESTS = ("flask.g.", "quart.g.")
_WORDS = ("lifespan", "on_event", "before_request", *APPLICATIONS)


def note_lifespan(m: Machine, args: list[Arg]) -> None:
    """`FastAPI(lifespan=lifespan)`: remember the function that makes the manager."""
    for kind, name, value in args:
        if kind == 1 and name == "lifespan" and isinstance(value, Partial) and value.args:
            if value.function == External("contextlib.manager_of") and isinstance(value.args[0][2], Function):
                m.program.web.lifespans[value.args[0][2]] = None


def note_hook(m: Machine, decorator: Node, value: Value) -> None:
    """`@app.on_event("startup")`, `@app.before_request`: remember the function, and the application."""
    bare = decorator[3] if decorator[0] == "call" else decorator
    if not isinstance(value, Function) or bare[0] != "attr":
        return
    if bare[3] == "on_event" and decorator[0] == "call" and any(a[2][2:] == ("startup",) for a in decorator[4]):
        m.program.web.hooks[value] = None
    elif bare[3] == "callback" and decorator[0] == "call":
        commands.note_callback(m, m.eval(bare[2]), value)
    elif bare[3] == "middleware" and decorator[0] == "call":
        note_middleware(m, m.eval(bare[2]), value)
    elif bare[3] == "before_request" and (owner := _owner(m, bare)) is not None:
        m.program.web.hooks[value] = owner


def under_startup(m: Machine, function: Function, run: Callable[[], None]) -> None:
    """Run a root; where a framework calls it, after and within what the framework runs before."""
    summary = summary_of(function)
    called = [bare for d in summary.decorators if (bare := _taking(m, d)) is not None]
    if m.closed_world or m.probe is not None:
        run()
        return
    taken = endpoints.owner_of(m, function) if not called else None
    if not called and taken is None:
        task_hooks.as_task(m, function, run)
        return
    if (groups := commands.parents_of(m, summary)) is not None:
        _as_command(m, groups, run)
        return
    _load(m)
    owners = [*(_owner(m, bare) for bare in called), *(taken or ())]
    kind = _kind(m, called) if called else "http"

    def answer() -> None:
        within_decorators(m, function, run)

    within_application(m, function, lambda: _as_handler(m, summary, owners, kind, answer))


def nested(m: Machine, function: Function, run: Callable[[], None]) -> None:
    """Run a function within a function; where a framework takes it there, after and within what that function puts
    before it."""
    with m.entered(Frame(function.module, function.scope, None, None, name="<nested>")):
        summary = summary_of(function)
        called = [bare for d in summary.decorators if (bare := _taking(m, d)) is not None]
        owners = [_owner(m, bare) for bare in called] if m.probe is None else []
        kind = _kind(m, called)
    if not owners or m.st is None or commands.parents_of(m, summary) is not None:
        run()
        return
    outside, kept = context_snapshot(m), dict(m.set_outside)
    _as_handler(m, summary, owners, kind, run)
    if m.st is not None:  # what is kept for a request ends with it
        set_context(m, outside)
        keys = m.live.own(m.program.externals).keys
        for name in [name for name in keys if name.startswith(_OF_REQUESTS)]:
            keys.pop(name)
        keys.update({name: slot for name, slot in kept.items() if name.startswith(_OF_REQUESTS)})


def _as_handler(
    m: Machine,
    summary: FunctionSummary,
    owners: list[tuple[str, int] | None],
    kind: str,
    run: Callable[[], None],
) -> None:
    """Run a function that answers a request, after and within what comes before it. `kind`: of the request, as ASGI
    names it; "" of what is no request of the web."""
    begin(m, owners)
    for hook, of in list(m.program.web.hooks.items()):
        if m.st is not None and (of is None or of in owners) and (hook.scope < 0 or m.st.has(hook.scope)):
            before, outside = m.live.fork(), context_snapshot(m)
            settle(m, run_symbolic(m, hook, None), NOWHERE)
            if m.st is None:
                m.st = before
            elif of is None:  # requests do not have the context variables of what starts the application
                set_context(m, outside)

    def within() -> None:
        within_layers(m, owners, kind, lambda: _after_dependencies(m, summary, owners, run))

    if m.st is not None:
        _within_lifespan(m, within)


def _as_command(m: Machine, groups: list[Function], run: Callable[[], None]) -> None:
    """Run a command after the groups above it."""
    commands.begin(m)
    for group in groups:
        before = m.live.fork()
        settle(m, run_symbolic(m, group, None), NOWHERE)
        if m.st is None:
            m.st = before
    run()
    m.command_context = None


def _within_lifespan(m: Machine, run: Callable[[], None]) -> None:
    if len(m.program.web.lifespans) != 1:  # of several applications none is told from the others
        run()
        return
    (lifespan,) = m.program.web.lifespans
    made = Instance("manager")
    made.data = (lifespan, ((0, "", _application(m)),), NOWHERE)
    before, ran, outside = m.live.fork(), False, context_snapshot(m)

    def inside(_: Value) -> None:
        nonlocal ran
        ran = True
        set_context(m, outside)
        run()

    run_within(m, m.add(made), inside, NOWHERE)
    if not ran:  # it was not followed as far as its `yield`
        m.st = before
        run()


def _application(m: Machine) -> Value:
    """What a lifespan is given."""
    if len(m.program.web.applications) != 1:
        return Unknown()
    ((path, pos),) = m.program.web.applications
    return Unknown(frozenset((Dep(DepKind.RESULT, "the application", "the application", path, pos),)))


def _after_dependencies(
    m: Machine, summary: FunctionSummary, owners: list[tuple[str, int] | None], run: Callable[[], None]
) -> None:
    """`@app.get("/", dependencies=[Depends(check)])`, `APIRouter(dependencies=[...])`: what the framework calls first,
    for what it does alone."""
    for owner in owners:
        for provider in m.program.web.dependencies.get(owner, ()) if owner is not None else ():
            if m.st is not None:
                provided(m, provider, NOWHERE)
    for decorator in summary.decorators:
        for _, keyword, node in decorator[4] if decorator[0] == "call" else ():
            seq = m.as_seq(m.eval(node)) if keyword == "dependencies" else None
            for inner, _ in seq.items if seq is not None else ():
                inst = m.as_instance(inner)
                if inst is not None and inst.kind == "depends":
                    provided(m, inst.data, node)
    run()


def _taking(m: Machine, decorator: Node) -> Node | None:
    """`app.post` of `@app.post("/ask")`, by which a framework takes a function; None of other decorators."""
    bare = decorator[3] if decorator[0] == "call" else decorator
    known = bare[0] == "attr" and bare[3] in m.program.catalogue.words("entry_decorators")
    return bare if known else None


def _kind(m: Machine, called: list[Node]) -> str:
    """What answers a request of the web is taken by a method of its own name, or of a router that is known as one."""
    words = {bare[3] for bare in called}
    if words & {"websocket", "websocket_route"}:
        return "websocket"
    subjects = [d.subject for bare in called for d in deps_of(m.eval(bare[2]))]
    known = all(is_of_web(subject) for subject in subjects if subject)
    return "http" if known and words & m.program.catalogue.words("http_decorators") else ""


def _owner(m: Machine, bare: Node) -> tuple[str, int] | None:
    """Where the object is made whose method decorates."""
    value = m.eval(bare[2])
    found = [(dep.path, dep.pos) for dep in value.deps] if isinstance(value, Unknown) else []
    return found[0] if len(found) == 1 else None


def _load(m: Machine) -> None:
    """Modules whose applications have what is looked for are loaded, whoever imports them."""
    if m.program.web.startup_loaded:
        return
    m.program.web.startup_loaded = True
    for word in _WORDS:
        for module in m.program.project.naming(word):
            if not module.is_test:
                loading.ensure(m, module)
