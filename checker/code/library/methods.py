"""Methods of built-in objects: mappings, sequences, text, and the objects that the standard library gives."""

from __future__ import annotations

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.calls import CALLS
from checker.code.execution.calls.escapes import escape
from checker.code.execution.calls.kept_results import forget_results
from checker.code.execution.frameworks import endpoints, task_hooks, web
from checker.code.execution.heap import Dict, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attribute_writes, attributes, classes, metaclasses
from checker.code.execution.objects.partial_keywords import set_state
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.library.builtin_functions import BUILTIN_FUNCTIONS
from checker.code.library.builtin_texts import show_all
from checker.code.library.mapping_methods import from_keys, on_mapping
from checker.code.library.object_methods import on_instance, on_project_object
from checker.code.library.sequence_methods import on_sequence
from checker.code.library.task_queues import forward, queued
from checker.code.library.text_functions import time_as
from checker.code.library.text_methods import KEEPS_FILLED, TESTS, keeps_filled, on_text
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes, clients, makes, shapes
from checker.code.wire.modelled import call_modelled

MAX_DOTS = 5  # of the name of a library's method
_LOGGING = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "log"})


def call_builtin_method(m: Machine, method: Method, args: list[Arg], node: Node) -> Value:
    """A call of a method that no class of the project has."""
    receiver = method.receiver
    if isinstance(receiver, Ref):
        obj = m.live.get(receiver.id)
        bound = bind_arguments(m, args)
        if isinstance(obj, Dict):
            return m.each(receiver, lambda r: on_mapping(m, r, obj, method.name, bound, node))
        if isinstance(obj, Seq):
            return on_sequence(m, receiver, obj, method.name, bound, node)
        return on_instance(m, receiver, obj, method.name, args, bound, node)
    if isinstance(receiver, (Const, Text)):
        return on_text(m, receiver, method.name, bind_arguments(m, args), node)
    if isinstance(receiver, Super):
        return _on_super(m, receiver, method.name, args, node)
    if isinstance(receiver, Method) and isinstance(receiver.receiver, Class) and method.name in _OF_SLOTS and args:
        return _on_slot(m, receiver, method.name, args, node)
    if isinstance(receiver, Partial) and method.name == "__setstate__":
        return set_state(m, receiver)
    if isinstance(receiver, (Unknown, Method)):
        return _on_unknown(m, method, args, node)
    if isinstance(receiver, Class):
        return _on_class(m, receiver, method.name, args, node)
    if isinstance(receiver, Function):
        if method.name == "__call__" or method.name in m.program.catalogue.words("queued"):
            return queued(m, receiver, method.name, args, node)
        if method.name in ("cache_clear", "cache_info", "register"):
            if method.name == "cache_clear":
                forget_results(m, receiver)
            return receiver if method.name != "register" else FILLED
    escape(m, args, node)
    return Unknown(deps_of(receiver))


# -- mappings ---------------------------------------------------------------------------------------------------------


# -- sequences ---------------------------------------------------------------------------------------------------------


# -- text --------------------------------------------------------------------------------------------------------------


# -- unknown receivers -------------------------------------------------------------------------------------------------

_FILLED_RESULTS = frozenset("hex isoformat timestamp total_seconds getpid gethostname hexdigest token_hex".split())


