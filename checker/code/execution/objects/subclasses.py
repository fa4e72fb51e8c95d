"""What the project's subclasses of a class have, told from their source before any of them is loaded."""

from __future__ import annotations

import bisect
import functools
import re

from checker.code.execution.heap import Seq
from checker.code.execution.machine import Machine
from checker.code.execution.names import loading
from checker.code.execution.objects.classes import external_base, info_of
from checker.code.execution.values import Class, Value
from checker.code.source.project import Module
from checker.code.source.summary import Node, Outline
from checker.code.trail import DepKind

_HEAD = re.compile(rb"class\s+\w+\s*(?:\[[^\]]*\])?\s*\(")  # begins with a word: such are found quickest


@functools.lru_cache(maxsize=8_192)
def _heads(source: bytes) -> tuple[list[int], list[tuple[int, int]]]:
    """Of each class with bases, by offset: where the list of them begins; where the class does, and where the list
    ends."""
    begins, spans = [], []
    for match in _HEAD.finditer(source):
        before = source[match.start() - 1 : match.start()]
        if before.isalnum() or before == b"_":
            continue
        depth, at = 1, match.end()
        while depth and at < len(source):
            found = _BRACKET.search(source, at)
            if found is None:
                break
            if found[0] == b":" and depth == 1:  # no list of bases: words of a comment or a text
                at = match.end()
                break
            depth += (found[0] in b"([{") - (found[0] in b")]}")
            at = found.end()
        begins.append(match.end())
        spans.append((match.start(), at))
    return begins, spans


_BRACKET = re.compile(rb"[()\[\]{}:]|#[^\n]*")


def _class_before(source: bytes, offset: int) -> int:
    """Offset of the `class` in whose list of bases byte `offset` stands, -1 if it stands in none."""
    begins, spans = _heads(source)
    at = bisect.bisect_right(begins, offset) - 1
    return spans[at][0] if at >= 0 and offset < spans[at][1] else -1


def is_base(source: bytes, offset: int) -> bool:
    """Whether a word stands among the bases of a class, told from the text before it."""
    return _class_before(source, offset) >= 0


_MEMBER = re.compile(rb"(?m)^[ \t]+(?:async[ \t]+)?(?:def[ \t]+)?(\w+)[ \t]*[(:=]")


def is_overridden(m: Machine, cls: Value | None, name: str) -> bool:
    """Whether a subclass of the project has a member of that name of its own, or sets it on its objects."""
    if not isinstance(cls, Class) or name.startswith("__"):
        return False
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", name)
    found = m.program.members.overridden.get(key)
    if found is None:
        members = m.program.members.below.get(key[0])
        if members is None:
            below = _subclasses(m, info.name, info.module, set())
            found_in = ({*_MEMBER.findall(_text(*b))} | b[0].stored_within(b[1].start) for b in below)
            members = m.program.members.below[key[0]] = set().union(*found_in)
        found = name.encode() in members
        m.program.members.overridden[key] = found
    return bool(found)


def is_mixed_in(m: Machine, cls: Value | None, name: str) -> bool:
    """Whether a class without such a member is the base of others, which may have a billable method of that name from
    another base: a mixin."""
    if not isinstance(cls, Class) or name not in m.program.catalogue.tails or external_base(m, cls) is not None:
        return False
    return has_subclasses(m, cls)


def has_subclasses(m: Machine, cls: Class) -> bool:
    """Whether the project has classes that are derived from it."""
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", "")
    found = m.program.members.overridden.get(key)
    if found is None:
        found = m.program.members.overridden[key] = bool(_subclasses(m, info.name, info.module, set()))
    return bool(found)


def direct_subclasses(m: Machine, cls: Class, node: Node) -> Value:
    """`cls.__subclasses__()`: the classes derived from it, in the order of their file. Those of other files are there
    if these have been imported, which is known where the file at work, or the one that it began in, imports them."""
    info = info_of(m, cls)
    near = {info.module, *(frame.module for frame in m.frames)}
    known = frozenset().union(*(module.imported for module in near))
    seq = Seq("list")
    for module, outline in _subclasses(m, info.name, info.module, set()):
        loading.ensure(m, module)
        id = m.program.classes.get((module.path, outline.start))
        found = Class(id) if id is not None and m.live.has(id) else None
        if found is not None and cls not in info_of(m, found).bases:
            continue
        certain = module in near or module.path.rpartition("/")[2].removesuffix(".py").encode() in known
        if found is None or outline.parent >= 0 or not certain:
            why = f"which subclasses of `{info.name}` there are by then is not followed"
            seq.rest = m.unknown(DepKind.BOUND, why, node)
            seq.rest_deps = seq.rest.deps
        if found is not None:
            seq.items.append((found, None if certain and outline.parent < 0 else seq.rest_deps))
        seq.mixed = seq.mixed or module is not info.module
    return m.add(seq)


def _text(module: Module, cls: Outline) -> bytes:
    return module.source[cls.start : cls.end]


def _subclasses(m: Machine, name: str, near: Module, seen: set[tuple[str, int]]) -> list[tuple[Module, Outline]]:
    """Each class of the project that names `name` among its bases, and their subclasses. `seen`: classes (path, byte
    offset) that were looked at."""
    if not name:
        return []
    out: list[tuple[Module, Outline]] = []
    for module, offset in m.program.project.mentions(name, near):
        if not is_base(module.source, offset):
            continue
        holder = next(iter(module.enclosing(offset)[-1:]), None)
        if holder is None or not holder.is_class:
            continue
        key = (module.path, holder.start)
        if key not in seen and holder.start == _class_before(module.source, offset):
            seen.add(key)
            out.append((module, holder))
            out += _subclasses(m, holder.name, module, seen)
    return out
