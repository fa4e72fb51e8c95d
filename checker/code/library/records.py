"""Records: named tuples, data classes, models and attrs classes as the functions that make and read them see them."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import elements, spread
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.construct import named_tuple
from checker.code.execution.values import NO_DEPS, NONE, Class, Const, External, Ref, Unknown, Value, deps_of
from checker.code.library.copies import copy_value
from checker.code.source.summary import Node


def make_namedtuple(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`namedtuple("Name", fields)`: a class."""
    name = bound.get(0, "typename")
    fields = bound.get(1, "field_names") or NONE
    names: list[str] = []
    if isinstance(fields, Const) and isinstance(fields.value, str):
        names = fields.value.replace(",", " ").split()
    else:
        for item, _ in elements(m, fields):
            if isinstance(item, Const):
                names.append(str(item.value))
            else:
                pair, _, _ = spread(m, item)
                if pair and isinstance(pair[0][0], Const):
                    names.append(str(pair[0][0].value))
    defaults = [v for v, _ in elements(m, bound.keywords["defaults"][0])] if "defaults" in bound.keywords else []
    return named_tuple(m, str(name.value) if isinstance(name, Const) else "tuple", names, defaults, node)


def asdict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """The fields of a record, and of records within it, as a mapping."""
    return m.each(bound.positional[0], lambda v: _fields_of(m, v, node)) if bound.positional else Unknown()


def _fields_of(m: Machine, value: Value, node: Node) -> Value:
    inst = m.as_instance(value)
    if inst is None or not isinstance(inst.cls, Class):
        return Unknown(deps_of(value) or (inst.open if inst is not None and inst.open else NO_DEPS))
    names = [f.name for f in classes.info_of(m, inst.cls).fields]
    out = Dict(m.here(node))
    for name in names:
        slot = inst.attrs.get(name)
        if slot is not None:
            child = m.as_instance(slot[0])
            is_record = child is not None and child.kind == "instance"
            out.keys[name] = (_fields_of(m, slot[0], node) if is_record else slot[0], slot[1])
    return m.add(out)


def astuple(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """The fields of a record in order."""
    found = m.as_dict(asdict(m, bound, args, node))
    return m.new_seq("tuple", [v for v, _ in found.keys.values()]) if found is not None else Unknown()


def replace(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A copy of a record with these fields."""

    def one(value: Value) -> Value:
        inst = m.as_instance(value)
        if inst is None:
            return Unknown(deps_of(value))
        made = inst.copy()
        if made.kind == "record" and isinstance(made.data, Ref):  # an SDK's record keeps its fields in a mapping
            made.data = copy_value(m, made.data, 0)
            m.own(made.data).keys.update(bound.keywords)
        else:
            made.attrs.update(bound.keywords)
        return m.add(made)

    return m.each(bound.positional[0], one) if bound.positional else Unknown()


def field(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """What a class body says of a field, for the class statement."""
    out = Instance("field")
    out.attrs = dict(bound.keywords)
    first = bound.get(0, "default")
    if first is not None and not (isinstance(first, External) or first == Unknown()):
        out.attrs["default"] = (first, None)
    return m.add(out)


def factory(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`headers: dict = attrs.Factory(dict)`."""
    out = Instance("field")
    out.attrs = {"factory": (bound.get(0, "factory") or NONE, None)}
    return m.add(out)


def auto(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`enum.auto()`, whose value the class statement tells."""
    return m.add(Instance("auto"))
