"""Functions and classes of libraries: SDK entry points by the catalogue, the standard library by models."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.calls import CALLS
from checker.code.execution.calls.escapes import escape, may_run
from checker.code.execution.expressions.comparisons import compared_by
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.frames import Frame
from checker.code.execution.frameworks import afterwards, endpoints, task_hooks, web
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.asked_methods import given_to, result_of
from checker.code.execution.values import (
    FILLED,
    NONE,
    NUMBER,
    ClientPath,
    External,
    ModuleValue,
    Ref,
    Unknown,
    Value,
)
from checker.code.library import (
    baggage,
    environment,
    item_functions,
    iterators,
    library_data,
    library_introspection,
    library_random,
    library_tasks,
    model_dumps,
    regular_expressions,
    retries,
    web_settings,
    wrapping,
    written_data,
    written_rows,
)
from checker.code.library.builtin_functions import call_builtin
from checker.code.library.builtin_texts import show_all
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import clients, defaults, makes, shapes
from checker.code.wire.modelled import call_modelled
from checker.sdks.model import CallSpec, ClientClass, Factory, Record


def call_external(m: Machine, function: External, args: list[Arg], node: Node) -> Value:
    """A call of what is not part of the project: by its model where there is one, else it may do anything to what it is
    given."""
    name = function.name
    if (answer := result_of(m, name, args, node)) is not None:
        return answer
    args = given_to(m, name, args, node)
    compared_by(m, name, args, node)
    if m.st is None:
        return Unknown()
    if name.startswith("builtins."):
        return call_builtin(m, name[9:], args, node)
    for known in (_of_catalogue, call_modelled, _of_model, _class_method, shapes.of_library_object, _of_convention):
        found = known(m, name, args, node)
        if found is not None:
            return found
    _note_application(m, name, args, node)
    return _not_read(m, name, args, node)


def _of_catalogue(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    entry = m.program.catalogue.resolve(name)
    if isinstance(entry, ClientClass):
        return clients.construct(m, entry, entry.constructor, args, node)
    if isinstance(entry, CallSpec):
        return clients.billable(m, entry, None, args, node)
    if isinstance(entry, Factory):
        return makes.by_factory(m, entry, args, node)
    return makes.record(m, entry, args, node) if isinstance(entry, Record) else None


def _of_model(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    model = _MODELS.get(name)
    return model(m, bind_arguments(m, args), args, node) if model is not None else None


def _of_convention(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """What the catalogue says of names that libraries have in common."""
    catalogue, tail = m.program.catalogue, name.rpartition(".")[2]
    if name in catalogue.words("plain_transports"):
        return m.add(Instance("transport"))
    if tail == "Omit":
        return m.add(Instance("omit"))
    if args and tail in catalogue.words("injectors"):
        made = Instance("depends")
        made.data = args[0][2]
        return m.add(made)
    setter = catalogue.setters.get(name)
    return defaults.set_default(m, setter, args) if setter is not None else None


def _note_application(m: Machine, name: str, args: list[Arg], node: Node) -> None:
    """What a web framework's application or route is made with."""
    if any(keyword == "lifespan" for _, keyword, _ in args):
        from checker.code.execution.frameworks.startup import note_lifespan

        note_lifespan(m, args)
    if any(keyword == "dependencies" for _, keyword, _ in args):
        web.note_dependencies(m, args, node)
    for _, keyword, value in args:
        for inner, _ in elements(m, value) if keyword == "middleware" else ():
            task_hooks.note_middleware(m, inner)
    endpoints.note_route(m, name, args)
    if web.is_application(name):
        web.note_application(m, args, node)


def _not_read(m: Machine, name: str, args: list[Arg], node: Node) -> Value:
    """What a function gives of which no more is known than its module, and what it may do to its arguments."""
    root, tail = name.partition(".")[0], name.rpartition(".")[2]
    if root in _NUMBER_MODULES:
        return NUMBER
    if root in _FILLED_MODULES:
        return FILLED
    if root in _PURE_MODULES or tail in _LOGGED:
        result = m.unknown(DepKind.RESULT, f"the result of `{name}()`", node, subject=name)
        may_run(m, args, result.deps)
        show_all(m, args if tail in _LOGGED or root in _LOGS else [], node)
        return result if m.st is not None else Unknown()
    if root in _NETWORK_MODULES:
        return m.unknown(DepKind.DATA, f"what `{name}()` reads", node, subject=name)
    if tail in m.program.catalogue.words("streams") and afterwards.read_later(m, name, args, node):
        return m.unknown(DepKind.RESULT, f"the result of `{name}()`", node, subject=name)
    escape(m, args, node, name)
    return m.unknown(DepKind.RESULT, f"the result of `{name}()`", node, subject=name)