def _on_unknown(m: Machine, method: Method, args: list[Arg], node: Node) -> Value:
    shaped = shapes.of_left_out(m, method, args, node) or shapes.by_shape(m, method, args, node)
    if shaped is not None:
        return shaped
    name = method.name
    forwarded = forward(m, name, args, node) if name in m.program.catalogue.words("forwards") else None
    if forwarded is not None:
        return forwarded
    root: Value = method.receiver
    while isinstance(root, Method):
        root = root.receiver
    deps = deps_of(root)
    header = web.got_header(m, method.receiver, args, node) if name == "get" else None
    if header is not None:
        return header
    if name in endpoints.ADDING:
        endpoints.note_added(m, args)
    if name == "add_middleware" and root is method.receiver:
        web.note_added(m, root, args)
        task_hooks.note_middleware(m, args[0][2] if args else NONE)
    if any(d.is_open for d in deps):
        m.blocked.add(name)
    library = _library_method(deps, name)
    modelled = call_modelled(m, library, args, node) if library else None
    if modelled is not None:
        return modelled
    if name not in _LOGGING:
        escape(m, args, node, library, deps)
    else:
        show_all(m, args, node)
    filled = isinstance(root, Unknown) and root.filled
    if name == "strftime" and args and args[0][0] in (0, 1):
        return time_as(m, args[0][2])
    if name in _FILLED_RESULTS:
        return Unknown(NO_DEPS, True)
    if isinstance(root, Unknown) and filled and name in KEEPS_FILLED:
        return Unknown(deps, keeps_filled(root, name, _constants(args)))
    if filled and name in ("split", "rsplit", "partition", "rpartition", "splitlines"):
        part = Unknown(deps, not deps or (name in ("split", "rsplit") and not args))  # a part of an id is one
        seq = Seq("list", [(part, None)])
        seq.rest, seq.rest_deps = Unknown(deps) if name.endswith("partition") else part, deps
        return m.add(seq)
    if name in TESTS:
        return choose([(Const(True), deps), (Const(False), deps)])
    if name == "get" and len(args) > 1 and args[1][0] == 0:
        return choose([(Unknown(deps), deps), (args[1][2], deps)])
    if library or not deps:
        return m.unknown(DepKind.RESULT, f"the result of `{library or f'.{name}'}()`", node, subject=library)
    return Unknown(deps)


def _constants(args: list[Arg]) -> list[object] | None:
    """The arguments of a call, where they are constants."""
    found = [value.value for _, _, value in args if isinstance(value, Const)]
    return found if len(found) == len(args) else None


def _library_method(deps: Deps, name: str) -> str:
    """The full name of a method of what a library gave: `acme.Session().headers` is `acme.Session.headers`."""
    if len(deps) != 1:
        return ""
    (dep,) = deps
    return f"{dep.subject}.{name}" if dep.kind is DepKind.RESULT and 0 < dep.subject.count(".") < MAX_DOTS else ""


_OF_SLOTS = frozenset({"__get__", "__set__", "__delete__"})


def _on_slot(m: Machine, slot: Method, name: str, args: list[Arg], node: Node) -> Value:
    """`Cls.slot.__set__(object, value)`: as the attribute of the object is read, set or taken away."""
    owner = args[0][2]
    if name == "__get__":
        return attributes.get(m, owner, slot.name, node)
    if name == "__set__" and len(args) > 1:
        attribute_writes.set_attribute(m, owner, slot.name, args[1][2], node)
    elif name == "__delete__" and isinstance(owner, Ref) and m.as_instance(owner) is not None:
        m.own(owner).attrs.pop(slot.name, None)
    return NONE


# -- objects -----------------------------------------------------------------------------------------------------------


def _on_class(m: Machine, cls: Class, name: str, args: list[Arg], node: Node) -> Value:
    info = classes.info_of(m, cls)
    if name in ("model_validate", "parse_obj", "_make", "model_construct") and args:
        bound = bind_arguments(m, args)
        from checker.code.execution.objects.construct import instantiate

        if name == "_make":
            return instantiate(m, cls, [(2, "", bound.positional[0])] if bound.positional else [], node)
        if name == "model_construct":
            return instantiate(m, cls, args, node)
        if classes.is_root_model(m, cls):
            return instantiate(m, cls, [(0, "", v) for v in bound.positional[:1]], node)
        return instantiate(m, cls, [(3, "", bound.positional[0])] if bound.positional else [], node)
    if info.style == "enum" and name == "__members__":
        return Unknown()
    if name == "__new__":
        from checker.code.execution.objects.construct import _bare

        return _bare(m, cls, node)
    if name == "fromkeys":
        return from_keys(m, bind_arguments(m, args), node)
    if name == "__subclasses__":
        from checker.code.execution.objects.subclasses import direct_subclasses

        return direct_subclasses(m, cls, node)
    if name == "mro":
        from checker.code.library.library_introspection import order_of

        return m.new_seq("list", order_of(m, cls))
    base = classes.external_base(m, cls)
    if base is not None:
        from checker.code.library.externals import call_external

        return call_external(m, External(f"{base.name}.{name}"), args, node)
    escape(m, args, node)
    return m.unknown(DepKind.OUTSIDE, f"`{info.name}.{name}` is not found", node)


