"""The policy's models at work: what builders return, what is sent beneath a decorator or in a `with` block."""

from __future__ import annotations

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.expressions.merging import merge_into
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import FILLED, External, Ref, Text, Unknown, Value, deps_of, external
from checker.code.source.summary import FunctionSummary, Node
from checker.code.trail import DepKind
from checker.code.wire.models import EntryPoint, Giver


def call_modelled(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """The result of a modelled function: a mapping of what a builder provides, or what a `with` block brings along."""
    models = m.program.models
    builder = models.builders.get(name)
    if builder is not None:
        return _built(m, builder, args, node)
    if name in models.values:
        return FILLED
    if name in models.harmless:
        return m.unknown(DepKind.RESULT, f"the result of `{name}()`", node, subject=name)
    giver = models.ambient.get(name)
    if giver is None:
        return None
    made = Instance("ambient")
    made.data = given(m, giver, args)
    return m.add(made)


def _built(m: Machine, builder: Giver, args: list[Arg], node: Node) -> Value:
    values = _by_name(m, builder, args)
    ref = m.new_dict(node)
    for parameter in builder.merges:
        if parameter in values and m.st is not None:
            merge_into(m, ref, values[parameter][0], node)
    if m.st is None:
        return Unknown()
    own = m.own(ref)
    for field, (value, presence) in given(m, builder, args).items():
        for key in m.program.models.keys_of(field, builder.carrier):
            own.keys[key] = (value, presence)
    return ref


def given(m: Machine, giver: Giver, args: list[Arg]) -> dict[str, Slot]:
    """The fields that a call of `giver` brings along, and their values."""
    values = _by_name(m, giver, args)
    out: dict[str, Slot] = dict.fromkeys(giver.provides, (FILLED, None))
    out.update({field: values[parameter] for parameter, field in giver.fields.items() if parameter in values})
    return out


def _by_name(m: Machine, giver: Giver, args: list[Arg]) -> dict[str, Slot]:
    bound = bind_arguments(m, args)
    values = dict(bound.keywords)
    for name, value in zip(giver.positional, bound.positional, strict=False):
        values.setdefault(name, (value, None))
    return values


def decorations(m: Machine, frame: Frame, summary: FunctionSummary) -> list[dict[str, Slot]]:
    """What the modelled decorators of a function bring along, the outermost first."""
    out: list[dict[str, Slot]] = []
    if not m.program.models.decorators or m.st is None:
        return out
    with m.entered(Frame(frame.module, frame.module.env, None, None, name="<decorator>")):
        for node in summary.decorators:
            before = m.live.fork()
            value = m.eval(node)
            inst = m.as_instance(value)
            if isinstance(value, External) and value.name in m.program.models.decorators:
                out.append(dict.fromkeys(m.program.models.ambient[value.name].provides, (FILLED, None)))
            elif inst is not None and inst.kind == "ambient":
                out.append(inst.data)
            if m.st is None:
                m.st = before
    return out


def trusted_parameter(m: Machine, entry: EntryPoint, name: str, value: Value, required: bool) -> Value:
    """A parameter of an entry point as its callers are trusted to give it."""
    said = entry.parameters.get(name)
    if said is not None:
        return _trusted(m, entry, name, said, value)
    plain = isinstance(value, (Unknown, Text)) and required and not entry.parameters
    return FILLED if plain and deps_of(value) else value


def trusted_rest(m: Machine, entry: EntryPoint, named: set[str], value: Value) -> None:
    """What else callers of an entry point are trusted to give, in its `**kwargs`."""
    if not isinstance(value, Ref) or m.st is None:
        return
    for name, said in entry.parameters.items():
        if name not in named:
            given = _trusted(m, entry, name, said, None)
            own = m.own(value)
            assert isinstance(own, Dict)
            own.keys[name] = (given, None)


def _trusted(m: Machine, entry: EntryPoint, name: str, said: str | tuple[str, ...], value: Value | None) -> Value:
    """A field's value, or what holds fields: an object of a class of the project by their names, else a mapping by the
    keys of their carriers, of which a plain object's attributes are read, too."""
    if isinstance(said, str):
        return FILLED
    inst = m.as_instance(value) if value is not None else None
    if isinstance(value, Ref) and inst is not None and inst.kind == "instance" and m.as_dict(value) is None:
        own = m.own(value)
        assert isinstance(own, Instance)
        own.attrs.update(dict.fromkeys(said, (FILLED, None)))
        return value
    out, made = Dict(), Instance("mapping")
    made.open = out.open = external(
        f"what else `{name}` of the entry point {entry.name} holds", DepKind.DATA, entry.name
    )
    for field in said:
        for key in (*m.program.models.keys_of(field), field):
            out.keys[key] = (FILLED, None)
    made.data, made.attrs = m.add(out), dict.fromkeys(said, (FILLED, None))
    return m.add(made)
