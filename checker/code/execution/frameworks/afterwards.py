"""What frameworks do when the function that they call has ended: answers that are sent bit by bit read their
generators, background tasks run.

Facts: https://www.starlette.io/responses/#streamingresponse, https://www.starlette.io/background/,
https://flask.palletsprojects.com/en/stable/patterns/streaming/,
https://docs.djangoproject.com/en/stable/ref/request-response/#streaminghttpresponse-objects
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.code.execution.calls.calls import summary_of
from checker.code.execution.calls.tasks import Later
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Partial, Ref, Value, alternatives
from checker.code.source.summary import Node

# Frameworks that call a plain function in a thread with a copy of the context variables: what it sets stays there.
_IN_THREADS = ("fastapi", "starlette", "sse_starlette")


def read_later(m: Machine, name: str, args: list[Arg], node: Node) -> bool:
    """`StreamingResponse(rows())`: the generators among the arguments run at the end of what the framework calls. False
    where there is none."""
    found = [ref for _, _, value in args for ref in _generators(m, value)]
    for ref in found:
        _at_the_end(m, ref, name.partition(".")[0] in _IN_THREADS, node)
    return bool(found)


def call_later(m: Machine, function: Value, args: list[Arg], node: Node) -> None:
    """`tasks.add_task(send, text)`, `BackgroundTask(send, text)` of Starlette."""
    _at_the_end(m, Partial(function, tuple(args)), True, node)


def _generators(m: Machine, value: Value) -> Iterator[Ref]:
    for inner, _ in alternatives(value):
        inst = m.as_instance(inner)
        if isinstance(inner, Ref) and inst is not None and inst.kind == "generator":
            yield inner


def _at_the_end(m: Machine, value: Ref | Partial, in_threads: bool, node: Node) -> None:
    """Of the outermost function; of none in a module's body: at once."""
    if m.st is None:
        return
    frame = next((f for f in m.frames if f.function is not None), None)
    context = _outside(m, frame) if in_threads and frame is not None else None
    later = Later(value, context, m.frame.module, node)
    if frame is None:
        later.run(m)
        return
    made = Instance("future")
    made.data = later
    frame.tasks.append(m.add(made).id)


def _outside(m: Machine, frame: Frame) -> dict[int, Any] | None:
    """The context variables as they were before a plain function that a thread runs; None where they are one."""
    assert frame.function is not None
    if frame.called_from is not None or m.closed_world or summary_of(frame.function).is_async:
        return None
    return frame.context
