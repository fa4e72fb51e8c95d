"""What a class statement makes: the class object, the fields of a data class or model, the hooks of its bases."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import call, call_method
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes, flags, metaclasses
from checker.code.execution.objects.classes import ClassInfo, FieldInfo
from checker.code.execution.objects.enums import make_members
from checker.code.execution.objects.validators import functions_of
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    deps_of,
)
from checker.code.source.summary import ClassSummary, Node
from checker.code.trail import DepKind

_MODELS = frozenset(
    {
        "pydantic.BaseModel",
        "pydantic.RootModel",
        "sqlmodel.SQLModel",
        "msgspec.Struct",
        "attrs.define",
        "beanie.Document",
    }
)
_SETTINGS = frozenset({"pydantic_settings.BaseSettings", "pydantic.BaseSettings"})
_DATACLASSES = frozenset(
    {
        "dataclasses.dataclass",
        "pydantic.dataclasses.dataclass",
        "attr.s",
        "attrs.define",
        "attr.define",
        "attrs.frozen",
        "attr.attrs",
    }
)


def build_class(m: Machine, summary: ClassSummary) -> Value:
    """Run a class body and make the class object."""
    frame = m.frame
    id = m.program.new_id()
    cls = Class(id)
    bases = [m.eval(b) for b in summary.bases]
    if m.st is None:
        return Unknown()
    env = Instance("class")
    env.data = frame.env if frame.env != frame.module.env else -1
    holder = Instance("class")
    info = ClassInfo(summary.name, frame.module, summary.id)
    info.bases = [b for b in bases if isinstance(b, (Class, External))]
    meta = summary.keywords.get("metaclass")
    info.metaclass = m.eval(meta) if meta is not None else None
    holder.data = info
    m.live.add(id, holder)
    m.program.classes.setdefault((frame.module.path, summary.id), id)
    body = Frame(frame.module, m.add(env).id, None, frame.called_from, name=summary.name, owner=cls)
    with m.entered(body):
        metaclasses.prepare(m, classes.metaclass_of(m, cls), body, summary, bases)
        _run_body(m, info, body, summary)
    if m.st is None:
        return Unknown()
    done = m.live.get(body.env)
    assert isinstance(done, Instance)
    final = m.live.own(id)
    final.attrs = dict(done.attrs)
    m.program.members.intercepts = m.program.members.intercepts or "__getattribute__" in final.attrs
    info.style = _style(m, info, summary)
    if info.style == "pydantic":
        _configure(m, summary, final)
    _shape(m, cls, info, summary, final)
    _name_descriptors(m, cls, final)
    if any(isinstance(b, Class) for b in bases) or meta is not None:
        metaclasses.through_metaclass(m, cls, summary, bases)
    value = _decorated(m, cls, summary)
    if m.st is not None:
        _notify_bases(m, cls, summary)
    return value


def _configure(m: Machine, summary: ClassSummary, holder: Instance) -> None:
    """`class Tags(BaseModel, extra="allow")`: what would stand in `model_config`."""
    said: dict[Any, Value] = {
        k: m.eval(v) for k, v in summary.keywords.items() if k != "metaclass" and m.st is not None
    }
    config = m.as_dict(holder.attrs["model_config"][0]) if "model_config" in holder.attrs else None
    if said and m.st is not None:
        ref = m.new_dict(None, said)
        m.own(ref).keys.update(
            {k: slot for k, slot in config.keys.items() if k not in said} if config is not None else {}
        )
        holder.attrs["model_config"] = (ref, None)


def _run_body(m: Machine, info: ClassInfo, body: Frame, summary: ClassSummary) -> None:
    if not flags.is_flag(m, info):
        m.run_block(summary.body)
        return
    for statement in summary.body:
        m.run_block((statement,))
        if m.st is None:
            return
        env = m.live.own(body.env)
        assert isinstance(env, Instance)
        flags.number_autos(m, env)


def _decorated(m: Machine, cls: Class, summary: ClassSummary) -> Value:
    """What the class's name stands for: what its decorators make of it."""
    value: Value = cls
    for decorator in reversed(summary.decorators):
        function = m.eval(decorator)
        if m.st is None:
            return cls
        if isinstance(function, (Function, Class)):
            result = call(m, function, [(0, "", value)], ("call", summary.pos, summary.pos, decorator, ()))
            value = result if isinstance(result, (Class, Function, Ref, Partial)) else value
    return value


