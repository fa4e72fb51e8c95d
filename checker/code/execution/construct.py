"""Classes and their objects: what a class statement makes, and what calling a class gives."""

from __future__ import annotations

from typing import Any

from checker.code.execution import classes, metaclasses
from checker.code.execution.arguments import bind_arguments
from checker.code.execution.calls import CALLS, call, call_method
from checker.code.execution.classes import ClassInfo, FieldInfo
from checker.code.execution.escapes import escape
from checker.code.execution.fields import fill_fields
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.validators import functions_of
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import ClassSummary, Node
from checker.code.wire import makes
from checker.code.wire.fates import made

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
        m.run_block(summary.body)
    if m.st is None:
        return Unknown()
    done = m.live.get(body.env)
    assert isinstance(done, Instance)
    final = m.live.own(id)
    final.attrs = dict(done.attrs)
    m.program.members.intercepts = m.program.members.intercepts or "__getattribute__" in final.attrs
    info.style = _style(m, info, summary)
    _shape(m, cls, info, summary, final)
    _name_descriptors(m, cls, final)
    if any(isinstance(b, Class) for b in bases) or meta is not None:
        metaclasses.through_metaclass(m, cls, summary, bases)
    value: Value = cls
    for decorator in reversed(summary.decorators):
        function = m.eval(decorator)
        if m.st is None:
            return cls
        if isinstance(function, (Function, Class)):
            result = call(m, function, [(0, "", value)], ("call", summary.pos, summary.pos, decorator, ()))
            value = result if isinstance(result, (Class, Function, Ref, Partial)) else value
    _notify_bases(m, cls, summary)
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
            return "dataclass"
    if any(isinstance(b, Class) and classes.info_of(m, b).style == "dataclass" for b in info.bases):
        return "dataclass"
    return "plain"


def _shape(m: Machine, cls: Class, info: ClassInfo, summary: ClassSummary, holder: Instance) -> None:
    if info.style == "enum":
        _members(m, cls, info, holder)
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
        fields[name] = _field(m, name, annotation, slot[0] if slot is not None else None, keyword_only)
        if info.style in ("pydantic", "settings"):
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


def _field(m: Machine, name: str, annotation: Node, default: Value | None, keyword_only: bool) -> FieldInfo:
    out = FieldInfo(name, annotation=annotation, keyword_only=keyword_only, value=default)
    out.init_only = _mentions(annotation, "InitVar")
    inst = m.as_instance(default) if default is not None else None
    if inst is not None and inst.kind == "field":
        attrs = {k: v for k, (v, _) in inst.attrs.items()}
        out.value = attrs.get("default")
        factory = attrs.get("default_factory", attrs.get("factory"))
        if factory is not None:
            out.value = Partial(External("builtins.call"), ((0, "", factory),))
        out.metadata, out.extra = attrs.get("metadata"), attrs.get("json_schema_extra")
        out.alias = _named(attrs, "serialization_alias", "alias")
        out.given_as = _named(attrs, "validation_alias", "alias")
        out.given = attrs.get("init") != Const(False)
        out.shown = attrs.get("repr") != Const(False)
        out.excluded = attrs.get("exclude") == Const(True)
        if "converter" in attrs:  # of attrs: defaults go through it, too
            out.functions.append(("converter", attrs["converter"]))
        out.checked = attrs.get("validate_default") == Const(True)
        out.keyword_only = keyword_only or attrs.get("kw_only") == Const(True)
    return out


def _named(attrs: dict[Any, Value], *keys: str) -> str | None:
    """The first of these that is a constant text."""
    found = (attrs.get(key) for key in keys)
    return next((v.value for v in found if isinstance(v, Const) and isinstance(v.value, str)), None)


def _is_made_by_python(value: Value) -> bool:
    """Whether a partial stands for what a decorator of the standard library made: `functools.partial` is a member."""
    made = value.function if isinstance(value, Partial) else None
    return isinstance(made, External) and made.name.partition(".")[0] in ("builtins", "contextlib", "functools")


