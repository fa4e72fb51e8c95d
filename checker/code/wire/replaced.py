"""SDK methods in whose place the project puts functions of its own while it runs: `client.responses.create = tagged`.

A run that is not from a program's entry cannot tell whether that has happened. Its call of the SDK's method is one that
callers may rule out; theirs, if the function of the project was there, arrives at no site of its own."""

from __future__ import annotations

import re

from checker.code.execution.machine import Machine
from checker.code.execution.program import Program
from checker.code.execution.values import Dep, Deps, Function
from checker.code.source.project import Module, whole_words
from checker.code.trail import DepKind
from checker.sdks.model import CallSpec, ClientClass


def may_be_replaced(m: Machine, spec: CallSpec) -> bool:
    """Whether a function of the project sets the method that was called, and may have done so by now."""
    return not m.closed_world and _is_set(m.program, spec.target)


def doubt_of_class(m: Machine, name: str) -> Deps | None:
    """Why what an SDK's class makes may be of another making: a function of the project sets the class's name."""
    if m.closed_world or not m.frames or m.frames[0].name == "<module>":
        return None
    if not (_is_set(m.program, name) or name.rpartition(".")[2] in _with_another_constructor(m.program)):
        return None
    return frozenset((Dep(DepKind.GLOBAL, name, f"`{name.rpartition('.')[2]}` is set while the program runs"),))


def constructor_in_place(m: Machine, entry: ClientClass) -> Function | None:
    """The function of the project that this run has put in the place of an SDK class's `__init__`, unless it is at
    work: the clients that it makes itself are made as ever."""
    slots = m.set_outside
    found = (slots[key][0] for name in entry.names if (key := f"{name}.__init__") in slots)
    function = next((f for f in found if isinstance(f, Function)), None)
    if function is None or any(f.function is not None and f.function.id == function.id for f in m.frames):
        return None
    return function


def _with_another_constructor(program: Program) -> frozenset[str]:
    """Names of classes whose `__init__` a function of the project sets from outside."""
    known = program.members.constructors
    if known is None:
        found = (
            _OWNER.search(module.source[max(0, at - 120) : at])
            for module, at in program.project.mentions("__init__")
            if _TO.match(module.source, at + len("__init__"))
        )
        known = program.members.constructors = frozenset(f["owner"].decode() for f in found if f is not None)
    return known


_OWNER = re.compile(rb"\b(?P<owner>\w+)\s*(?:\.\s*|,\s*[\"'])$")


def _is_set(program: Program, target: str) -> bool:
    """Whether a function of the project, tests apart, sets the last part of a dotted name on another object than its
    own, to what may be called in its place."""
    rest, _, name = target.rpartition(".")
    owner = rest.rpartition(".")[2]
    key = f"{owner}.{name}"
    known = program.members.replaced.get(key)
    if known is None:
        known = program.members.replaced[key] = any(
            _is_set_at(module, at, owner.encode(), name.encode())
            and not module.is_test
            and any(not o.is_class for o in module.enclosing(at))
            for module, at in program.project.mentions(name)
        )
    return known


_SET = re.compile(rb"(?:(?<!\bself)(?<!\bcls)\s*\.\s*|\bsetattr\s*\([^()]*,\s*[\"'])$")
_TO = re.compile(rb"\s*=(?!=)\s*|[\"']\s*,\s*")
_MAKERS = {b"partial", b"partialmethod", b"MethodType", b"wraps", b"cache", b"lru_cache"}  # of functools and types
_GIVEN = re.compile(rb"(?:\w+\s*\.\s*)*(?P<word>\w+)\s*(?P<call>\()?")


def _is_set_at(module: Module, at: int, owner: bytes, name: bytes) -> bool:
    source = module.source
    before = source[max(0, at - 120) : at]
    to = _TO.match(source, at + len(name))
    if to is None or _SET.search(before) is None or _is_annotation(before):
        return False
    if owner and re.search(rb"\b(?:async)?%b\s*(?:\.\s*|,\s*[\"'])$" % re.escape(owner), before, re.IGNORECASE):
        return True  # on an object called as the SDK calls it
    return _is_callable(module, source[to.end() : source.find(b"\n", to.end())], name)


# `client: genai.Client = …` up to its last name: what stands before is a target or a parameter, no `else`.
_ANNOTATED = re.compile(rb"([\w\])]+)\s*:\s*[\"']?(?:\w+\s*\.\s*)+$")
_OPENING = re.compile(rb"^\s*(?:if|elif|else|for|while|with|try|except|finally|case|async)\b")


def _is_annotation(before: bytes) -> bool:
    line = before.rpartition(b"\n")[2]
    return _ANNOTATED.search(line) is not None and _OPENING.match(line) is None


def _is_callable(module: Module, text: bytes, name: bytes) -> bool:
    """Whether what an attribute is set to may be called in the place of an SDK's method: a function or class of the
    file or of another, or what is made of the method. A datum (`row.chat = chat_id`, `session.chat = Chat(...)`) is
    not."""
    if text.startswith(b"lambda") or next(whole_words(text, name), None) is not None:
        return True
    given = _GIVEN.match(text)
    if given is not None and given["word"] in _MAKERS:
        return True
    if given is None or (given["call"] and given["word"][:1].isupper()):
        return False
    word = given["word"]
    return word in module.imported or any(o.name.encode() == word for o in module.parsed.outlines)
