"""What web frameworks have around the functions that they call: the middleware of an application, and the `state` that
applications and requests carry from one to the other.

Facts: https://www.starlette.io/middleware/, https://www.starlette.io/requests/#other-state, https://www.starlette.io/applications/
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.code.execution.calls.calls import NOWHERE, call
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Dep,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

Place = tuple[str, int]  # where an application is made: path and packed position

APPLICATIONS = (
    "FastAPI",
    "Starlette",
    "Flask",
)  # classes by their last word; a name that a module of the project imports
_LIBRARIES = ("fastapi", "starlette", "flask")
_REQUESTS = ("Request", "HTTPConnection", "WebSocket")
_HEADERS = ("flask.request.headers", "quart.request.headers")
_REQUEST = "the request of a web framework"


@dataclass(frozen=True, slots=True)
class Layer:
    """A middleware of the application made at `of`: a function `(request, call_next)`, or a class and its arguments."""

    of: Place
    made_of: Value
    args: tuple[Arg, ...] = ()


def is_application(name: str) -> bool:
    """Whether a library's class is that of an application."""
    return name.partition(".")[0] in _LIBRARIES and name.rpartition(".")[2] in APPLICATIONS


def is_of_web(name: str) -> bool:
    """Whether a library's name is one of a web framework."""
    return name.partition(".")[0] in _LIBRARIES


def note_application(m: Machine, args: list[Arg], node: Node) -> None:
    """`FastAPI(middleware=[Middleware(Trace)])`: remember the application, and what it begins with."""
    place = m.here(node)
    m.program.web.applications[place] = None
    for _, keyword, value in args:
        seq = m.as_seq(value) if keyword == "middleware" else None
        for inner, _ in reversed(seq.items if seq is not None else ()):
            inst = m.as_instance(inner)
            if inst is not None and inst.kind == "middleware":
                m.program.web.layers[Layer(place, inst.data[0], inst.data[1])] = None


def note_dependencies(m: Machine, args: list[Arg], node: Node) -> None:
    """`APIRouter(dependencies=[Depends(tag)])`: what is called before each function of the router or application."""
    for _, keyword, value in args:
        seq = m.as_seq(value) if keyword == "dependencies" else None
        insts = [m.as_instance(inner) for inner, _ in (seq.items if seq is not None else ())]
        if found := tuple(i.data for i in insts if i is not None and i.kind == "depends"):
            m.program.web.dependencies[m.here(node)] = found


def note_added(m: Machine, application: Value, args: list[Arg]) -> None:
    """`app.add_middleware(Trace, prefix="q")`."""
    place = place_of(m, application)
    if place is not None and args and isinstance(args[0][2], Class):
        m.program.web.layers[Layer(place, args[0][2], tuple(args[1:]))] = None


def note_middleware(m: Machine, application: Value, function: Function) -> None:
    """`@app.middleware("http")`."""
    place = place_of(m, application)
    if place is not None:
        m.program.web.layers[Layer(place, function)] = None


def place_of(m: Machine, application: Value) -> Place | None:
    """Where an application is made, by what its value says of itself."""
    found = [(d.path, d.pos) for d in application.deps] if isinstance(application, Unknown) else []
    return found[0] if len(found) == 1 else None


# -- middleware -------------------------------------------------------------------------------------------------------


def within_layers(m: Machine, owners: Sequence[Place | None], kind: str, run: Callable[[], None]) -> None:
    """Run a function that the framework calls, within the middleware of its application (of the only one
    with any, where it belongs to none: to a router). `kind` of the request: "" where it is none of the web."""
    layers = [layer for layer in m.program.web.layers if _is_here(m, layer.made_of)]
    mine = [layer for layer in layers if layer.of in owners]
    if (
        not mine
        and kind
        and len({layer.of for layer in layers}) == 1
        and not set(owners) & set(m.program.web.applications)
    ):
        mine = layers
    if not mine or m.st is None:
        run()
        return
    before, ran, seen = m.live.fork(), False, m.sightings

    def innermost() -> None:
        nonlocal ran
        ran = True
        run()

    inner: Callable[[], None] = innermost
    for layer in mine:  # what is added last comes first
        inner = functools.partial(_through, m, layer, kind, inner)
    outer = m.in_full, m.seen_within
    m.seen_within = seen
    try:
        inner()
    finally:
        (m.in_full, m.seen_within), m.sightings = outer, seen
    if not ran:  # it was not followed as far as the next
        m.st = before
        run()


def _is_here(m: Machine, value: Value) -> bool:
    """Not of a function that another run made."""
    return not isinstance(value, Function) or value.scope < 0 or (m.st is not None and m.st.has(value.scope))


