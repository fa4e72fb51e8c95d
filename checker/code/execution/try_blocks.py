"""`try`: the state after a block, its handlers and its `finally`, on each way out."""

from __future__ import annotations

from checker.code.execution.heap import State, join_states
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Deps, Unknown
from checker.code.execution.with_blocks import Exits, exits_of, take_exits
from checker.code.source.project import Module
from checker.code.source.summary import Node, last_word


def try_(m: Machine, node: Node) -> None:
    body, handlers, otherwise, final = node[2], node[3], node[4], node[5]
    if not final:
        _guarded(m, body, handlers, otherwise)
        return
    leaving = m.catching()
    marks = exits_of(m.frame)
    m.frame.tries.append(leaving)
    _guarded(m, body, handlers, otherwise)
    m.frame.tries.pop()
    _finally(m, final, leaving, marks)


def _guarded(m: Machine, body: tuple[Node, ...], handlers: tuple[Node, ...], otherwise: tuple[Node, ...]) -> None:
    """A block with the handlers of its exceptions."""
    start = m.live.fork()
    cond = start.cond
    caught = m.catching()
    m.frame.tries.append(caught)
    m.run_block(body)
    m.frame.tries.pop()
    if otherwise and m.st is not None:
        m.run_block(otherwise)
    ended = m.st
    thrown: list[State] = caught
    sketched = m.probe is not None or m.survey  # what raises may be left out
    expected = not _only_lookups(handlers) and not _only_own_imports(m, body, handlers)
    if handlers and not thrown and (sketched or expected):
        thrown = [start]  # nothing that is known to raise: the code expects that something does
    if not _catch_all(handlers):
        m.throw(thrown)
    if handlers and thrown:
        ended = handled(m, handlers, thrown, ended, cond)
    m.st = ended
    if m.st is not None:
        m.st.cond = cond


_EVERYTHING = frozenset({"Exception", "BaseException"})


def _catch_all(handlers: tuple[Node, ...]) -> bool:
    """Whether no exception gets past the handlers."""
    return any(
        kind is None or any(n in ("Exception", "BaseException") for n in _kinds_named(kind)) for kind, _, _ in handlers
    )


def _kinds_named(kind: Node) -> list[str]:
    """The exceptions that a handler names, by the last part of their names."""
    return [last_word(part) for part in (kind[2] if kind[0] == "tuple" else (kind,))]


def handled(
    m: Machine, handlers: tuple[Node, ...], thrown: list[State], ended: State | None, cond: Deps
) -> State | None:
    """The state after the handlers, each run on what the exceptions leave, joined with the state of the body's end."""
    entry: State | None = None
    for state in thrown:
        entry = join_states(entry, state, NO_DEPS)
    why = _decided_by(thrown)
    for _kind, name, handler_body in handlers:
        if entry is None:
            break
        m.st = entry.fork()
        m.st.cond = cond | why
        if name:
            m.bind(name, Unknown(NO_DEPS, True))
        m.run_block(handler_body)
        ended = join_states(ended, m.st, why)
    return ended


def _decided_by(thrown: list[State]) -> Deps:
    """What decides whether one of some exceptions leaves; nothing, where the code itself may throw one."""
    return NO_DEPS.union(*(s.raised for s in thrown)) if all(s.raised for s in thrown) else NO_DEPS


_LOOKUPS = frozenset(
    {"KeyError", "IndexError", "LookupError", "AttributeError", "StopIteration", "ValueError", "TypeError"}
)


def _only_lookups(handlers: tuple[Node, ...]) -> bool:
    """Whether all handlers are for exceptions whose every source is followed."""
    return all(kind is not None and all(n in _LOOKUPS for n in _kinds_named(kind)) for kind, _, _ in handlers)


_MISSING = frozenset({"ImportError", "ModuleNotFoundError"})


def _only_own_imports(m: Machine, body: tuple[Node, ...], handlers: tuple[Node, ...]) -> bool:
    """Whether a block that expects an import to fail imports modules of the project alone: what they lack is known."""
    expected = all(kind is not None and _MISSING.issuperset(_kinds_named(kind)) for kind, _, _ in handlers)
    found = m.program.project.resolve
    return expected and all(
        s[0] == "from" and isinstance(found(m.frame.module, s[2], s[3]), Module) for s in body if s[0] != "pass"
    )


def _finally(m: Machine, final: tuple[Node, ...], leaving: list[State], marks: Exits) -> None:
    """`finally` runs on each way out: after the body, before each return, break and continue, and where an exception
    leaves."""
    normal = m.st
    for where, item in take_exits(marks):
        m.st = item[0] if isinstance(item, tuple) else item
        m.run_block(final)
        if m.st is not None:
            where.append((m.st, item[1]) if isinstance(item, tuple) else m.st)
    if leaving:
        why = _decided_by(leaving)
        thrown: State | None = None
        for state in leaving:
            thrown = join_states(thrown, state.fork(), NO_DEPS)
        m.st = thrown
        m.live.cond = m.live.cond | why
        m.run_block(final)
        if m.st is not None:
            m.st.raised = why
            m.throw([m.st])
    m.st = normal
    if m.st is not None:
        m.run_block(final)
