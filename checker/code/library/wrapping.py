"""What wraps functions: functools, contextlib, bound methods, and the decorators of libraries."""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import function_attributes
from checker.code.execution.objects.partial_keywords import are_read, kept_as_mapping
from checker.code.execution.values import (
    NONE,
    Descriptor,
    External,
    Function,
    Partial,
    Unknown,
    Value,
)
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.wire import makes
from checker.sdks.model import Factory


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


def _wraps(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("functools.wrapped"), tuple(args[:1])) if args else Unknown()


def _wrapped(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`functools.wraps(inner)(outer)`: the outer function has the name of the inner one, and what was set on it."""
    inner, outer = (*bound.positional, NONE, NONE)[:2]
    if isinstance(inner, Function) and isinstance(outer, Function):
        function_attributes.copy_function_attributes(m, inner, outer)
    return outer


def _update_wrapper(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    outer, inner = (*bound.positional, NONE, NONE)[:2]
    if isinstance(inner, Function) and isinstance(outer, Function):
        function_attributes.copy_function_attributes(m, inner, outer)
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


def _suppress(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("suppress")
    made.data = tuple(value if kind == 0 else Unknown() for kind, _, value in args)
    return m.add(made)


def _nullcontext(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else NONE


def _wrap_method(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(bound.positional[0], ((0, "", bound.positional[1]),)) if len(bound.positional) > 1 else Unknown()


MODELS: dict[str, Model] = {
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
    "types.MethodType": _wrap_method,
    "asgiref.sync.sync_to_async": _identity,
    "asgiref.sync.async_to_sync": _identity,
    "atexit.register": _identity,
    "joblib.delayed": _identity,
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