def _through(m: Machine, layer: Layer, kind: str, inner: Callable[[], None]) -> None:
    """Run one middleware; calls within it are not those of the function within."""
    from checker.code.execution.calls.symbolic_calls import run_symbolic

    if m.st is None:
        return
    if kind == "websocket" and not _takes_websockets(m, layer.made_of):
        inner()
        return
    m.nexts.append((inner, m.in_full))
    following = Partial(External("starlette.next"), ((0, "", Const(len(m.nexts) - 1)),))
    request = Unknown(frozenset((Dep(DepKind.DATA, _REQUEST, _REQUEST),)))
    given: Sequence[Value] = (request, following)
    m.in_full, m.sightings = True, []
    function = layer.made_of
    with m.entered(Frame(m.frame.module, m.frame.env, None, None, name="<symbolic>")):
        if layer.of[0] == "django":
            function = _django_layer(m, call(m, function, [(0, "", following)], NOWHERE))
            given = (request,)
        elif isinstance(function, Class):
            made = call(m, function, [(0, "", following), *layer.args], NOWHERE)
            inst = m.as_instance(made)
            if inst is None or inst.cls is None:
                return
            method = classes.find_in_class(m, inst.cls, "dispatch")
            if method is None:
                method = classes.find_in_class(m, inst.cls, "__call__")
                given = (_scope(m, request, kind), Unknown(), Unknown())
            assert isinstance(made, Ref)
            function = classes.bind(m, method, made, inst.cls) if method is not None else Unknown()
        if isinstance(function, Function) and m.st is not None:
            run_symbolic(m, function, None, given=given)


def _takes_websockets(m: Machine, middleware: Value) -> bool:
    """Not what is made for HTTP alone: a function under `@app.middleware("http")`, a class with `dispatch`."""
    return isinstance(middleware, Class) and classes.find_in_class(m, middleware, "dispatch") is None


def _django_layer(m: Machine, made: Value) -> Value:
    """What Django calls of a middleware: the function that its factory gives, or the object itself."""
    inst = m.as_instance(made)
    if inst is None or inst.cls is None or not isinstance(made, Ref):
        return made
    method = classes.find_in_class(m, inst.cls, "__call__") or classes.find_in_class(m, inst.cls, "process_request")
    return classes.bind(m, method, made, inst.cls) if method is not None else Unknown()


def _scope(m: Machine, request: Unknown, kind: str) -> Ref:
    """What ASGI says of a request."""
    out = Dict()
    out.keys["type"] = (Const(kind or "http"), None)
    out.open = request.deps
    return m.add(out)


def call_next(m: Machine, args: list[Arg]) -> Value:
    """`await call_next(request)`, `await self.app(scope, receive, send)`: what is within the middleware. It runs at the
    bottom, with all its steps: who calls it is the framework."""
    number = args[0][2] if args else None
    if not isinstance(number, Const) or m.st is None:
        return Unknown()
    inner, in_full = m.nexts[int(number.value)]
    outer = m.frames, m.floor, m.in_full, m.sightings
    m.frames, m.floor, m.in_full, m.sightings = m.frames[:1], 0, in_full, m.seen_within
    try:
        inner()
    finally:
        m.frames, m.floor, m.in_full, m.sightings = outer
    return m.unknown(DepKind.DATA, "an answer to the request", filled=True)


# -- state ------------------------------------------------------------------------------------------------------------


def begin(m: Machine, owners: Sequence[Place | None]) -> None:
    """A run of a function that a framework calls: its request has a state of its own."""
    m.application = next((place for place in owners if place in m.program.web.applications), None)
    made = Instance("state")
    made.open = frozenset(
        (Dep(DepKind.DATA, _REQUEST, "what code that was not read keeps in the state of the request"),)
    )
    m.request_state = m.add(made)


def keep_on(m: Machine, owner: Unknown, name: str, value: Value, presence: Deps | None) -> None:
    """`request.tags = tags`: what middleware leaves on a request for those within."""
    if m.request_state is None or m.st is None or not m.st.has(m.request_state.id) or not _is_request(m, owner):
        return
    slots = m.own(m.request_state).attrs
    old = slots.get(name)
    if presence is not None:
        value = choose([(old[0] if old is not None else Unknown(presence), presence), (value, presence)])
    slots[name] = (value, None)


def kept_on(m: Machine, owner: Unknown, name: str) -> Value | None:
    """What is kept on a request under a name; None of what is no request, and where nothing is known to be."""
    if m.request_state is None or m.st is None or not m.st.has(m.request_state.id) or not _is_request(m, owner):
        return None
    slot = m.get(m.request_state).attrs.get(name)
    if slot is None:
        return None
    return slot[0] if slot[1] is None else choose([(slot[0], slot[1]), (Unknown(slot[1]), slot[1])])


