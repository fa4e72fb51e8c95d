"""Functions that a queue, a scheduler or a framework calls later: `job.delay(x)`, `queue.enqueue(job, x)`."""

from __future__ import annotations

from functools import partial

from checker.code.execution.calls.calls import call, summary_of
from checker.code.execution.calls.tasks import as_task, in_thread, in_worker
from checker.code.execution.frameworks import afterwards, task_hooks
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Function, Partial, Unknown, Value
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def queued(m: Machine, function: Function, name: str, args: list[Arg], node: Node) -> Value:
    """`job.delay(...)`, `job.apply_async(args, kwargs)`: the function runs with these arguments, in a worker that may
    well be another process: what context variables hold here is in doubt there."""
    words = m.program.catalogue.words
    given = _whole(args) if name in words("queued_whole") else args
    m.queued_at.append(len(m.frames))
    try:
        sent = partial(task_hooks.sent, m, name, lambda: call(m, function, given, node), function)
        result = sent() if name in words("queued_here") else in_worker(m, sent, node)
    finally:
        m.queued_at.pop()
    if name not in words("queued_signatures"):
        return result
    return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node)


def _whole(args: list[Arg]) -> list[Arg]:
    """Positional and keyword arguments as a list and a mapping, by position or as `args` and `kwargs`."""
    positional = [v for kind, _, v in args if kind == 0]
    named = {name: v for kind, name, v in args if kind == 1}
    first = named.get("args", positional[0] if positional else NONE)
    second = named.get("kwargs", positional[1] if len(positional) > 1 else NONE)
    out: list[Arg] = [(2, "", first)] if first != NONE else []
    return [*out, (3, "", second)] if second != NONE else out


def forward(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """`background.add_task(job, x)`, `queue.enqueue(job, x)`, `scheduler.add_job(job, args=[x])`; None: what is given
    is no function of the project."""
    at = next((i for i, (kind, _, v) in enumerate(args) if kind == 0 and isinstance(v, (Function, Partial))), None)
    if at is None:
        return None
    function = args[at][2]
    named = {word: v for kind, word, v in args[at + 1 :] if kind == 1}
    words = m.program.catalogue.words
    if name in words("forwards_whole") or "args" in named or "kwargs" in named:
        given = _whole([(1, word, v) for word, v in named.items()])
    else:
        given = [a for a in args[at + 1 :] if a[0] != 1 or _takes(m, function, a[1])]
    if name in words("forwards_afterwards"):
        afterwards.call_later(m, function, given, node)
    elif name in words("forwards_elsewhere"):
        in_thread(m, function, given, node)
    else:
        as_task(m, call(m, function, given, node), node)
    return m.unknown(DepKind.RESULT, f"the result of `.{name}()`", node) if m.st is not None else Unknown()


def _takes(m: Machine, function: Value, word: str) -> bool:
    """Whether a keyword is the function's, not the queue's own (`job_timeout=`)."""
    while isinstance(function, Partial):
        function = function.function
    if not isinstance(function, Function):
        return True
    return any(p.kind == 4 or (p.kind in (1, 3) and p.name == word) for p in summary_of(function).params)
