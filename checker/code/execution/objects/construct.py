"""Objects of the project's classes: what calling a class gives, through its metaclass, `__new__` and `__init__`."""

from __future__ import annotations

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.calls import CALLS, call
from checker.code.execution.calls.destructors import note_destructor
from checker.code.execution.calls.escapes import escape
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.classes import ClassInfo, FieldInfo
from checker.code.execution.objects.enums import member_of
from checker.code.execution.objects.fields import fill_fields
from checker.code.execution.values import NO_DEPS, Class, Descriptor, Function, Ref, Unknown, Value
from checker.code.source.summary import Node
from checker.code.wire import makes
from checker.code.wire.fates import made


def instantiate(m: Machine, cls: Class, args: list[Arg], node: Node) -> Value:
    """`cls(*args)`."""
    info = classes.info_of(m, cls)
    if info.style == "enum":
        return member_of(m, cls, args, node)
    if info.style == "typeddict":
        bound = bind_arguments(m, args)
        ref = m.new_dict(node)
        from checker.code.execution.expressions.merging import merge_into

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
    mark = m.program.last_id
    ref = _bare(m, cls, node)
    made_object = initialise(m, ref, cls, args, node)
    note_destructor(m, ref, mark, node)
    return made_object


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
    """Run `__init__`, or fill the fields of a data class or model; gives the object, where it comes to be."""
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
        from checker.code.library import stored_items
        from checker.code.library.builtin_functions import make_dict

        own = m.own(ref)
        own.kind = "instance"
        given = make_dict(m, args, node)
        own.data = given
        stores = stored_items.storing(m, own)
        if stores is not None and m.st is not None:
            m.own(ref).data = m.new_dict(node)
            stored_items.store(m, ref, stores, given, node)
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
