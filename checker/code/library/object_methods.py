"""Methods of objects: models and records, and what the standard library gives (executors, threads, futures, loops)."""

from __future__ import annotations

import string
from collections.abc import Callable

from checker.code.execution import annotated_types, classes
from checker.code.execution.arguments import Arguments
from checker.code.execution.calls import call, summary_of
from checker.code.execution.commands import on_context
from checker.code.execution.escapes import escape
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.operators import concat
from checker.code.execution.sequences import elements
from checker.code.execution.tasks import as_task, finish, in_scope, in_thread, run_generator, start_task
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
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
from checker.code.execution.with_blocks import enter_on_stack, keep_callback, unwind
from checker.code.library.chain_maps import on_chain
from checker.code.library.command_lines import on_parser
from checker.code.library.containers import MAPPING_METHODS
from checker.code.library.context_variables import on_context_variable
from checker.code.library.library_data import copy_value
from checker.code.library.model_dumps import dump
from checker.code.library.regular_expressions import on_match, on_pattern
from checker.code.library.written_data import on_sections
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import clients


def on_instance(m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node) -> Value:
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
            return _model_copy(m, obj, bound)
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
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        return call(m, Method(obj.data, name), args, node)
    if obj.client is not None and name in ("__enter__", "__aenter__"):
        return ref
    base = classes.external_base(m, obj.cls)
    if base is not None and base.name == "threading.Thread" and name == "start":
        from checker.code.execution.calls import call_method

        return call_method(m, ref, "run", [], node)
    escape(m, args, node)
    return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node)


def _model_copy(m: Machine, obj: Instance, bound: Arguments) -> Value:
    made = obj.copy()
    if bound.keywords.get("deep", (NONE, None))[0] == Const(True):
        made.attrs = {k: (copy_value(m, v, 6), have) for k, (v, have) in obj.attrs.items()}
    slot = bound.keywords.get("update")
    inner = m.as_dict(slot[0]) if slot is not None else None
    if inner is not None:
        made.attrs.update({k: v for k, v in inner.keys.items() if isinstance(k, str)})
        given = made.attrs.get("model_fields_set")
        names: list[Value] = [Const(k) for k in inner.keys if isinstance(k, str)]
        if given is not None:
            names += [v for v, _ in elements(m, given[0])]
        made.attrs["model_fields_set"] = (m.new_seq("set", names), None)
    return m.add(made)


