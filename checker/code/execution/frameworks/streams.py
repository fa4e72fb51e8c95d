"""Answers that are sent bit by bit: what a generator does is done when the function that makes the answer has ended.

Facts: https://www.starlette.io/responses/#streamingresponse, https://flask.palletsprojects.com/en/stable/patterns/streaming/,
https://docs.djangoproject.com/en/stable/ref/request-response/#streaminghttpresponse-objects
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.code.execution.calls.tasks import Stream, drain
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Ref, Value, alternatives

# Frameworks that call a plain function in a thread with a copy of the context variables: what it sets stays there.
_IN_THREADS = ("fastapi", "starlette", "sse_starlette")


def read_later(m: Machine, name: str, args: list[Arg]) -> bool:
    """`StreamingResponse(rows())`: the generators among the arguments run at the end of what the framework calls. False
    where there is none."""
    frame = next((f for f in m.frames if f.function is not None), None)
    found = [ref for _, _, value in args for ref in _generators(m, value)]
    for ref in found:
        if frame is None:
            drain(m, ref)
        elif m.st is not None:
            made = Instance("future")
            made.data = Stream(ref, _outside(m, frame, name))
            frame.tasks.append(m.add(made).id)
    return bool(found)


def _generators(m: Machine, value: Value) -> Iterator[Ref]:
    for inner, _ in alternatives(value):
        inst = m.as_instance(inner)
        if isinstance(inner, Ref) and inst is not None and inst.kind == "generator":
            yield inner


def _outside(m: Machine, frame: Frame, name: str) -> dict[int, Any] | None:
    """The context variables as they were before a plain function that a thread runs; None where they are one."""
    from checker.code.execution.calls.calls import summary_of

    assert frame.function is not None
    if frame.called_from is not None or m.closed_world or summary_of(frame.function).is_async:
        return None
    if name.partition(".")[0] not in _IN_THREADS:
        return None
    return frame.context
