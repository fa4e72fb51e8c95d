"""Functions of the standard library that run others: threads, executors, tasks."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.calls.gathering import run_together
from checker.code.execution.calls.tasks import as_task, context_snapshot, empty_context, finish, start_task
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.frameworks import afterwards
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Const,
    Partial,
    Ref,
    Unknown,
    Value,
)
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def executor(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A pool of concurrent.futures: `max_workers` and one more parameter before the initializer."""
    return _pool(m, bound, 2)


def process_pool(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A pool of multiprocessing: `processes` before the initializer."""
    return _pool(m, bound, 1)


def _pool(m: Machine, bound: Arguments, position: int) -> Value:
    """`data`: what is called first in each worker."""
    out = Instance("executor")
    initializer = bound.get(position, "initializer")
    if initializer is not None and initializer != NONE:
        given = bound.get(position + 1, "initargs")
        out.data = Partial(initializer, ((2, "", given),) if given is not None else ())
    return m.add(out)


def thread(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    timer = (isinstance(bound.get(0, "interval"), Const) and "function" in bound.keywords) or len(bound.positional) > 1
    target = bound.keywords.get("target", (None, None))[0] or (bound.keywords.get("function", (None, None))[0])
    if target is None and len(bound.positional) > 1:
        target = bound.positional[1]
    call_args: list[Arg] = []
    given = bound.keywords.get("args")
    if given is not None:
        call_args.append((2, "", given[0]))
    elif timer and len(bound.positional) > 2:
        call_args.append((2, "", bound.positional[2]))
    extra = bound.keywords.get("kwargs")
    if extra is not None and extra[0] != NONE:
        call_args.append((3, "", extra[0]))
    out = Instance("thread")
    out.data = (target, tuple(call_args))
    return m.add(out)


def run_now(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """asyncio.run, loop.run_until_complete, wait_for: the coroutine is run and gives its result."""
    return as_task(m, bound.positional[0], node) if bound.positional else NONE


def task(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return start_task(m, bound.positional[0], node) if bound.positional else NONE


def anyio_run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not bound.positional:
        return NONE
    made = call(m, bound.positional[0], [(0, "", v) for v in bound.positional[1:]], node)
    return as_task(m, made, node)


def gather(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    results = run_together(m, list(bound.positional), bound.rest, node)
    if m.st is None:
        return Unknown()
    made = Instance("gathered")
    made.data = m.new_seq("list", results)
    return m.add(made)


def as_completed(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not bound.positional:
        return Unknown()
    out = Seq("list")
    for value, have in elements(m, bound.positional[0]):
        if m.st is not None:
            inst = m.as_instance(value)
            item = value if inst is not None and inst.kind == "future" else as_task(m, value, node)
            out.items.append((item, have))
    return m.add(out) if m.st is not None else Unknown()


def wait(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`asyncio.wait`: the tasks that are done, and those that are not, of which there are some only where it does not
    wait for all."""
    if not bound.positional:
        return Unknown()
    early = bound.get(1, "timeout") not in (None, NONE) or "return_when" in bound.keywords
    doubt = m.unknown(DepKind.DATA, "which tasks are done first", node).deps if early else None
    done, pending = Seq("set"), Seq("set")
    for value, have in elements(m, bound.positional[0]):
        if m.st is None:
            return Unknown()
        inst = m.as_instance(value)
        if inst is not None and inst.kind == "future" and isinstance(value, Ref):
            finish(m, value)
        presence = have if doubt is None else doubt | (have or NO_DEPS)
        done.items.append((value, presence))
        if doubt is not None:
            pending.items.append((value, presence))
    if m.st is None:
        return Unknown()
    made = Instance("gathered")
    made.data = m.new_seq("tuple", [m.add(done), m.add(pending)])
    return m.add(made)


def to_thread(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not args:
        return NONE
    return as_task(m, call(m, args[0][2], args[1:], node), node)


def background_task(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if args:
        afterwards.call_later(m, args[0][2], args[1:], node)
    return m.unknown(DepKind.RESULT, "a background task", node)


def task_group(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`attrs`: the tasks that it has started; they have run at the end of its block."""
    return m.add(Instance("group"))


def event_loop(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("loop"))


def copied_context(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("scope")
    made.data = context_snapshot(m)
    return m.add(made)


def new_context(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("scope")
    made.data = empty_context(m)
    return m.add(made)


MODELS: dict[str, Model] = {
    "contextvars.copy_context": copied_context,
    "contextvars.Context": new_context,
    "concurrent.futures.ThreadPoolExecutor": executor,
    "concurrent.futures.ProcessPoolExecutor": executor,
    "concurrent.futures.thread.ThreadPoolExecutor": executor,
    "concurrent.futures.as_completed": as_completed,
    "multiprocessing.Pool": process_pool,
    "multiprocessing.pool.ThreadPool": process_pool,
    "multiprocessing.dummy.Pool": process_pool,
    "threading.Thread": thread,
    "threading.Timer": thread,
    "multiprocessing.Process": thread,
    "asyncio.run": run_now,
    "asyncio.wait_for": run_now,
    "asyncio.shield": run_now,
    "asyncio.run_coroutine_threadsafe": run_now,
    "asyncio.Runner": event_loop,
    "asyncio.ensure_future": task,
    "asyncio.create_task": task,
    "asyncio.gather": gather,
    "asyncio.as_completed": as_completed,
    "asyncio.wait": wait,
    "asyncio.to_thread": to_thread,
    "asyncio.TaskGroup": task_group,
    "asyncio.get_event_loop": event_loop,
    "asyncio.get_running_loop": event_loop,
    "asyncio.new_event_loop": event_loop,
    "anyio.run": anyio_run,
    "anyio.create_task_group": task_group,
    "anyio.to_thread.run_sync": to_thread,
    "anyio.from_thread.run": to_thread,
    "anyio.from_thread.run_sync": to_thread,
    "trio.run": anyio_run,
    "starlette.background.BackgroundTask": background_task,
    "fastapi.background.BackgroundTask": background_task,
    "starlette.concurrency.run_in_threadpool": to_thread,
    "fastapi.concurrency.run_in_threadpool": to_thread,
}
