"""`asyncio.gather`: coroutines that run by turns. Where one waits, the others go on.

They are run one after the other. Where that shows that one of them changes what was there before, they are run once
more: wherever one of them waits for what is not the project's own, those that have not run yet may have run.
"""

from __future__ import annotations

from checker.code.execution.calls.repeated import changes
from checker.code.execution.calls.tasks import as_task, finish, start_task
from checker.code.execution.machine import Machine
from checker.code.execution.values import Ref, Value
from checker.code.source.summary import Node

MAX_TOGETHER = 6  # coroutines that are run by turns


def run_together(m: Machine, values: list[Value], rest: Value | None, node: Node) -> list[Value]:
    """The results of coroutines, `rest` standing for any number of the same; those of the paths that go on."""
    start, first, mark = m.live.fork(), len(m.sightings), m.program.last_id
    outer = start.below
    results = _in_order(m, [*values, *([rest] if rest is not None else [])], node)
    together = [v for v in (*values, *([rest, rest] if rest is not None else [])) if _is_coroutine(m, v)]
    if m.st is None or m.survey or m.probe is not None or not 1 < len(together) <= MAX_TOGETHER:
        return results
    if not changes(start, m.st, outer, mark, set(m.program.contexts)):
        return results
    after, seen = m.st, m.sightings[first:]
    m.st = start
    del m.sightings[first:]
    found = _by_turns(m, together, node)
    if m.st is None:  # what is not followed to its end shows nothing
        m.st, m.sightings[first:] = after, seen
        return results
    return found


def _in_order(m: Machine, values: list[Value], node: Node) -> list[Value]:
    results: list[Value] = []
    for value in values:
        if m.st is None:
            break
        inst = m.as_instance(value)
        if isinstance(value, Ref) and inst is not None and inst.kind == "future":
            results.append(finish(m, value))
        else:
            results.append(as_task(m, value, node))
    return results


def _is_coroutine(m: Machine, value: Value) -> bool:
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "coroutine"


def _by_turns(m: Machine, values: list[Value], node: Node) -> list[Value]:
    """Each coroutine as a task beside those that have not run yet."""
    started = [task for value in values if isinstance(task := start_task(m, value, node), Ref)]
    results: list[Value] = []
    for task in started:
        if m.st is None:
            break
        results.append(finish(m, task))
    return results
