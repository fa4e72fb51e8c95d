"""Fields of models that are models themselves: what a mapping becomes that is given for one."""

from __future__ import annotations

from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.annotated_types import annotation_types
from checker.code.execution.values import NONE, Class, Ref, Value
from checker.code.source.project import Module
from checker.code.source.summary import Node


def as_stated(m: Machine, annotation: Node | None, module: Module, value: Value, node: Node) -> Value:
    """What a model makes of a value that is given for a field: of a mapping the model that the field is annotated with,
    also within lists and mappings."""
    if annotation is None or m.st is None:
        return value
    return m.each(value, lambda one: _one_as_stated(m, annotation, module, one, node))


def _one_as_stated(m: Machine, annotation: Node, module: Module, value: Value, node: Node) -> Value:
    from checker.code.execution.objects.construct import instantiate

    if not isinstance(value, Ref) or m.as_instance(value) is not None:
        return value
    types = annotation_types(m, annotation, module)
    inner = _items_of(annotation)
    mapping, seq = m.as_dict(value), m.as_seq(value)
    if mapping is not None:
        made = [t for t in types if isinstance(t, Class) and classes.info_of(m, t).style in ("pydantic", "dataclass")]
        if len(made) == 1 and all(t in (made[0], NONE) for t in types):
            root = classes.is_root_model(m, made[0])
            return instantiate(m, made[0], [(0 if root else 3, "", value)], node)
        if len(inner) == 2 and _speaks_of_models(m, inner[1], module):
            items = {k: as_stated(m, inner[1], module, v, node) for k, (v, _) in mapping.keys.items()}
            return m.new_dict(node, items) if mapping.open is None else value
    elif seq is not None and inner and _speaks_of_models(m, inner[0], module) and seq.rest is None:
        return m.new_seq(seq.kind, [as_stated(m, inner[0], module, v, node) for v, _ in seq.items])
    return value


def _items_of(annotation: Node) -> tuple[Node, ...]:
    """What stands in brackets: `Owner` of `list[Owner]`."""
    if annotation[0] != "index":
        return ()
    found: tuple[Node, ...] = annotation[3][2] if annotation[3][0] == "tuple" else (annotation[3],)
    return found


def _speaks_of_models(m: Machine, annotation: Node, module: Module) -> bool:
    types = annotation_types(m, annotation, module)
    return any(isinstance(t, Class) and classes.info_of(m, t).style == "pydantic" for t in types)
