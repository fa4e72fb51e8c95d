"""Functions and classes that a web framework takes by a call or a base class, instead of by a decorator.

    Route("/ask", ask)      path("ask", views.ask)      app.router.add_post("/ask", ask)      class Ask(HTTPEndpoint)

Facts: https://www.starlette.io/routing/, https://docs.djangoproject.com/en/stable/topics/http/urls/,
https://docs.aiohttp.org/en/stable/web_reference.html
"""

from __future__ import annotations

from checker.code.execution.frames import Frame
from checker.code.execution.frameworks import class_views
from checker.code.execution.frameworks.web import Layer, Place
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names import loading
from checker.code.execution.objects import classes
from checker.code.execution.values import Class, Const, Deps, External, Function
from checker.code.source.summary import FunctionSummary, Parameter

DJANGO: Place = ("django", 0)  # its application is the project
_ROUTES = {"starlette.routing": None, "fastapi.routing": None, "aiohttp.web": None, "django.urls": DJANGO}
ADDING = (
    "add_route",
    "add_api_route",
    "add_get",
    "add_post",
    "add_put",
    "add_patch",
    "add_delete",
    "add_websocket_route",
)
_WORDS = ("urlpatterns", "Route", "add_routes", *ADDING)
_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "dispatch", "dispatch_request")
_BASES = {
    "starlette.endpoints": None,
    "aiohttp.web": None,
    "django.views": DJANGO,
    "rest_framework.views": DJANGO,
    "flask.views": None,
    "quart.views": None,
}


def note_route(m: Machine, name: str, args: list[Arg]) -> None:
    """`Route("/ask", ask)`, `path("ask", ask)`, `web.post("/ask", ask)`."""
    library = name.rpartition(".")[0]
    if library in _ROUTES and len(args) > 1:
        note_added(m, args, _ROUTES[library])


def note_added(m: Machine, args: list[Arg], of: Place | None = None) -> None:
    """`app.add_route("/ask", ask)`."""
    for _, _, value in args[1:]:
        if isinstance(value, Function):
            m.program.web.endpoints[value.module.path, value.id] = of


def owner_of(m: Machine, function: Function) -> tuple[Place | None] | None:
    """The application that calls a function, in a tuple; None where no framework takes it in these ways."""
    _load_middleware(m)
    name = function.module.names_within(function.id)[0]
    if isinstance(function.owner, Class):
        _load_routes(m, classes.info_of(m, function.owner).name)
    if not isinstance(function.owner, Class) or name not in _VERBS:
        _load_routes(m, name)
    key = (function.module.path, function.id)
    if key in m.program.web.endpoints:
        return (m.program.web.endpoints[key],)
    if not isinstance(function.owner, Class) or name not in _VERBS:
        return None
    bases = [base.name for base in classes.mro(m, function.owner) if isinstance(base, External)]
    return next(((of,) for name in bases for library, of in _BASES.items() if name.startswith(f"{library}.")), None)


def note_request(m: Machine, function: Function, summary: FunctionSummary, param: Parameter, deps: Deps) -> None:
    """The first parameter of such a function is the request; Flask has it elsewhere."""
    if class_views.is_view(m, function.owner):
        return
    at = 1 if function.receiver is not None else 0
    if len(summary.params) > at and param is summary.params[at] and owner_of(m, function) is not None:
        m.requests.update(d.key for d in deps)


def _load_routes(m: Machine, name: str) -> None:
    """Modules with routes that name a function or the class of a method are loaded, whoever imports them."""
    web = m.program.web
    if name in web.routed:
        return
    web.routed.add(name)
    if web.route_modules is None:
        naming = m.program.project.naming
        web.route_modules = {module for word in _WORDS for module in naming(word) if not module.is_test}
    for module in m.program.project.naming(name):
        if module in web.route_modules:
            loading.ensure(m, module)


def _load_middleware(m: Machine) -> None:
    """Django's middleware is what its settings name."""
    if m.program.web.settings_read:
        return
    m.program.web.settings_read = True
    from checker.code.library.web_settings import named, settings_module

    settings = settings_module(m)
    written = m.module_name(settings, "MIDDLEWARE") if settings is not None else None
    listed = m.as_seq(written) if written is not None else None
    if settings is None or listed is None:
        return
    with m.entered(Frame(settings, settings.env, None, None, name="<settings>")):
        for value, _ in reversed(listed.items):
            text = value.value if isinstance(value, Const) else None
            found = named(m, text) if isinstance(text, str) else None
            if isinstance(found, (Class, Function)):
                m.program.web.layers[Layer(DJANGO, found)] = None
