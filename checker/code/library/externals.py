"""Functions and classes of libraries: SDK entry points by the catalogue, the standard library by models."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.calls import CALLS
from checker.code.execution.calls.escapes import escape, may_run
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.frames import Frame
from checker.code.execution.frameworks import afterwards, endpoints, task_hooks, web
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes
from checker.code.execution.objects.partial_keywords import are_read, kept_as_mapping
from checker.code.execution.values import (
    FILLED,
    NONE,
    NUMBER,
    ClientPath,
    Descriptor,
    External,
    Function,
    ModuleValue,
    Partial,
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
    written_data,
    written_rows,
)
from checker.code.library.builtin_functions import call_builtin, show_all
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
    if name.startswith("builtins."):
        return call_builtin(m, name[9:], args, node)
    entry = m.program.catalogue.resolve(name)
    if isinstance(entry, ClientClass):
        return clients.construct(m, entry, entry.constructor, args, node)
    if isinstance(entry, CallSpec):
        return clients.billable(m, entry, None, args, node)
    if isinstance(entry, Factory):
        return makes.by_factory(m, entry, args, node)
    if isinstance(entry, Record):
        return makes.record(m, entry, args, node)
    modelled = call_modelled(m, name, args, node)
    if modelled is not None:
        return modelled
    model = _MODELS.get(name)
    if model is not None:
        return model(m, bind_arguments(m, args), args, node)
    method = _class_method(m, name, args, node)
    if method is not None:
        return method
    shaped = shapes.of_library_object(m, name, args, node)
    if shaped is not None:
        return shaped
    if name in m.program.catalogue.words("plain_transports"):
        return m.add(Instance("transport"))
    tail = name.rpartition(".")[2]
    if tail == "Omit":
        return m.add(Instance("omit"))
    if args and tail in m.program.catalogue.words("injectors"):
        made = Instance("depends")
        made.data = args[0][2]
        return m.add(made)
    setter = m.program.catalogue.setters.get(name)
    if setter is not None:
        return defaults.set_default(m, setter, args)
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
    root = name.partition(".")[0]
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


def _partial(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    given = [_as_given(m, arg, node) for arg in args[1:]]
    if are_read(m):
        given = kept_as_mapping(m, given, node)
    return Partial(args[0][2], tuple(given))


def _as_given(m: Machine, arg: Arg, node: Node) -> Arg:
    """An argument that is kept: of one that is spread what it holds now."""
    kind, name, value = arg

    def one(inner: Value) -> Value:
        mapping, seq = m.as_dict(inner), m.as_seq(inner)
        if kind == 3 and mapping is not None:
            ref = m.new_dict(node)
            m.live.add(ref.id, mapping.copy())
            return ref
        return m.add(seq.copy()) if kind == 2 and seq is not None else inner

    return (kind, name, m.each(value, one)) if kind in (2, 3) else arg


def _partialmethod(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Descriptor("partialmethod", Partial(args[0][2], tuple(args[1:]))) if args else Unknown()


def _identity(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Partial(External("builtins.identity"), ())


def _second(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[1] if len(bound.positional) > 1 else Unknown()


def _decorator_factory(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return External("functools.identity_decorator")


def _a_mapping_class(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`TypedDict("Tags", {...})`: what it makes are mappings."""
    return External("builtins.dict")


def _wraps(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("functools.wrapped"), tuple(args[:1])) if args else Unknown()