def _name_descriptors(m: Machine, cls: Class, holder: Instance) -> None:
    """`__set_name__` of the objects that the class body holds."""
    for name, (value, _) in list(holder.attrs.items()):
        inst = m.as_instance(value)
        if (
            inst is not None
            and inst.kind == "instance"
            and classes.find_in_class(m, inst.cls, "__set_name__") is not None
        ):
            before = m.live.fork()
            call_method(m, value, "__set_name__", [(0, "", cls), (0, "", Const(name))])
            if m.st is None:
                m.st = before


def _notify_bases(m: Machine, cls: Class, summary: ClassSummary) -> None:
    """`__init_subclass__` of the nearest project base: registries of plug-ins are filled there."""
    if m.st is None:
        return
    hook = classes.find_after(m, cls, cls, "__init_subclass__")
    function = hook.function if isinstance(hook, Descriptor) else hook
    if isinstance(function, Function):
        args: list[Arg] = [(1, k, m.eval(v)) for k, v in summary.keywords.items() if k != "metaclass"]
        before = m.live.fork()
        call(m, function.bound(cls), args, ("unknown", summary.pos))
        if m.st is None:
            m.st = before


def _style(m: Machine, info: ClassInfo, summary: ClassSummary) -> str:
    for base in info.bases:
        if isinstance(base, External):
            if base.name in _MODELS or m.program.catalogue.is_data_class(base.name):
                return "pydantic"
            if base.name in _SETTINGS:
                return "settings"
            if base.name in ("typing.NamedTuple", "typing_extensions.NamedTuple"):
                return "namedtuple"
            if base.name in ("typing.TypedDict", "typing_extensions.TypedDict"):
                return "typeddict"
            if base.name.startswith("enum."):
                return "enum"
        else:
            style = classes.info_of(m, base).style
            if style in ("pydantic", "settings", "enum", "typeddict", "namedtuple"):
                return style
    for decorator in summary.decorators:
        node: Node = decorator[3] if decorator[0] == "call" else decorator
        value = m.eval(node)
        if isinstance(value, External) and value.name in _DATACLASSES:
            said = {name: part for kind, name, part in decorator[4] if kind == 1} if node is not decorator else {}
            info.compared = not _is_constant(said.get("eq"), False)
            info.frozen = _is_constant(said.get("frozen"), True) or value.name == "attrs.frozen"
            info.ordered = _is_constant(said.get("order"), True)
            info.hashable = info.frozen or not info.compared or not said.keys().isdisjoint(("unsafe_hash", "hash"))
            return "dataclass"
    inherited = [of for b in info.bases if isinstance(b, Class) and (of := classes.info_of(m, b)).style == "dataclass"]
    if inherited:
        info.compared, info.hashable = inherited[0].compared, inherited[0].hashable
        return "dataclass"
    return "plain"


def _is_constant(node: Node | None, value: bool) -> bool:
    return node is not None and node[0] == "const" and node[2] is value


def _shape(m: Machine, cls: Class, info: ClassInfo, summary: ClassSummary, holder: Instance) -> None:
    if info.style == "enum":
        make_members(m, cls, info, holder)
        return
    if info.style == "plain":
        return
    fields: dict[str, FieldInfo] = {}
    for base in reversed(info.bases):
        if isinstance(base, Class):
            fields.update({f.name: f for f in classes.info_of(m, base).fields})
    keyword_only = False
    for statement in summary.body:
        if statement[0] != "annotated" or statement[2][0] != "name":
            continue
        name = statement[2][2]
        annotation = statement[3]
        if _mentions(annotation, "ClassVar"):
            continue
        if _mentions(annotation, "KW_ONLY"):
            keyword_only = True
            continue
        slot = holder.attrs.get(name) if statement[4] is not None else None
        of_model = info.style in ("pydantic", "settings")
        stated = _stated_in(m, annotation) if of_model else {}
        fields[name] = _field(m, name, annotation, slot[0] if slot is not None else None, keyword_only, stated)
        if of_model:
            fields[name].functions = functions_of(m, annotation)
    if "root" not in fields and classes.is_root_model(m, cls):
        fields["root"] = FieldInfo("root")
    info.fields = list(fields.values())