def _class_method(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """A method named on a client class itself: `OpenAI.from_x(...)`, an SDK function of a catalogued class."""
    owner, _, method = name.rpartition(".")
    if not owner:
        return None
    entry = m.program.catalogue.resolve(owner)
    if not isinstance(entry, ClientClass):
        return None
    if method in entry.makes:
        made = clients.construct(m, entry, entry.makes[method], args, node)
        if method in entry.calls and isinstance(made, Ref):
            clients.billable(m, entry.calls[method], made, args, node)
        return made if m.st is not None else Unknown()
    if method == "__init__" and args and isinstance(args[0][2], Ref):
        makes.base_constructor(m, args[0][2], args[1:], node)
        return NONE
    spec = entry.calls.get(method)
    if spec is not None and args:
        receiver = args[0][2]
        inst = m.as_instance(receiver)
        if inst is not None and inst.client is not None and isinstance(receiver, Ref):
            return clients.billable(m, spec, receiver, args[1:], node)
        if isinstance(receiver, ClientPath):
            return clients.billable(m, spec, Ref(receiver.client), args[1:], node)
        return clients.billable(m, spec, None, args, node)
    return None


# Modules whose functions give ids, times and the like: never empty.
_FILLED_MODULES = frozenset(
    {"uuid", "secrets", "time", "datetime", "socket", "hashlib", "platform", "ulid", "ksuid",
     "nanoid", "shortuuid", "getpass", "hmac", "base64", "binascii", "calendar"}
)  # fmt: skip
# Modules whose functions give numbers: zero is one, too.
_NUMBER_MODULES = frozenset({"random", "math"})
_LOGGED = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
_LOGS = frozenset({"logging", "structlog", "loguru"})
# Modules whose functions do not change their arguments.
_PURE_MODULES = frozenset(
    {"logging", "json", "re", "os", "sys", "pathlib", "typing", "string", "operator", "itertools", "functools",
     "inspect", "warnings", "textwrap", "pprint", "traceback", "html", "urllib", "enum", "abc", "types",
     "structlog", "loguru", "orjson", "yaml", "tiktoken", "copy", "gc", "io", "shutil", "signal", "atexit",
     "weakref", "statistics", "decimal", "fractions", "heapq", "bisect"}
)  # fmt: skip
_NETWORK_MODULES = frozenset(
    {"httpx", "requests", "aiohttp", "sqlite3", "psycopg", "psycopg2", "redis", "sqlalchemy", "configparser", "tomllib"}
)


# -- models of the standard library -----------------------------------------------------------------------------------


def _second(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[1] if len(bound.positional) > 1 else Unknown()


def _decorator_factory(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return External("functools.identity_decorator")


def _a_mapping_class(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`TypedDict("Tags", {...})`: what it makes are mappings."""
    return External("builtins.dict")


def _middleware(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("middleware")
    made.data = (args[0][2] if args else NONE, tuple(args[1:]))
    return m.add(made)


def _pass_object(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return External("click.pass_obj")


def _command_context(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.command_context or m.unknown(DepKind.DATA, "the context of the command that runs", node)


def _got_header(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return web.got_header(m, External("flask.request.headers"), args, node) or Unknown()


def _next(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return web.call_next(m, args)


def _nothing(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return NONE


def _import_module(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return call_builtin(m, "__import__", args, node)


def _reload_module(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """The module's body runs once more: what was done to its objects meanwhile is lost."""
    found = bound.get(0, "module")
    if not isinstance(found, ModuleValue) or m.st is None:
        return found or Unknown()
    module = found.module
    at = (m.frame.module, node[1], node[2] if node[0] == "call" else node[1])
    with m.entered(Frame(module, module.env, None, at, name="<reload>")):
        m.run_block(module.parsed.body)
    return found


def _exit(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    m.fail()  # SystemExit
    return NONE


_MODELS: dict[str, Model] = {
    **library_data.MODELS,
    **baggage.MODELS,
    **environment.MODELS,
    **written_data.MODELS,
    **written_rows.MODELS,
    **library_introspection.MODELS,
    **library_random.MODELS,
    **item_functions.MODELS,
    **regular_expressions.MODELS,
    **iterators.MODELS,
    **library_tasks.MODELS,
    **retries.MODELS,
    **model_dumps.MODELS,
    **web_settings.MODELS,
    **wrapping.MODELS,
    "starlette.middleware.Middleware": _middleware,
    "fastapi.middleware.Middleware": _middleware,
    "starlette.next": _next,
    "flask.request.headers.get": _got_header,
    "quart.request.headers.get": _got_header,
    "click.make_pass_decorator": _pass_object,
    "click.get_current_context": _command_context,
    "typing.cast": _second,
    "typing.TypedDict": _a_mapping_class,
    "typing_extensions.TypedDict": _a_mapping_class,
    "typing.NewType": _decorator_factory,  # what it gives hands back what it is called with
    "importlib.import_module": _import_module,
    "importlib.reload": _reload_module,
    "sys.exit": _exit,
    "os._exit": _exit,
    "os.abort": _exit,
    "time.sleep": _nothing,
    "asyncio.sleep": _nothing,
}


CALLS[External] = call_external
