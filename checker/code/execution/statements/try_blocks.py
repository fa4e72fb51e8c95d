"""`try`: the state after a block, its handlers and its `finally`, on each way out."""

from __future__ import annotations

import builtins
import sys

from checker.code.execution.calls.safe_calls import FOLLOWED_ERRORS
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.statements.exits import Exits, exits_of, take_exits
from checker.code.execution.states import State, join_states
from checker.code.execution.values import NO_DEPS, Class, Deps, External, Ref, Unknown, Value, choose, external
from checker.code.source.project import Module
from checker.code.source.summary import Node, last_word


def try_(m: Machine, node: Node) -> None:
    """A `try` statement."""
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
    sketched = m.probe is not None or m.survey  # what raises may be left out
    expected = not all(_is_followed(m, kind, start) for kind, _, _ in handlers)
    caught.exact = bool(handlers) and not sketched and not expected
    m.frame.tries.append(caught)
    m.run_block(body)
    m.frame.tries.pop()
    if otherwise and m.st is not None:
        m.run_block(otherwise)
    ended = m.st
    thrown: list[State] = caught
    expected = expected and not _only_own_imports(m, body, handlers)
    if handlers and not thrown and (sketched or expected):
        thrown = [start]  # nothing that is known to raise: the code expects that something does
        if not sketched:
            start.raised = external("whether anything raises what is handled here")
    if not _catch_all(handlers):
        m.throw([s for s in thrown if not _is_caught(m, handlers, s)])
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
    left = list(thrown)
    for kind, name, handler_body in handlers:
        mine = [(s, caught) for s in left if (caught := _catches(m, kind, s)) is not False]
        left = [s for s in left if (s, True) not in mine]
        states = [s for s, _ in mine]
        if not states and thrown and not _is_followed(m, kind, thrown[0]):
            states = thrown  # what it is for may come from code that is not read
        why = _decided_by(states) - cond
        entry: State | None = None
        for state in states:
            entry = join_states(entry, state, NO_DEPS)
        if entry is None:
            continue
        m.st = entry.fork()
        m.st.cond = cond | why
        if name:
            m.bind(name, _bound(states))
        m.frame.handling.append(states[0].thrown if all(s.thrown == states[0].thrown for s in states) else None)
        m.run_block(handler_body)
        m.frame.handling.pop()
        ended = join_states(ended, m.st, why)
    return ended


def _bound(states: list[State]) -> Value:
    """The exception that a handler sees: an object of the project's own, where it is that for certain."""
    values: list[tuple[Value, Deps]] = [(s.thrown, s.raised) for s in states if isinstance(s.thrown, Ref)]
    return choose(values) if len(values) == len(states) else Unknown(NO_DEPS, True)


def exception_of(m: Machine, value: Value, node: Node) -> Value | None:
    """What `raise node` throws: an object of the project's, or a class; None where that is not known."""
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "instance" and isinstance(inst.cls, Class):
        return value
    if not m.is_guarded:
        return None
    if node[0] == "call" and node[3][0] in ("name", "attr") and m.st is not None:
        steps = m.steps  # it was read before: the class's name is not to shorten what else is followed
        value = m.eval(node[3])
        m.steps = steps
    return value if isinstance(value, (Class, External)) else None


def _is_caught(m: Machine, handlers: tuple[Node, ...], state: State) -> bool:
    return any(_catches(m, kind, state) is True for kind, _, _ in handlers)


def _catches(m: Machine, kind: Node | None, state: State) -> bool | None:
    """Whether a handler is for the exception that leaves in a state; None where that is not decided."""
    thrown = state.thrown
    if thrown is None or m.probe is not None or m.survey:
        return None
    if kind is None:
        return True
    before, m.st = m.st, state.fork()
    inst = m.as_instance(thrown)
    cls = inst.cls if inst is not None else thrown
    found = [_is_a(m, cls, m.eval(part)) for part in (kind[2] if kind[0] == "tuple" else (kind,))]
    m.st = before
    return _any_of(found)


def _any_of(found: list[bool | None]) -> bool | None:
    return True if True in found else None if None in found or not found else False


def is_one_of(m: Machine, state: State, kinds: tuple[Value, ...]) -> bool | None:
    """Whether the exception that leaves in a state is of one of these classes; None where that is not decided."""
    if state.thrown is None or m.probe is not None or m.survey:
        return None
    before, m.st = m.st, state
    inst = m.as_instance(state.thrown)
    m.st = before
    cls = inst.cls if inst is not None else state.thrown
    return _any_of([_is_a(m, cls, kind) for kind in kinds])


def _is_a(m: Machine, cls: Value | None, kind: Value) -> bool | None:
    if not isinstance(cls, (Class, External)) or not isinstance(kind, (Class, External)) or _is_group(cls):
        return None
    order = classes.mro(m, cls) if isinstance(cls, Class) else [cls]
    if kind in order:
        return True
    wanted = _of_python(kind)
    libraries = [c for c in order if isinstance(c, External) and _of_python(c) is None]
    for part in order:
        own = _of_python(part)
        if own is not None and wanted is not None and issubclass(own, wanted):
            return True
    return None if libraries and isinstance(kind, External) else False


def _is_group(cls: Value) -> bool:
    return isinstance(cls, External) and cls.name.endswith("ExceptionGroup")  # `except*` looks into it


def _of_python(kind: Value) -> type[BaseException] | None:
    name = kind.name if isinstance(kind, External) else ""
    found = getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def _decided_by(thrown: list[State]) -> Deps:
    """What decides whether one of some exceptions leaves; nothing, where the code itself may throw one."""
    return NO_DEPS.union(*(s.raised for s in thrown)) if all(s.raised for s in thrown) else NO_DEPS


def _is_followed(m: Machine, kind: Node | None, state: State) -> bool:
    """Whether a handler is for exceptions whose every source is followed: failed look-ups, the project's own."""
    if kind is None:
        return False
    before, m.st = m.st, state.fork()
    parts = kind[2] if kind[0] == "tuple" else (kind,)
    own = all(last_word(part) in FOLLOWED_ERRORS or isinstance(m.eval(part), Class) for part in parts)
    m.st = before
    return own


_MISSING = frozenset({"ImportError", "ModuleNotFoundError"})


def _only_own_imports(m: Machine, body: tuple[Node, ...], handlers: tuple[Node, ...]) -> bool:
    """Whether a block that expects an import to fail imports modules of the project and of Python alone: what the
    former lack is known, and the latter are there."""
    expected = all(kind is not None and _MISSING.issuperset(_kinds_named(kind)) for kind, _, _ in handlers)
    return expected and all(_is_there(m, s) for s in body if s[0] != "pass")


def _is_there(m: Machine, statement: Node) -> bool:
    if statement[0] == "import":
        return all(name.partition(".")[0] in _OF_PYTHON for name, _ in statement[2])
    if statement[0] != "from":
        return False
    level, name = statement[2], statement[3]
    return isinstance(m.program.project.resolve(m.frame.module, level, name), Module)


# Modules that came or went with versions of Python, or are not built everywhere, may be missing.
_NOT_EVERYWHERE = frozenset(
    "tomllib zoneinfo graphlib distutils imp asynchat asyncore smtpd cgi crypt telnetlib curses readline fcntl grp pwd "
    "resource termios tty winreg winsound msvcrt sqlite3 tkinter lzma bz2 ssl ctypes dbm".split()
)
_OF_PYTHON = sys.stdlib_module_names - _NOT_EVERYWHERE


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
