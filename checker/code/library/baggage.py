"""OpenTelemetry's context and baggage: mappings that are copied when they change, one of which is current.

Facts: https://opentelemetry-python.readthedocs.io/en/latest/api/context.html,
https://opentelemetry-python.readthedocs.io/en/latest/api/baggage.html
"""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Const, Ref, Unknown, Value, choose, deps_of
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_VALUES = "value of the context: "  # keys of the context itself, which are none of the baggage


def _current(m: Machine, node: Node) -> Ref:
    """The current context: what this run has attached, or what may be there by its callers."""
    held = m.live.get(m.program.baggage)
    slot = held.attrs.get("value") if isinstance(held, Instance) else None
    attached = m.as_dict(slot[0]) if slot is not None else None
    if slot is not None and slot[1] is None and isinstance(slot[0], Ref):
        return slot[0]
    made = attached.copy() if attached is not None else Dict()
    if slot is not None and slot[1] is not None:  # on some path alone
        made.keys = {key: (value, have or slot[1]) for key, (value, have) in made.keys.items()}
    if slot is not None and attached is None:
        made.open = deps_of(slot[0])
    elif not m.closed_world:
        made.open = m.unknown(DepKind.CONTEXT, "the baggage of the context, which a caller may attach", node).deps
    return m.add(made)


def _context(m: Machine, bound: Arguments, position: int, node: Node) -> Dict:
    """The context that is named, else the current one."""
    named = bound.get(position, "context")
    if named is None or named == NONE:
        named = _current(m, node)
    found = m.as_dict(named)
    if found is not None:
        return found
    lost = Dict()
    lost.open = m.unknown(DepKind.RESULT, "a context that is not known", node).deps
    return lost


def _get_current(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return _current(m, node)


def _new(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.new_dict(node)


def _attach(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    context = bound.get(0, "context")
    own = m.live.own(m.program.baggage)
    token = Instance("token")
    token.data = (Ref(m.program.baggage), own.attrs.get("value"))
    if isinstance(context, Ref) and m.as_dict(context) is not None:
        own.attrs["value"] = (context, None)
    else:
        lost = Dict()
        lost.open = m.unknown(DepKind.RESULT, "a context that is not known", node).deps
        own.attrs["value"] = (m.add(lost), None)
    return m.add(token)


def _detach(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    token = m.as_instance(bound.get(0, "token") or NONE)
    own = m.live.own(m.program.baggage)
    own.attrs.pop("value", None)
    if token is not None and token.kind == "token" and token.data[1] is not None:
        own.attrs["value"] = token.data[1]
    return NONE


def _set(prefix: str, parameter: str) -> Model:
    def model(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        name, value = bound.get(0, parameter), bound.get(1, "value") or Unknown()
        out = _context(m, bound, 2, node).copy()
        if isinstance(name, Const):
            out.keys[f"{prefix}{name.value}"] = (value, None)
        else:
            why = m.unknown(DepKind.DATA, "the name of an entry of the baggage", node).deps
            out.open = (out.open or frozenset()) | why
        return m.add(out)

    return model


def _get(prefix: str, parameter: str) -> Model:
    def model(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        name, context = bound.get(0, parameter), _context(m, bound, 1, node)
        if not isinstance(name, Const):
            return m.unknown(DepKind.DATA, "an entry of the baggage", node)
        slot = context.keys.get(f"{prefix}{name.value}")
        doubt = slot[1] if slot is not None else context.open
        if slot is not None and doubt is None:
            return slot[0]
        if doubt is None:
            return NONE
        return choose([(slot[0] if slot is not None else Unknown(doubt), doubt), (NONE, doubt)])

    return model


def _without(keep: Callable[[str, object], bool]) -> Model:
    def model(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        name = bound.get(0, "name")
        position = 1 if name is not None and m.as_dict(name) is None else 0
        out = _context(m, bound, position, node).copy()
        dropped = name.value if isinstance(name, Const) else None
        out.keys = {key: slot for key, slot in out.keys.items() if keep(key, dropped)}
        return m.add(out)

    return model


def _get_all(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = _context(m, bound, 0, node).copy()
    out.keys = {key: slot for key, slot in out.keys.items() if not str(key).startswith(_VALUES)}
    return m.add(out)


MODELS: dict[str, Model] = {
    "opentelemetry.context.get_current": _get_current,
    "opentelemetry.context.Context": _new,
    "opentelemetry.context.context.Context": _new,
    "opentelemetry.context.attach": _attach,
    "opentelemetry.context.detach": _detach,
    "opentelemetry.context.set_value": _set(_VALUES, "key"),
    "opentelemetry.context.get_value": _get(_VALUES, "key"),
    "opentelemetry.baggage.set_baggage": _set("", "name"),
    "opentelemetry.baggage.get_baggage": _get("", "name"),
    "opentelemetry.baggage.get_all": _get_all,
    "opentelemetry.baggage.remove_baggage": _without(lambda key, name: key != name),
    "opentelemetry.baggage.clear": _without(lambda key, _: key.startswith(_VALUES)),
}
