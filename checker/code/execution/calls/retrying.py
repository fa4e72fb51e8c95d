"""What a retry library does around a function: attempts, and what it calls before, between and behind them.

A second attempt is followed where something is another than at the first: what the first one left when it was broken
off, or what the functions changed that the library calls between two (docs/soundness.md).
"""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls import calls
from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.repeated import changes
from checker.code.execution.calls.tasks import settle
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.states import State, join_states
from checker.code.execution.values import NO_DEPS, NONE, Deps, External, Function, Ref, Unknown, Value, choose
from checker.code.source.summary import FunctionSummary, Node
from checker.code.trail import DepKind

BEFORE, BETWEEN, SUCCESS, END = "before", "between", "success", "end"
BY_RESULT = "by result"  # an attribute of those that may try again although an attempt came to its end
ON_FUNCTION = "<retries>"  # the attribute of a function under a retry library's decorator
MAX_HANDLERS = 8


def run_retried(
    m: Machine, retries: Value, function: Function, summary: FunctionSummary, args: list[Arg], node: Node
) -> Value:
    """Run a function's body as often as the library does whose decorator it has."""
    held = m.as_instance(retries)
    if held is None:
        return calls.run_function(m, function, summary, args, node)
    whole = ([(0, "", function.receiver)] if function.receiver is not None else []) + args
    return attempts(m, held, whole, node, lambda given: _run(m, function, summary, given, node))


def _run(m: Machine, function: Function, summary: FunctionSummary, given: list[Arg], node: Node) -> Value:
    return calls.run_function(m, function, summary, given[1:] if function.receiver is not None else given, node)


def attempts(m: Machine, held: Instance, args: list[Arg], node: Node, run: Callable[[list[Arg]], Value]) -> Value:
    """`run(args)`, and once more where a second attempt differs from the first."""
    if m.probe is not None or m.survey or m.st is None:
        return run(args)
    told, args = _told(m, held, args, node)
    start, mark = m.live.fork(), m.program.last_id
    outer = start.below
    _tell(m, held, BEFORE, told, node)
    result, ended, thrown = _attempt(m, args, run)
    entry = _again(m, held, told, result, ended, thrown, node)
    if entry is not None and changes(start, entry, outer, mark, set(m.program.contexts)):
        m.st = entry
        _tell(m, held, BEFORE, told, node)
        second, after, thrown = _attempt(m, args, run)
        result = choose(
            [(v, NO_DEPS) for v, s in ((result, ended), (second, after)) if s is not None] or [(NONE, NO_DEPS)]
        )
        ended = join_states(ended, after, NO_DEPS)
    m.st = ended
    if m.st is not None:
        _tell(m, held, SUCCESS, told, node)
    return _given_up(m, held, told, result, thrown, node)


def _attempt(m: Machine, args: list[Arg], run: Callable[[list[Arg]], Value]) -> tuple[Value, State | None, list[State]]:
    """One attempt: what it gives, the state at its end, and those in which exceptions leave it."""
    if m.st is None:
        return NONE, None, []
    thrown = m.catching()
    guarded = m.is_guarded
    frame = m.frame
    frame.tries.append(thrown)
    try:
        result = run(args)
    finally:
        frame.tries.remove(thrown)
    ended = m.st
    if guarded or ended is None:
        m.throw([s.fork() for s in thrown])
    return result, ended, list(thrown)


def _again(
    m: Machine, held: Instance, told: Value, result: Value, ended: State | None, thrown: list[State], node: Node
) -> State | None:
    """The state in which another attempt begins, behind what is called between two; None where there is none."""
    entry: State | None = None
    for state in [*thrown, *([ended] if ended is not None and BY_RESULT in held.attrs else [])]:
        entry = join_states(entry, state.fork(), NO_DEPS)
    if entry is None:
        return None
    m.st = entry.fork()
    _tell(m, held, BETWEEN, told, node)
    return m.st


def _given_up(m: Machine, held: Instance, told: Value, result: Value, thrown: list[State], node: Node) -> Value:
    """What is called when the last attempt has failed: what it gives may be the result."""
    if not thrown or not any(name.startswith(END) for name in held.attrs):
        return result
    ended = m.st
    left: State | None = None
    for state in thrown:
        left = join_states(left, state.fork(), NO_DEPS)
    m.st = left
    given = _tell(m, held, END, told, node)
    if m.st is not None and ended is not None:
        result = choose([(result, NO_DEPS), (given, NO_DEPS)])
    elif m.st is not None:
        result = given
    m.st = join_states(ended, m.st, NO_DEPS)
    return result if m.st is not None else Unknown()


def _tell(m: Machine, held: Instance, phase: str, told: Value, node: Node) -> Value:
    """Call what the library calls then, each with what the library tells it."""
    result: Value = NONE
    for name, (function, _) in held.attrs.items():
        if m.st is not None and name.startswith(phase):
            result = settle(m, calls.call(m, function, [(0, "", told)], node), node)
    return result


def _told(m: Machine, held: Instance, args: list[Arg], node: Node) -> tuple[Value, list[Arg]]:
    """What functions between attempts are told (the arguments, which they may change), and the arguments as those."""
    if not any(name != BY_RESULT for name in held.attrs):
        return NONE, args
    bound = bind_arguments(m, args)
    keywords = Dict(m.here(node))
    keywords.keys, keywords.open = dict(bound.keywords), bound.open
    named = m.add(keywords)
    placed = m.new_seq("tuple", bound.positional)
    other = m.unknown(DepKind.RESULT, "what a retry library knows of an attempt", node).deps
    return _report(m, held, placed, named, other), [*(a for a in args if a[0] in (0, 2)), (3, "", named)]


def _report(m: Machine, held: Instance, placed: Value, named: Value, other: Deps) -> Value:
    if held.data == "mapping":
        details = Dict()
        details.keys = {"args": (placed, None), "kwargs": (named, None)}
        details.open = other
        return m.add(details)
    state = Instance("instance", External("tenacity.RetryCallState"))
    state.attrs = {"args": (placed, None), "kwargs": (named, None)}
    state.open = other
    return m.add(state)


def retry_loop(m: Machine, held: Ref) -> Value:
    """What a loop over a retry library's object gives: at least one attempt, of which nothing is known but that the
    code itself goes on."""
    attempt = Instance("attempt")
    attempt.data = held
    ref = m.add(attempt)
    seq = Seq("list", [(ref, None)])
    seq.rest = ref
    return m.add(seq)


def enter_attempt(m: Machine, attempt: Instance, node: Node) -> None:
    """`with attempt:` within a retry library's loop."""
    held = m.as_instance(attempt.data)
    if held is not None and m.probe is None and not m.survey:
        _tell(m, held, BEFORE, _told(m, held, [], node)[0], node)


def leave_attempt(m: Machine, attempt: Instance, thrown: list[State], node: Node) -> State | None:
    """The state in which the loop goes on behind an attempt that was broken off."""
    held, normal = m.as_instance(attempt.data), m.st
    left: State | None = None
    for state in thrown:
        left = join_states(left, state, NO_DEPS)
    m.st = left
    if held is not None and left is not None:
        _tell(m, held, BETWEEN, _told(m, held, [], node)[0], node)
    behind, m.st = m.st, normal
    return behind
