"""Functions by which code asks about signatures, annotations and fields: containers that resolve what a constructor
wants, headers made from the fields of a class."""

from __future__ import annotations

from collections.abc import Sequence

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call, summary_of
from checker.code.execution.expressions.truth import decide
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import annotated_types, attributes, classes
from checker.code.execution.objects.classes import ClassInfo
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
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
from checker.code.library.library_model import Model
from checker.code.library.reflection import member_names
from checker.code.library.signatures import EMPTY
from checker.code.source.project import Module
from checker.code.source.summary import Node, Parameter
from checker.code.trail import DepKind
from checker.sdks.model import ClientClass

_KINDS = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
_WITH_FIELDS = frozenset({"dataclass", "pydantic", "settings", "namedtuple"})


def _subject(m: Machine, bound: Arguments) -> Value:
    """What is asked about: a class for its constructor."""
    value = bound.get(0, "obj") or bound.get(0, "callable") or NONE
    if isinstance(value, Method) and value.name == "__init__" and isinstance(value.receiver, Class):
        return value.receiver
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "instance" and isinstance(value, Ref):
        found = classes.find_in_class(m, inst.cls, "__call__")
        return classes.bind(m, found, value, inst.cls) if found is not None and inst.cls is not None else value
    return value.function if isinstance(value, Descriptor) else value


def _constructor(m: Machine, cls: Class) -> Function | None:
    found = classes.find_in_class(m, cls, "__init__")
    return found if isinstance(found, Function) else None


def _params(m: Machine, value: Value) -> tuple[Sequence[Parameter], Module] | None:
    """The parameters that a call of a project's function or class gives, and where they are written."""
    if isinstance(value, Function):
        params = summary_of(value).params
        return params[1:] if value.receiver is not None else params, value.module
    if isinstance(value, Class):
        init = _constructor(m, value)
        if init is not None:
            return summary_of(init).params[1:], init.module
        info = classes.info_of(m, value)
        return [Parameter(f.name, 1, f.default, f.annotation) for f in info.fields], info.module
    if isinstance(value, Partial):
        inner = _params(m, value.function)
        if inner is None:
            return None
        given = {name for kind, name, _ in value.args if kind == 1}
        first = sum(1 for kind, _, _ in value.args if kind == 0)
        return [p for p in inner[0][first:] if p.name not in given], inner[1]
    return None


