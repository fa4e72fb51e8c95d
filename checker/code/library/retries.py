"""Retry libraries: decorators, loops and callables, and what of the project they call between two attempts."""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.calls.escapes import escape, note_handed
from checker.code.execution.calls.retrying import (
    BEFORE,
    BETWEEN,
    BY_RESULT,
    END,
    MAX_HANDLERS,
    ON_FUNCTION,
    SUCCESS,
    attempts,
)
from checker.code.execution.calls.tasks import settle
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.classes import find_in_class
from checker.code.execution.values import (
    FILLED,
    TRUE,
    External,
    Function,
    Partial,
    Unknown,
    Value,
    alternatives,
    function_key,
)
from checker.code.library.library_model import Model
from checker.code.source.summary import Node

# When a library calls what its parameters hold; what is not named here is called between two attempts.
_PHASES = {"before": BEFORE, "on_success": SUCCESS, "on_giveup": END, "retry_error_callback": END}
_NO_HANDLERS = frozenset({"fn", "reraise", "retry_error_cls", "sleep", "logger", "max_tries", "max_time", "tries"})
_ON_RESULT = frozenset({"predicate", "retry_on_result", "result"})  # of these an attempt that ended may be repeated
_TOLD_AS_MAPPING = ("backoff.",)


def _retrying(name: str) -> Model:
    """The model of a class or function that is given the handlers: what it gives has them."""

    def model(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        held = Instance("retrying")
        held.data = "mapping" if name.startswith(_TOLD_AS_MAPPING) else "state"
        for keyword, value in _given(name, bound):
            _hold(m, held, keyword, value)
        ref = m.add(held)
        if not name.endswith("etrying"):
            return Partial(External("retries.decorator"), ((0, "", ref),))
        return ref

    return model


def _given(name: str, bound: Arguments) -> Iterator[tuple[str, Value]]:
    for keyword, (value, _) in bound.keywords.items():
        if keyword not in _NO_HANDLERS:
            yield keyword, value
    if name == "backoff.on_predicate" and len(bound.positional) > 1:
        yield "predicate", bound.positional[1]


def _hold(m: Machine, held: Instance, keyword: str, value: Value) -> None:
    """Keep what the project's own code is to do between attempts."""
    for inner, _ in alternatives(value):
        functions = [v for v, _ in elements(m, inner)] if m.as_seq(inner) is not None else [inner]
        for function in functions:
            if not _is_own(m, function) or len(held.attrs) > MAX_HANDLERS:
                continue
            note_handed(m, function)
            held.attrs[f"{_PHASES.get(keyword, BETWEEN)} {len(held.attrs)}"] = (function, None)
            judged = isinstance(function, Partial) and function.function == External("retries.judged_result")
            if judged or keyword in _ON_RESULT or (keyword == "retry" and isinstance(function, Function)):
                held.attrs[BY_RESULT] = (TRUE, None)


def _is_own(m: Machine, value: Value) -> bool:
    if isinstance(value, Partial):
        return _is_own(m, value.function) or any(_is_own(m, v) for _, _, v in value.args)
    inst = m.as_instance(value)
    return isinstance(value, Function) or (
        inst is not None and inst.cls is not None and isinstance(find_in_class(m, inst.cls, "__call__"), Function)
    )


def _decorator(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`retry(...)(function)`: the function, of which is known that it is tried again."""
    if len(args) < 2:
        return Unknown()
    held, function = args[0][2], args[1][2]
    if isinstance(function, Function):
        m.live.own(m.program.externals).keys[function_key(function, ON_FUNCTION)] = (held, None)
        return function
    return Partial(External("retries.call"), ((0, "", held), (0, "", function)))


def _call(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    held = m.as_instance(args[0][2]) if len(args) > 1 else None
    if held is None:
        return Unknown()
    return call_retried(m, held, args[1:], node)


def call_retried(m: Machine, held: Instance, args: list[Arg], node: Node) -> Value:
    """`Retrying(...)(function, *args)`."""
    function = args[0][2]
    return attempts(m, held, args[1:], node, lambda given: settle(m, call(m, function, given, node), node))


def _attempts(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("retrying"))


def _judging(kind: str) -> Model:
    """`retry_if_result(function)`."""

    def model(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        own = [a for a in args if _is_own(m, a[2])]
        if not own:
            escape(m, args, node)
            return Unknown()
        return Partial(External(kind), tuple((0, "", v) for _, _, v in own))

    return model


def _judged(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """Each of the functions is asked about an answer or an exception."""
    for _, _, function in args[:-1]:
        if m.st is not None:
            call(m, function, [(0, "", FILLED)], node)
    return Unknown()


_DECORATORS = (
    "tenacity.retry", "tenacity.Retrying", "tenacity.AsyncRetrying", "tenacity.asyncio.AsyncRetrying",
    "tenacity.tornadoweb.TornadoRetrying", "backoff.on_exception", "backoff.on_predicate", "stamina.retry",
    "retrying.retry", "retrying.Retrying",
)  # fmt: skip
_COMBINED = ("retry_any", "retry_all", "wait_combine", "wait_chain", "stop_any", "stop_all")

MODELS: dict[str, Model] = {
    **{name: _retrying(name) for name in _DECORATORS},
    "stamina.retry_context": _attempts,
    "retries.decorator": _decorator,
    "retries.call": _call,
    "retries.judged": _judged,
    "retries.judged_result": _judged,
    **{
        f"tenacity.retry_if_{n}": _judging("retries.judged")
        for n in ("exception", "exception_type", "not_exception_type")
    },
    **{f"tenacity.retry_if_{n}": _judging("retries.judged_result") for n in ("result", "not_result")},
    **{f"tenacity.{n}": _judging("retries.judged_result") for n in _COMBINED},
}