def _members(m: Machine, cls: Class, info: ClassInfo, holder: Instance) -> None:
    names = [b.name.rpartition(".")[2] for b in info.bases if isinstance(b, External)]
    text = "str" in names or "StrEnum" in names
    for base in info.bases:
        if isinstance(base, Class):
            text = text or classes.info_of(m, base).mixin == "str"
    info.mixin = "str" if text else ""
    count = 0
    maker = holder.attrs.get("_generate_next_value_") or (classes.find_in_class(m, cls, "_generate_next_value_"), None)
    last = m.new_seq("list", [])
    by_value: dict[Any, Ref] = {}  # a second name for a value is another name of the same member
    for name, (value, _) in list(holder.attrs.items()):
        if name.startswith("_") or isinstance(value, (Function, Descriptor, Class)) or _is_made_by_python(value):
            continue
        count += 1
        inst = m.as_instance(value)
        if (isinstance(value, External) and value.name == "enum.auto") or (inst is not None and inst.kind == "auto"):
            value = _next_value(m, maker[0], name, count, last, name.lower() if text else count)
        m.own(last).items.append((value, None))
        if isinstance(value, Const) and value.value in by_value:
            holder.attrs[name] = (by_value[value.value], None)
            continue
        member = Instance("member", cls)
        member.attrs = {"value": (value, None), "name": (Const(name), None), "_value_": (value, None)}
        member.data = "str" if text else "plain"
        ref = m.add(member)
        holder.attrs[name] = (ref, None)
        if isinstance(value, Const):
            by_value[value.value] = ref
        init = classes.find_in_class(m, cls, "__init__")
        if isinstance(init, Function) and m.st is not None:
            before = m.live.fork()
            given: Arg = (2, "", value) if m.as_seq(value) is not None else (0, "", value)
            call(m, init.bound(ref), [given], ("unknown", 1 << 16))
            if m.st is None:
                m.st = before


def _next_value(m: Machine, maker: Value | None, name: str, count: int, last: Ref, otherwise: str | int) -> Value:
    """What `auto()` stands for: the class's `_generate_next_value_` says it, where there is one."""
    function = maker.function if isinstance(maker, Descriptor) else maker
    if not isinstance(function, Function):
        return Const(otherwise)
    before = m.live.fork()
    given: list[Arg] = [(0, "", v) for v in (Const(name), Const(1), Const(count - 1), last)]
    value = call(m, function, given, ("unknown", 1 << 16))
    if m.st is None:
        m.st = before
        return Const(otherwise)
    return value


# -- objects ----------------------------------------------------------------------------------------------------------


def instantiate(m: Machine, cls: Class, args: list[Arg], node: Node) -> Value:
    """`cls(*args)`."""
    info = classes.info_of(m, cls)
    if info.style == "enum":
        return _member_of(m, cls, args, node)
    if info.style == "typeddict":
        bound = bind_arguments(m, args)
        ref = m.new_dict(node)
        from checker.code.execution.merging import merge_into

        for value in bound.positional:
            merge_into(m, ref, value, node)
        if m.st is None:
            return Unknown()
        obj = m.own(ref)
        obj.keys.update(bound.keywords)
        if bound.open is not None:
            obj.open = (obj.open or NO_DEPS) | bound.open
        return ref
    maker = _metaclass_call(m, cls)
    if maker is not None:
        return call(m, maker.bound(cls), args, node)
    return make_object(m, cls, args, node)


def _metaclass_call(m: Machine, cls: Class) -> Function | None:
    """`__call__` of the project's metaclass, unless it runs for this class: it then asks for the object itself."""
    meta = classes.metaclass_of(m, cls)
    found = classes.find_in_class(m, meta, "__call__") if meta is not None else None
    if not isinstance(found, Function):
        return None
    running = any(f.function is not None and f.function.id == found.id and f.receiver == cls for f in m.frames)
    return None if running else found


def make_object(m: Machine, cls: Class, args: list[Arg], node: Node) -> Value:
    """`type.__call__`: `__new__`, then `__init__`."""
    meta = classes.find_in_class(m, cls, "__new__")
    if isinstance(meta, (Function, Descriptor)):
        return _through_new(m, cls, meta, args, node)
    ref = _bare(m, cls, node)
    return initialise(m, ref, cls, args, node)


def _bare(m: Machine, cls: Class, node: Node) -> Ref:
    ref = m.add(Instance("instance", cls, m.here(node)))
    makes.attach(m, ref, cls, None, node)
    return ref