def _is_class(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`inspect.isclass(thing)`."""
    return m.each(bound.get(0, "object") or NONE, lambda value: _kind_is(m, value, a_class=True))


def _is_function(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`inspect.isfunction(thing)`."""
    return m.each(bound.get(0, "object") or NONE, lambda value: _kind_is(m, value, a_class=False))


def _kind_is(m: Machine, value: Value, a_class: bool) -> Value:
    if isinstance(value, (Class, Function, Const, Ref, Partial)):
        return Const(isinstance(value, Class if a_class else Function))
    if isinstance(value, External) and isinstance(m.program.catalogue.resolve(value.name), ClientClass):
        return Const(a_class)
    deps = deps_of(value) or m.unknown(DepKind.OUTSIDE, "whether something of a library is a class").deps
    return choose([(Const(True), deps), (Const(False), deps)])


def annotation_value(m: Machine, node: Node | None, module: Module) -> Value:
    """An annotation as a value: the class that it names; unknown where it names several, or none that is known."""
    found = annotated_types.annotation_types(m, node, module)
    return found[0] if len(found) == 1 else Unknown()


def _type_hints(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`typing.get_type_hints(f)`: of a class those of its fields, of `C.__init__` and functions of the parameters."""
    given = bound.get(0, "obj") or NONE
    subject = _subject(m, bound)
    if isinstance(given, Class):
        return _hints_of_class(m, given, node)
    found = _params(m, subject)
    if found is None:
        return Unknown(deps_of(subject))
    hints = {p.name: annotation_value(m, p.annotation, found[1]) for p in found[0] if p.annotation is not None}
    if isinstance(subject, Function) and summary_of(subject).returns is not None:
        hints["return"] = annotation_value(m, summary_of(subject).returns, found[1])
    return m.new_dict(node, dict(hints))


def _hints_of_class(m: Machine, cls: Class, node: Node) -> Value:
    hints: dict[object, Value] = {}
    for part in reversed(classes.mro(m, cls)):
        if isinstance(part, Class):
            hints.update(_own_annotations(m, part))
    return m.new_dict(node, hints)


def _own_annotations(m: Machine, cls: Class) -> dict[object, Value]:
    """What the body of a class annotates: its bases have annotations of their own."""
    info = classes.info_of(m, cls)
    summary = classes.class_summary(info)
    return {
        statement[2][2]: annotation_value(m, statement[3], info.module)
        for statement in (summary.body if summary is not None else ())
        if statement[0] == "annotated" and statement[2][0] == "name"
    }


def _annotations(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`inspect.get_annotations(f)`: of a class its own alone."""
    given = bound.get(0, "obj")
    if isinstance(given, Class):
        return m.new_dict(node, _own_annotations(m, given))
    return _type_hints(m, bound, args, node)


def annotations_of_object(m: Machine, cls: Class, node: Node) -> Value:
    """`object.__annotations__`: those of the nearest class that has any."""
    found = (_own_annotations(m, part) for part in classes.mro(m, cls) if isinstance(part, Class))
    return m.new_dict(node, next((own for own in found if own), {}))


def _signature(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`inspect.signature(f)`: an object whose `parameters` are those of a function or constructor of the project."""
    subject = _subject(m, bound)
    found = _params(m, subject)
    if found is None:
        return Unknown(deps_of(subject))
    params, module = found
    made: dict[object, Value] = {}
    for p in params:
        default: Value = EMPTY
        if p.default is not None:
            with m.entered(Frame(module, module.env, None, None, name="<signature>")):
                default = m.eval(p.default)
            if m.st is None:
                return Unknown()
        item = Instance("instance", External("inspect.Parameter"))
        item.attrs = {
            "name": (Const(p.name), None),
            "annotation": (annotation_value(m, p.annotation, module) if p.annotation is not None else EMPTY, None),
            "default": (default, None),
            "kind": (External(f"inspect.Parameter.{_KINDS[p.kind]}"), None),
        }
        made[p.name] = m.add(item)
    out = Instance("signature", External("inspect.Signature"))
    out.attrs = {"parameters": (m.new_dict(node, made), None)}
    if isinstance(subject, Function) and summary_of(subject).returns is not None:
        out.attrs["return_annotation"] = (annotation_value(m, summary_of(subject).returns, module), None)
    return m.add(out)


def fields_of(m: Machine, info: ClassInfo, node: Node) -> dict[object, Value]:
    """The fields of a dataclass or model as objects, by name: `dataclasses.fields`, `Model.model_fields`."""
    out: dict[object, Value] = {}
    for f in info.fields:
        if f.init_only:
            continue
        item = Instance("instance", External("dataclasses.Field"))
        item.attrs = {
            "name": (Const(f.name), None),
            "metadata": (f.metadata if f.metadata is not None else m.new_dict(node), None),
            "default": (f.value if f.value is not None else External("dataclasses.MISSING"), None),
            "type": (annotation_value(m, f.annotation, info.module), None),
            "annotation": (annotation_value(m, f.annotation, info.module), None),
            "json_schema_extra": (f.extra if f.extra is not None else NONE, None),
            "alias": (Const(f.alias), None),
            "serialization_alias": (Const(f.alias), None),
            "repr": (Const(f.shown), None),
            "init": (Const(f.given), None),
            "exclude": (Const(True) if f.excluded else NONE, None),
            "kw_only": (Const(f.keyword_only), None),
        }
        out[f.name] = m.add(item)
    return out


def _fields(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = bound.get(0, "class_or_instance") or NONE
    inst = m.as_instance(value)
    cls = value if isinstance(value, Class) else inst.cls if inst is not None else None
    if not isinstance(cls, Class):
        return Unknown(deps_of(value))
    return m.new_seq("tuple", list(fields_of(m, classes.info_of(m, cls), node).values()))


def special_attribute(m: Machine, cls: Class, name: str, node: Node) -> Value | None:
    """What Python and its libraries put on a class: `__annotations__`, its bases, `model_fields`, `_fields`."""
    info = classes.info_of(m, cls)
    if name == "__annotations__":
        return m.new_dict(node, _own_annotations(m, cls))
    if name == "__mro__":
        return m.new_seq("tuple", order_of(m, cls))
    if name in ("__bases__", "__base__"):
        bases = list(info.bases) or [_OBJECT]
        return bases[0] if name == "__base__" else m.new_seq("tuple", bases)
    if info.style not in _WITH_FIELDS:
        return None
    if name in ("model_fields", "__dataclass_fields__"):
        return m.new_dict(node, fields_of(m, info, node))
    if name in ("_fields", "__match_args__"):
        return m.new_seq("tuple", [Const(f.name) for f in info.fields])
    return None


def order_of(m: Machine, cls: Class) -> list[Value]:
    """The classes among which attributes of an object are looked up, to the last, `object`."""
    order = classes.mro(m, cls)
    return order if _OBJECT in order else [*order, _OBJECT]


_OBJECT = External("builtins.object")


def _members(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`inspect.getmembers(object, predicate)`: pairs of name and value."""
    value, predicate = bound.get(0, "object") or NONE, bound.get(1, "predicate")
    names = member_names(m, value)
    if names is None:
        return Unknown(deps_of(value))
    pairs = Seq("list")
    for name in names:
        member = attributes.get(m, value, name, node)
        suits, why = _suits(m, predicate, member, node) if m.st is not None else (False, NO_DEPS)
        if m.st is None:
            return Unknown()
        if suits is not False:
            pairs.items.append((m.new_seq("tuple", [Const(name), member]), None if suits else why))
    return m.add(pairs)


def _suits(m: Machine, predicate: Value | None, member: Value, node: Node) -> tuple[bool | None, Deps]:
    if predicate is None or predicate == NONE:
        return True, NO_DEPS
    if isinstance(predicate, External) and predicate.name.rpartition(".")[2] in _ARE_FUNCTIONS:
        return isinstance(member, Function), NO_DEPS
    return decide(m, call(m, predicate, [(0, "", member)], node))


_ARE_FUNCTIONS = frozenset({"ismethod", "isfunction", "isroutine", "iscoroutinefunction"})

MODELS: dict[str, Model] = {
    "dataclasses.fields": _fields,
    "attrs.fields": _fields,
    "attr.fields": _fields,
    "inspect.signature": _signature,
    "inspect.isclass": _is_class,
    "inspect.isfunction": _is_function,
    "inspect.isroutine": _is_function,
    "inspect.getmembers": _members,
    "inspect.get_annotations": _annotations,
    "typing.get_type_hints": _type_hints,
    "typing_extensions.get_type_hints": _type_hints,
}