def _on_executor(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("submit", "apply_async", "apply", "start_soon", "spawn", "run_sync") and bound.positional:
        rest: list[Arg] = [(0, "", v) for v in bound.positional[1:]]
        if name.startswith("apply"):
            rest = [(2, "", v) for v in bound.positional[1:2]]
            if "args" in bound.keywords:
                rest.append((2, "", bound.keywords["args"][0]))
            if "kwds" in bound.keywords:
                rest.append((3, "", bound.keywords["kwds"][0]))
        else:
            rest += [(1, k, v) for k, (v, _) in bound.keywords.items()]
        if bound.open is not None:
            extra = Dict()
            extra.open = bound.open
            rest.append((3, "", m.add(extra)))
        in_pool = name in ("submit", "apply_async", "apply")  # run_sync and start_soon hand the context on
        if in_pool:
            result = in_thread(m, bound.positional[0], rest, node, obj.data)
        else:
            result = as_task(m, call(m, bound.positional[0], rest, node), node)
        return _future(m, result)
    if name in ("map", "imap", "imap_unordered", "starmap") and bound.positional:
        from checker.code.library.builtin_iteration import map_over

        function = bound.positional[0]
        return map_over(
            m,
            function,
            bound.positional[1:],
            node,
            star=name == "starmap",
            run=lambda given: in_thread(m, function, given, node, obj.data),
        )
    if name == "create_task" and bound.positional:
        return start_task(m, bound.positional[0], node)
    if name in ("__enter__", "__aenter__"):
        return ref
    if name in ("shutdown", "close", "join", "__exit__", "terminate"):
        return NONE
    return None


def _future(m: Machine, result: Value) -> Value:
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = result
    return m.add(future)


def _on_future(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("result", "get", "__await__"):
        return finish(m, ref)
    if name == "add_done_callback" and bound.positional:
        call(m, bound.positional[0], [(0, "", ref)], node)
        return NONE
    return NONE if name in ("cancel", "done") else None


def _on_thread(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("start", "run"):
        target, call_args = obj.data
        if target is not None:
            task = start_task(m, Partial(target, tuple(call_args)), node, thread=True)
            if m.st is not None and isinstance(task, Ref):
                m.own(ref).attrs["task"] = (task, None)
        return NONE
    if name == "join" and "task" in obj.attrs:
        finish(m, obj.attrs["task"][0])  # type: ignore[arg-type]
        return NONE
    return NONE if name in ("join", "is_alive", "cancel") else None


def _on_generator(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("send", "__next__", "__anext__", "asend"):
        items = run_generator(m, ref)
        return choose([(v, NO_DEPS) for v, _ in items]) if items else Unknown()
    return NONE if name in ("close", "aclose") else None


def _on_holder(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Records and mapping-like objects: their mapping's methods."""
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        if name in ("model_dump", "dict", "to_dict"):
            return obj.data
        if name in ("model_copy", "copy") and obj.kind == "record":
            return _copied_record(m, obj, obj.data, bound)
        if obj.kind == "record" and name not in MAPPING_METHODS:  # the SDK's own, which gives another record
            return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node)
        return call(m, Method(obj.data, name), args, node)
    return None


def _copied_record(m: Machine, obj: Instance, held: Ref, bound: Arguments) -> Value:
    """`config.model_copy(update={...})`."""
    made = obj.copy()
    own = m.live.get(held.id).copy()
    assert isinstance(own, Dict)
    given = bound.keywords.get("update")
    update = m.as_dict(given[0]) if given is not None else None
    if update is not None:
        own.keys.update(update.keys)
    if given is not None and (update is None or update.open is not None):
        own.open = (own.open or NO_DEPS) | (update.open if update is not None and update.open else deps_of(given[0]))
    made.data = m.add(own)
    return m.add(made)


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


def _on_loop(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """An event loop."""
    if name == "run_in_executor" and len(args) > 1:
        pool = m.as_instance(args[0][2])
        initializer = pool.data if pool is not None and pool.kind == "executor" else None
        return _future(m, in_thread(m, args[1][2], args[2:], node, initializer))
    if name in ("run_until_complete", "run") and bound.positional:
        return as_task(m, bound.positional[0], node)
    if name == "create_task" and bound.positional:
        return start_task(m, bound.positional[0], node)
    if name in ("call_soon", "call_soon_threadsafe") and args:
        call(m, args[0][2], args[1:], node)
        return NONE
    if name in ("call_later", "call_at") and len(args) > 1:
        call(m, args[1][2], args[2:], node)
        return NONE
    return None


def _on_scope(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`contextvars.Context`: `data` holds the context variables as they were."""
    if name == "run" and args:
        return in_scope(m, ref, args[0][2], args[1:], node)
    return m.add(obj.copy()) if name == "copy" else None


def _on_dispatcher(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """functools.singledispatch's `register`, with or without a type, and `dispatch`."""
    if name == "dispatch" and bound.positional:
        return _dispatched(m, obj, bound.positional[0])
    if name != "register" or not bound.positional:
        return None
    first = bound.positional[0]
    if isinstance(first, (Class, External)):
        if len(bound.positional) < 2:
            return Partial(Method(ref, "register"), ((0, "", first),))
        kind: Value = first
        function = bound.positional[1]
    else:
        kind = _first_annotation(m, first)
        function = first
    own = m.own(ref)
    own.data = (*own.data, (kind, function))
    return function


def _dispatched(m: Machine, obj: Instance, cls: Value) -> Value:
    """The function that objects of a class come to: of several types that fit, the nearest in its order."""
    order = classes.mro(m, cls) if isinstance(cls, Class) else [cls]
    registered = dict(obj.data)
    nearest = next((registered[kind] for kind in order if kind in registered), None)
    if nearest is not None or not isinstance(cls, (Class, External)):
        return nearest or Unknown(deps_of(cls))
    return obj.data[0][1] if isinstance(cls, Class) else choose([(f, NO_DEPS) for _, f in obj.data])


def _first_annotation(m: Machine, function: Value) -> Value:
    if not isinstance(function, Function):
        return Unknown()
    params = [p for p in summary_of(function).params if p.annotation is not None]
    types = annotated_types.annotation_types(m, params[0].annotation, function.module) if params else []
    return types[0] if types else Unknown()


def _on_mock(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A mock's attributes are mocks: nothing that is called on them leaves the process."""
    return m.add(Instance("mock"))


def _on_json(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Text that json.dumps() made: its content is known as long as it is only encoded."""
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


_KINDS: dict[str, Callable[[Machine, Ref, Instance, str, list[Arg], Arguments, Node], Value | None]] = {
    "context": on_context_variable,
    "executor": _on_executor,
    "future": _on_future,
    "thread": _on_thread,
    "generator": _on_generator,
    "record": _on_holder,
    "mapping": _on_holder,
    "chain": on_chain,
    "parser": on_parser,
    "member": _on_member,
    "client": _on_client,
    "stack": _on_stack,
    "loop": _on_loop,
    "scope": _on_scope,
    "dispatcher": _on_dispatcher,
    "mock": _on_mock,
    "json": _on_json,
    "template": _on_template,
    "sections": on_sections,
    "command context": _on_command_context,
    "pattern": on_pattern,
    "match": on_match,
}