def _wrapped(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`functools.wraps(inner)(outer)`: the outer function has the name of the inner one, and what was set on it."""
    inner, outer = (*bound.positional, NONE, NONE)[:2]
    if isinstance(inner, Function) and isinstance(outer, Function):
        attributes.copy_function_attributes(m, inner, outer)
    return outer


def _update_wrapper(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    outer, inner = (*bound.positional, NONE, NONE)[:2]
    if isinstance(inner, Function) and isinstance(outer, Function):
        attributes.copy_function_attributes(m, inner, outer)
    return outer


def _identity_decorator(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Unknown()


def _lru_cache(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if bound.positional and isinstance(bound.positional[0], (Function, Partial)):
        return bound.positional[0]
    return External("functools.identity_decorator")


def _contextmanager(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("contextlib.manager_of"), ((0, "", args[0][2]),)) if args else Unknown()


def _manager_of(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    function = args[0][2]
    if not isinstance(function, Function):
        return Unknown()
    made = Instance("manager")
    made.data = (function, tuple(args[1:]), node)
    return m.add(made)


def _dispatcher(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """functools.singledispatch: the function for all other types, then (type, function) pairs as registered."""
    made = Instance("dispatcher")
    made.data = ((External("builtins.object"), bound.positional[0]),) if bound.positional else ()
    return m.add(made)


def _exit_stack(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("stack"))


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


def _wrap_method(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(bound.positional[0], ((0, "", bound.positional[1]),)) if len(bound.positional) > 1 else Unknown()


def _suppress(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("suppress"))


def _exit(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    m.fail()  # SystemExit
    return NONE


def _nullcontext(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else NONE


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
    "functools.partial": _partial,
    "functools.partialmethod": _partialmethod,
    "functools.wraps": _wraps,
    "functools.wrapped": _wrapped,
    "functools.identity_decorator": _identity_decorator,
    "functools.update_wrapper": _update_wrapper,
    "functools.lru_cache": _lru_cache,
    "functools.cache": _identity,
    "functools.singledispatch": _dispatcher,
    "functools.singledispatchmethod": _dispatcher,
    "contextlib.contextmanager": _contextmanager,
    "contextlib.asynccontextmanager": _contextmanager,
    "contextlib.manager_of": _manager_of,
    "contextlib.suppress": _suppress,
    "contextlib.nullcontext": _nullcontext,
    "contextlib.closing": _nullcontext,
    "contextlib.aclosing": _nullcontext,
    "contextlib.ExitStack": _exit_stack,
    "contextlib.AsyncExitStack": _exit_stack,
    "starlette.middleware.Middleware": _middleware,
    "fastapi.middleware.Middleware": _middleware,
    "starlette.next": _next,
    "flask.request.headers.get": _got_header,
    "quart.request.headers.get": _got_header,
    "click.make_pass_decorator": _pass_object,
    "click.get_current_context": _command_context,
    "types.MethodType": _wrap_method,
    "typing.cast": _second,
    "typing.TypedDict": _a_mapping_class,
    "typing_extensions.TypedDict": _a_mapping_class,
    "typing.NewType": _decorator_factory,  # what it gives hands back what it is called with
    "asgiref.sync.sync_to_async": _identity,
    "asgiref.sync.async_to_sync": _identity,
    "atexit.register": _identity,
    "joblib.delayed": _identity,
    "importlib.import_module": _import_module,
    "importlib.reload": _reload_module,
    "sys.exit": _exit,
    "os._exit": _exit,
    "os.abort": _exit,
    "time.sleep": _nothing,
    "asyncio.sleep": _nothing,
}


# Decorators of libraries which give something else than the function itself.
_DECORATORS: dict[str, Callable[[Value], Value]] = {
    "builtins.property": lambda v: Descriptor("property", v),
    "functools.cached_property": lambda v: Descriptor("cached_property", v),
    "builtins.classmethod": lambda v: Descriptor("classmethod", v),
    "builtins.staticmethod": lambda v: Descriptor("staticmethod", v),
    "abc.abstractproperty": lambda v: Descriptor("property", v),
    "abc.abstractclassmethod": lambda v: Descriptor("classmethod", v),
    "pydantic.computed_field": lambda v: v if isinstance(v, Descriptor) else Descriptor("property", v),
    "contextlib.contextmanager": lambda v: Partial(External("contextlib.manager_of"), ((0, "", v),)),
    "contextlib.asynccontextmanager": lambda v: Partial(External("contextlib.manager_of"), ((0, "", v),)),
}


def decorate_external(m: Machine, decorator: External, value: Value, node: Node) -> Value:
    """A function under a library's decorator: most hand on the calls as they come (docs/soundness.md)."""
    make = _DECORATORS.get(decorator.name)
    if make is not None:
        return make(value)
    if decorator.name in ("functools.singledispatch", "functools.singledispatchmethod"):
        return _dispatcher(m, Arguments(positional=[value]), [], node)
    entry = m.program.catalogue.resolve(decorator.name)
    if isinstance(entry, Factory) and entry.of_function:
        return makes.by_factory(m, entry, [(0, "", value)], node)
    return value


CALLS[External] = call_external