def _mentions(node: Any, name: str) -> bool:
    if isinstance(node, tuple):
        if len(node) >= 3 and node[0] in ("name", "attr") and name in (node[2], node[-1]):
            return True
        return any(_mentions(part, name) for part in node if isinstance(part, tuple))
    return False


def _stated_in(m: Machine, annotation: Node) -> dict[str, Value]:
    """What `Annotated[str, Field(default="", alias="team")]` says of a field, also under a name of this module."""
    named: Value | None = None
    if annotation[0] == "name":
        here = m.live.get(m.frame.module.env)
        slot = here.attrs.get(annotation[2]) if isinstance(here, Instance) else None
        named = slot[0] if slot is not None else None
    elif _mentions(annotation, "Annotated") and _mentions(annotation, "Field"):
        named = m.eval(annotation)
    inst = m.as_instance(named) if named is not None and m.st is not None else None
    found: dict[str, Value] = {}
    for part in inst.data[0] if inst is not None and inst.kind == "annotated" else ():
        said = m.as_instance(part)
        if said is not None and said.kind == "field":
            found.update({k: v for k, (v, _) in said.attrs.items()})
    return found


def _field(
    m: Machine, name: str, annotation: Node, default: Value | None, keyword_only: bool, stated: dict[str, Value]
) -> FieldInfo:
    """`stated`: what its annotation says beside the type."""
    out = FieldInfo(name, annotation=annotation, keyword_only=keyword_only)
    out.init_only = _mentions(annotation, "InitVar")
    inst = m.as_instance(default) if default is not None else None
    attrs = dict(stated)
    if inst is not None and inst.kind == "field":
        attrs.update({k: v for k, (v, _) in inst.attrs.items()})
    elif default is not None:
        attrs["default"] = default
        attrs.pop("default_factory", None)
    if attrs:
        out.value = attrs.get("default")
        factory = attrs.get("default_factory", attrs.get("factory"))
        if factory is not None:
            out.value = Partial(External("builtins.call"), ((0, "", factory),))
        out.metadata, out.extra = attrs.get("metadata"), attrs.get("json_schema_extra")
        out.alias = _named(attrs, "serialization_alias", "alias")
        out.given_as, out.given_otherwise = _accepted(m, attrs)
        out.given = attrs.get("init") != Const(False)
        out.shown = attrs.get("repr") != Const(False)
        out.compared = attrs.get("compare", attrs.get("eq")) != Const(False)
        out.excluded = attrs.get("exclude") == Const(True)
        if "converter" in attrs:  # of attrs: defaults go through it, too
            out.functions.append(("converter", attrs["converter"]))
        out.checked = attrs.get("validate_default") == Const(True)
        out.keyword_only = keyword_only or attrs.get("kw_only") == Const(True)
    return out


def _accepted(m: Machine, attrs: dict[Any, Value]) -> tuple[tuple[str, ...], Deps]:
    """The names by which a field is given besides its own, and why there may be others (`AliasChoices`)."""
    said = next((attrs[key] for key in ("validation_alias", "alias") if attrs.get(key, NONE) != NONE), None)
    if said is None:
        return (), NO_DEPS
    seq = m.as_seq(said)
    parts = [value for value, _ in seq.items] if seq is not None else [said]
    names = tuple(v.value for v in parts if isinstance(v, Const) and isinstance(v.value, str))
    if len(names) == len(parts):
        return names, NO_DEPS
    return names, deps_of(said) or m.unknown(DepKind.BOUND, "the names by which a field of a model is given").deps


def _named(attrs: dict[Any, Value], *keys: str) -> str | None:
    """The first of these that is a constant text."""
    found = (attrs.get(key) for key in keys)
    return next((v.value for v in found if isinstance(v, Const) and isinstance(v.value, str)), None)