def _prepared(m: Machine, name: str, args: list[Arg]) -> Value:
    """What an SDK's client makes of a request that a subclass sees on its way: the same."""
    bound = bind_arguments(m, args)
    given = [*bound.positional, *(v for v, _ in bound.keywords.values())]
    request = next((v for v in given if (i := m.as_instance(v)) is not None and i.kind == "request"), None)
    if request is None:
        return Unknown()
    inst = m.as_instance(request)
    return inst.attrs["headers"][0] if inst is not None and name == "_build_headers" else request


def _on_super(m: Machine, receiver: Super, name: str, args: list[Arg], node: Node) -> Value:
    target = receiver.receiver
    if name == "__init__":
        if isinstance(target, Ref):
            _super_init(m, target, args, node)
        return NONE
    if name == "__new__":
        first = args[0][2] if args else target
        if metaclasses.is_metaclass(m, first):
            return metaclasses.type_new(m, args)
        if isinstance(first, Class):
            from checker.code.execution.objects.construct import _bare

            return _bare(m, first, node)
        return Unknown()
    if name == "__call__" and isinstance(target, Class):
        from checker.code.execution.objects.construct import make_object

        return make_object(m, target, args, node)
    if name == "__getattribute__" and args:
        return BUILTIN_FUNCTIONS["getattr"](m, [(0, "", target), *args], node)
    inst = m.as_instance(target)
    if name == "__setattr__" and isinstance(target, Ref) and inst is not None and len(args) == 2:
        if isinstance(args[0][2], Const):
            m.own(target).attrs[str(args[0][2].value)] = (args[1][2], None)
        return NONE
    if inst is not None and inst.client is not None and isinstance(target, Ref):
        if name in client_attributes.PREPARING:
            return _prepared(m, name, args)
        from checker.code.execution.values import ClientPath

        return clients.call_path(m, ClientPath(target.id, (name,)), args, node)
    if inst is not None and isinstance(inst.data, Ref) and m.as_dict(inst.data) is not None:
        return call_builtin_method(m, Method(inst.data, name), args, node)
    if inst is not None and inst.kind == "instance" and isinstance(inst.cls, Class):
        style = classes.info_of(m, inst.cls).style
        if style in ("pydantic", "settings", "namedtuple"):
            return on_project_object(m, target, inst, name, args, bind_arguments(m, args), node)  # type: ignore[arg-type]
    escape(m, [a for a in args if m.as_instance(a[2]) is None], node)
    return m.unknown(DepKind.RESULT, f"the result of `super().{name}()`", node)


def _super_init(m: Machine, target: Ref, args: list[Arg], node: Node) -> None:
    inst = m.as_instance(target)
    if inst is None or not isinstance(inst.cls, Class):
        return
    info = classes.info_of(m, inst.cls)
    if inst.client is not None:
        makes.base_constructor(m, target, args, node)
    elif info.style in ("pydantic", "settings", "dataclass"):
        from checker.code.execution.objects.fields import fill_fields

        fill_fields(m, target, inst.cls, info, bind_arguments(m, args), node)
    else:
        from checker.code.execution.objects.construct import _library_object

        if classes.external_base(m, inst.cls) is not None:
            _library_object(m, target, inst.cls, args, node)


CALLS[Method] = call_builtin_method
