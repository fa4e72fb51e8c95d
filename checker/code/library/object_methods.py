"""Methods of objects, by the kind of object: models and records, and what libraries give (stacks, clients, text)."""

from __future__ import annotations

import string
from collections.abc import Callable

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call, call_method
from checker.code.execution.calls.escapes import escape
from checker.code.execution.expressions.texts import concat
from checker.code.execution.frameworks.commands import on_context
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.statements.with_blocks import enter_on_stack, keep_callback, unwind
from checker.code.execution.values import NO_DEPS, NONE, Class, Const, Method, Ref, Unknown, Value, deps_of
from checker.code.library import stored_items
from checker.code.library.chain_maps import on_chain
from checker.code.library.command_lines import on_parser
from checker.code.library.concurrent_methods import on_executor, on_future, on_generator, on_loop, on_scope, on_thread
from checker.code.library.context_variables import on_context_variable
from checker.code.library.dispatchers import on_dispatcher
from checker.code.library.mapping_methods import MAPPING_METHODS
from checker.code.library.model_copies import copied_record, model_copy
from checker.code.library.model_dumps import dump
from checker.code.library.regular_expressions import on_match, on_pattern
from checker.code.library.signatures import on_bound_arguments, on_signature
from checker.code.library.written_data import on_sections
from checker.code.library.written_rows import is_file, on_text_file, on_written
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import clients


def on_instance(m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node) -> Value:
    """`object.name(...)` where the class of the object has no such method in the project: by the kind of object, else
    it may do anything to what it is given."""
    function = _KINDS.get(obj.kind)
    if function is not None:
        found = function(m, ref, obj, name, args, bound, node)
        if found is not None:
            return found
    if obj.kind == "instance" and isinstance(obj.cls, Class):
        return on_project_object(m, ref, obj, name, args, bound, node)
    if obj.open is not None:
        m.blocked.add(name)
    escape(m, args, node, opaque=obj.open or NO_DEPS)
    return Unknown(obj.open or m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node).deps)


def on_project_object(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value:
    """A method that the project's class takes over from a library: of models, named tuples, mappings."""
    assert isinstance(obj.cls, Class)
    info = classes.info_of(m, obj.cls)
    if info.style == "pydantic" or info.style == "settings":
        if name in ("model_dump", "dict"):
            return dump(m, ref, obj, bound, node)
        if name in ("model_copy", "copy"):
            return model_copy(m, obj, bound)
        if name in ("model_dump_json", "json"):
            holder = Instance("json")
            holder.data = dump(m, ref, obj, bound, node)
            return m.add(holder)
    if info.style == "namedtuple":
        if name == "_asdict":
            return m.new_dict(node, {f.name: obj.attrs[f.name][0] for f in info.fields if f.name in obj.attrs})
        if name == "_replace":
            made = obj.copy()
            made.attrs.update(bound.keywords)
            return m.add(made)
    stored = stored_items.by_own_item(m, ref, obj, name, args, node)
    if stored is not None:
        return stored
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        return call(m, Method(obj.data, name), args, node)
    if obj.client is not None and name in ("__enter__", "__aenter__"):
        return ref
    base = classes.external_base(m, obj.cls)
    if base is not None and base.name == "threading.Thread" and name == "start":
        return call_method(m, ref, "run", [], node)
    escape(m, args, node)
    return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node)


def _on_holder(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Records and mapping-like objects: their mapping's methods."""
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        if name in ("model_dump", "dict", "to_dict"):
            return obj.data
        if name in ("model_copy", "copy") and obj.kind == "record":
            return copied_record(m, obj, obj.data, bound)
        if obj.kind == "record" and name not in MAPPING_METHODS:  # the SDK's own, which gives another record
            return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node)
        return call(m, Method(obj.data, name), args, node)
    return None


def _on_member(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    slot = obj.attrs.get("value")
    if slot is not None and obj.data == "str":
        return call(m, Method(slot[0], name), args, node)
    return None


def _on_command_context(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    return on_context(m, ref, obj, name, args, node)


def _on_client(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    from checker.code.execution.values import ClientPath

    return clients.call_path(m, ClientPath(ref.id, (name,)), args, node)


def _on_stack(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """contextlib.ExitStack."""
    if name in ("enter_context", "enter_async_context", "push") and bound.positional:
        return m.each(bound.positional[0], lambda manager: enter_on_stack(m, ref, manager, node))
    if name in ("callback", "push_async_callback") and args and args[0][0] == 0:
        keep_callback(m, ref, args[0][2], args[1:])
        return args[0][2]
    if name in ("close", "aclose", "__exit__", "__aexit__"):
        unwind(m, ref, node)
    if name == "pop_all":
        moved = Instance("stack")
        moved.data = obj.data
        m.own(ref).data = ()
        return m.add(moved)
    if name in ("__enter__", "__aenter__"):
        return ref
    return NONE


def _on_mock(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A mock's attributes are mocks: nothing that is called on them leaves the process."""
    return m.add(Instance("mock"))


def _on_request(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """What an SDK hands to a hook: its options can be copied."""
    return model_copy(m, obj, bound) if name in ("model_copy", "copy") else None


def _on_json(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Text that json.dumps() made: its content is known as long as it is only encoded."""
    if is_file(obj):
        return on_written(m, ref, obj, name, node)
    return ref if name in ("encode", "decode", "strip") else None


def _on_template(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`string.Template("job-$n").substitute(n=1)`: the text between the placeholders is known."""
    if name not in ("substitute", "safe_substitute"):
        return None
    if not isinstance(obj.data, Const) or not isinstance(obj.data.value, str):
        return Unknown(deps_of(obj.data))
    values: dict[str, Value] = {k: v for k, (v, _) in bound.keywords.items()}
    for value in bound.positional:
        inner = m.as_dict(value)
        if inner is not None:
            values = {**{k: v for k, (v, _) in inner.keys.items() if isinstance(k, str)}, **values}
    parts: list[Value] = []
    end = 0
    for found in string.Template.pattern.finditer(obj.data.value):
        parts.append(Const(obj.data.value[end : found.start()]))
        key = found["named"] or found["braced"]
        if key and key not in values and bound.open is None and name == "safe_substitute":
            parts.append(Const(found.group()))  # left as it is
        else:
            parts.append(values.get(key, Unknown(bound.open or NO_DEPS)) if key else Const("$"))
        end = found.end()
    return concat([*parts, Const(obj.data.value[end:])])


def _on_class_of_path(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A function of an SDK's class, called with the object whose method it is."""
    return call_method(m, args[0][2], name, args[1:], node) if args and args[0][0] == 0 else None


_KINDS: dict[str, Callable[[Machine, Ref, Instance, str, list[Arg], Arguments, Node], Value | None]] = {
    "context": on_context_variable,
    "executor": on_executor,
    "group": on_executor,
    "future": on_future,
    "thread": on_thread,
    "generator": on_generator,
    "record": _on_holder,
    "mapping": _on_holder,
    "chain": on_chain,
    "parser": on_parser,
    "member": _on_member,
    "client": _on_client,
    "stack": _on_stack,
    "loop": on_loop,
    "scope": on_scope,
    "dispatcher": on_dispatcher,
    "class of a path": _on_class_of_path,
    "mock": _on_mock,
    "json": _on_json,
    "request": _on_request,
    "template": _on_template,
    "sections": on_sections,
    "text file": on_text_file,
    "command context": _on_command_context,
    "pattern": on_pattern,
    "match": on_match,
    "signature": on_signature,
    "bound arguments": on_bound_arguments,
}
