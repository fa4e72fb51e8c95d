"""Methods of what runs code beside the rest: executors and pools, futures, threads, event loops, contexts."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.calls.closing import close_generator
from checker.code.execution.calls.pooled import submit
from checker.code.execution.calls.tasks import (
    as_task,
    finish,
    finish_all,
    in_scope,
    in_thread,
    run_generator,
    start_task,
)
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, Partial, Ref, Unknown, Value, choose
from checker.code.source.summary import Node


def on_executor(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Executors, pools and task groups."""
    if name in ("submit", "apply_async", "apply", "start_soon", "spawn", "run_sync") and bound.positional:
        rest = _handed_on(m, name, bound)
        in_pool = name in ("submit", "apply_async", "apply")  # run_sync and start_soon hand the context on
        if in_pool:
            return submit(m, ref, bound.positional[0], rest, node, obj.data)
        return _future(m, as_task(m, call(m, bound.positional[0], rest, node), node))
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
        task = start_task(m, bound.positional[0], node)
        if obj.kind == "group" and isinstance(task, Ref):
            m.own(ref).attrs[str(task.id)] = (task, None)
        return task
    if name in ("__enter__", "__aenter__"):
        return ref
    if name in ("shutdown", "close", "join", "__exit__", "terminate"):
        if name in ("shutdown", "join", "__exit__"):
            finish_all(m, obj)
        return NONE
    return None


def _handed_on(m: Machine, name: str, bound: Arguments) -> list[Arg]:
    """The arguments that an executor's method gives to the function it runs."""
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
    return rest


def _future(m: Machine, result: Value) -> Value:
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = result
    return m.add(future)


def on_future(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """What a task gives, once it has run."""
    if name in ("result", "get", "__await__"):
        return finish(m, ref)
    if name == "add_done_callback" and bound.positional:
        finish(m, ref)
        call(m, bound.positional[0], [(0, "", ref)], node)
        return NONE
    return NONE if name in ("cancel", "done") else None


def on_thread(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`threading.Thread`: its function runs at `start`, and has run at `join`."""
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


def on_generator(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`send` and `next` of a generator."""
    if name in ("send", "__next__", "__anext__", "asend"):
        items = run_generator(m, ref)
        return choose([(v, NO_DEPS) for v, _ in items]) if items else Unknown()
    if name in ("close", "aclose", "throw", "athrow"):
        close_generator(m, ref, obj.data, node, goes_on="throw" in name)
        return NONE if "close" in name else Unknown()
    return None


def on_loop(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """An event loop."""
    if name == "run_in_executor" and len(args) > 1:
        pool = m.as_instance(args[0][2])
        initializer = pool.data if pool is not None and pool.kind == "executor" else None
        return submit(m, None, args[1][2], args[2:], node, initializer)
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


def on_scope(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`contextvars.Context`: `data` holds the context variables as they were."""
    if name == "run" and args:
        return in_scope(m, ref, args[0][2], args[1:], node)
    return m.add(obj.copy()) if name == "copy" else None