def header_of(m: Machine, headers: Value, node: Node) -> Value | None:
    """`request.headers["x-trace"]`: not empty where it is there. None of what is no request's headers."""
    if isinstance(headers, External):
        mine = headers.name in _HEADERS
    else:
        mine = isinstance(headers, Method) and headers.name == "headers" and _is_request(m, headers.receiver)
    return m.unknown(DepKind.DATA, "a header of the request", node, True) if mine else None


def got_header(m: Machine, headers: Value, args: list[Arg], node: Node) -> Value | None:
    """`request.headers.get("x-trace", "none")`."""
    found = header_of(m, headers, node)
    if found is None:
        return None
    default = args[1][2] if len(args) > 1 else NONE
    deps = deps_of(found)
    return choose([(found, deps), (default, deps)])


def note_request(m: Machine, types: list[Value], deps: Deps) -> None:
    """A parameter that is annotated as a request."""
    for kind in types:
        if isinstance(kind, External) and kind.name.rpartition(".")[2] in _REQUESTS:
            if kind.name.partition(".")[0] in _LIBRARIES:
                m.requests.update(d.key for d in deps)


def state_of(m: Machine, owner: Value) -> Value | None:
    """`app.state`, `request.state`, `request.app.state`."""
    if m.st is None:
        return None
    if isinstance(owner, Method):
        applications = list(m.program.web.applications)
        if owner.name != "app" or not isinstance(owner.receiver, Unknown) or not _is_request(m, owner.receiver):
            return None
        mine = [m.application] if m.application in applications else applications
        return _of_application(m, mine[0]) if len(mine) == 1 and mine[0] is not None else None
    place = place_of(m, owner)
    if place is not None and place in m.program.web.applications:
        return _of_application(m, place)
    if m.request_state is not None and m.st.has(m.request_state.id) and _is_request(m, owner):
        return m.request_state
    return None


def _is_request(m: Machine, value: Value) -> bool:
    return isinstance(value, Unknown) and any(d.key == _REQUEST or d.key in m.requests for d in value.deps)


def _of_application(m: Machine, place: Place) -> Value:
    states = m.live.get(m.program.states)
    assert isinstance(states, Instance)
    key = f"{place[0]}:{place[1]}"
    slot = states.attrs.get(key)
    if slot is None:
        made = Instance("state", None, place)
        why = "what code that was not read keeps in the state of the application"
        made.open = frozenset((Dep(DepKind.DATA, key, why, *place),))
        slot = m.live.own(m.program.states).attrs[key] = (m.add(made), None)
    return slot[0]


def note_override(m: Machine, provider: Value, other: Value) -> None:
    """`app.dependency_overrides[provider] = other` at import; what a test puts there is its own."""
    made_here = m.frames[0].name == "<module>" and not m.frames[0].module.is_test
    if made_here and isinstance(provider, Function):
        m.program.web.overrides[provider] = other


def set_elsewhere(m: Machine, obj: Instance, name: str) -> Deps:
    """What decides an attribute of an application's state beside what has run so far: functions that set it while the
    program runs. Start-up handlers, lifespans, middleware and what makes the application come before each request."""
    if obj.kind != "state" or not obj.origin[0] or m.closed_world:
        return NO_DEPS
    found = m.program.web.state_setters.get(name)
    if found is None:
        found = m.program.web.state_setters[name] = any(
            _sets_later(m, module, name) for module in m.program.project.naming(name)
        )
    if not found:
        return NO_DEPS
    why = f"`state.{name}` is changed while the program runs"
    return frozenset((Dep(DepKind.GLOBAL, f"state.{name}", why, *obj.origin),))


def _sets_later(m: Machine, module: Module, name: str) -> bool:
    if module.is_test:
        return False
    first = {f.id for f in (*m.program.web.lifespans, *m.program.web.hooks) if f.module is module}
    first |= {layer.made_of.id for layer in m.program.web.layers if isinstance(layer.made_of, Function)}
    for found in re.finditer(rb"\bstate\s*\.\s*%b\s*(?:\|=|=(?!=))" % re.escape(name.encode()), module.source):
        functions = [o for o in module.enclosing(found.start()) if not o.is_class]
        text = module.source[functions[0].start : functions[0].end] if functions else b""
        makes = any(word.encode() in text for word in APPLICATIONS)
        if functions and not makes and not first & {o.start for o in functions}:
            before = module.source[max(0, found.start() - 9) : found.start()]
            if not before.endswith((b"request.", b"req.", b"websocket.")):
                return True
    return False