def _through_new(m: Machine, cls: Class, function: Value, args: list[Arg], node: Node) -> Value:
    inner = function.function if isinstance(function, Descriptor) else function
    made = call(m, inner, [(0, "", cls), *args], node)
    if m.st is None:
        return Unknown()
    init = classes.find_in_class(m, cls, "__init__")

    def finish(value: Value) -> Value:
        inst = m.as_instance(value)
        if init is not None and isinstance(value, Ref) and inst is not None and inst.cls == cls:
            return initialise(m, value, cls, args, node)
        return value

    return m.each(made, finish)


def initialise(m: Machine, ref: Ref, cls: Class, args: list[Arg], node: Node) -> Value:
    info = classes.info_of(m, cls)
    init = classes.find_in_class(m, cls, "__init__")
    if init is not None:
        bound = classes.bind(m, init, ref, cls)
        call(m, bound, args, node)
        m.captured(cls, ref, node)
        made(m, ref)
        return ref if m.st is not None else Unknown()
    if info.style in ("dataclass", "pydantic", "namedtuple", "settings"):
        fill_fields(m, ref, cls, info, bind_arguments(m, args), node)
        m.captured(cls, ref, node)
        made(m, ref)
        return ref if m.st is not None else Unknown()
    inst = m.as_instance(ref)
    if inst is not None and inst.client is not None:
        makes.base_constructor(m, ref, args, node)
    elif classes.external_base(m, cls) is not None:
        _library_object(m, ref, cls, args, node)
    m.captured(cls, ref, node)
    made(m, ref)
    return ref


def _library_object(m: Machine, ref: Ref, cls: Class, args: list[Arg], node: Node) -> None:
    """An object whose constructor belongs to a library: a mapping for dict subclasses, else taken as it is."""
    base = classes.external_base(m, cls)
    if base is not None and base.name in classes.MAPPINGS:
        from checker.code.library.builtin_functions import make_dict

        own = m.own(ref)
        own.kind = "instance"
        given = make_dict(m, args, node)
        own.data = given
        stores = classes.find_in_class(m, cls, "__setitem__")
        if isinstance(stores, Function) and base.name == "collections.UserDict" and m.st is not None:
            m.own(ref).data = m.new_dict(node)
            held = m.as_dict(given)
            for key, (value, _) in held.keys.items() if held is not None else ():
                if m.st is not None:
                    call(m, classes.bind(m, stores, ref, cls), [(0, "", Const(key)), (0, "", value)], node)
        return
    if base is not None and base.name in ("types.SimpleNamespace", "argparse.Namespace"):
        bound = bind_arguments(m, args)
        own = m.own(ref)
        own.attrs.update(bound.keywords)
        own.open = bound.open
        return
    if (base is not None and base.name == "builtins.BaseException") or (
        base is not None and base.name.endswith(("Error", "Exception"))
    ):
        return
    escape(m, args, node, base.name if base is not None else "")


def _member_of(m: Machine, cls: Class, args: list[Arg], node: Node) -> Value:
    """`Colour("red")`: the member with that value."""
    wanted = args[0][2] if args else NONE
    holder = m.live.get(cls.id)
    assert isinstance(holder, Instance)
    for value, _ in holder.attrs.values():
        inst = m.as_instance(value)
        if inst is not None and inst.kind == "member" and inst.attrs["value"][0] == wanted:
            return value
    decides = deps_of(wanted)
    if classes.find_in_class(m, cls, "_missing_") is None:
        m.may_raise(decides)  # ValueError
    members = [(v, decides) for v, _ in holder.attrs.values() if is_member(m, v)] if decides else []
    return choose(members) if members else Unknown(decides, True)


def is_member(m: Machine, value: Value) -> bool:
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "member"


def named_tuple(m: Machine, name: str, names: list[str], defaults: list[Value], node: Node) -> Value:
    """`collections.namedtuple(...)` and `typing.NamedTuple(...)` as a call."""
    id = m.program.new_id()
    holder = Instance("class")
    info = ClassInfo(name, m.frame.module, -1, style="namedtuple")
    info.fields = [FieldInfo(n) for n in names]
    for f, value in zip(reversed(info.fields), reversed(defaults), strict=False):
        f.value = value
    holder.data = info
    m.live.add(id, holder)
    return Class(id)


CALLS[Class] = instantiate
