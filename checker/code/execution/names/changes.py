"""Where the text of the project changes a name of module level, an attribute or a parameter, and how: decided around
each mention of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from enum import Flag, auto

from checker.code.execution.machine import Machine
from checker.code.execution.objects.classes import ClassInfo, info_of, mro
from checker.code.execution.program import Program
from checker.code.execution.values import (
    Class,
    Value,
)
from checker.code.source.project import Module, defines, occurrences, whole_words
from checker.code.source.summary import Outline

MAX_MENTIONS = 5_000  # of one name, that are looked at; what has more is taken for changed


class Change(Flag):
    """What happens to a value somewhere: keys or items come, they go, another value takes its place."""

    NONE = 0
    GROWS = auto()
    SHRINKS = auto()
    REPLACED = auto()
    PLACED = auto()  # an item under a number gets another value: `rows[0] = …`


ANY_CHANGE = Change.GROWS | Change.SHRINKS | Change.REPLACED
# Attributes of an object that are changed, and how; `[key]` for a key of a mapping whose value is replaced.
Chains = frozenset[tuple[str, Change]]
NO_CHAINS: Chains = frozenset()
OF_CLASS: Chains = frozenset({("<class>", Change.REPLACED)})  # the class gets another value: `cls.tags = {}`
ON_OBJECT: Chains = frozenset({("<object>", Change.REPLACED)})  # an object is given another value: `one.tags = {}`
KEYWORDS = "keywords"  # of a `functools.partial`
_CLASSES = frozenset({b"cls", b"__class__", b")"})  # before the dot: `type(self).tags = {}`
_AFTER = re.compile(
    rb"(?P<chain>(?:\s*\.\s*\w+)*?)\s*(?:"
    rb"(?P<place>\[\s*-?\d+\s*\]\s*(?:\|=|\+=|=(?!=)))"
    rb"|(?P<item>\[[^\]\n]*\]\s*(?:\|=|\+=|=(?!=)))"
    rb"|(?P<grow>\.\s*(?:update|setdefault|append|extend|insert|add|appendleft|register|mount|put|put_nowait|set)\s*\(|\|=|\+=)"
    rb"|(?P<shrink>\.\s*(?:pop|clear|popitem|remove|discard)\s*\()"
    rb"|(?P<assign>=(?!=)|:[^=\n(){}]+=(?!=)|\.\s*(?:__set__|__delete__|fset|fdel)\s*\()"
    rb")"
)
_KEY = re.compile(rb"\[\s*(?:[\"']([^\"'\n]*)[\"']|(-?\d+))\s*\]\s*=(?!=)")
_CHAIN = re.compile(rb"\s*\.\s*(\w+)\s*\[")
_CALL = re.compile(rb"\s*\(")
_DELETE = re.compile(rb"\bdel\s+[\w.]*$")
_OWNER = re.compile(rb"([\w)\]]+)\s*\.\s*$")
OWNER_BYTES = 80  # before a mention, within which what it is an attribute of is looked for


def _owner_in(before: bytes) -> re.Match[bytes] | None:
    """The word whose attribute a mention is, told from the text before it."""
    return _OWNER.search(before) if before.rstrip().endswith(b".") else None


def sets(program: Program, dotted: str) -> bool:
    """Whether a function of the project assigns `module.name`, or calls it (a setter such as `set_default_client`)."""
    known = program.names.set_outside.get(dotted)
    if known is None:
        name = dotted.rpartition(".")[2]
        owner = dotted.rpartition(".")[0].rpartition(".")[2].encode()
        mentions = program.project.mentions(name, None, MAX_MENTIONS)
        known = len(mentions) >= MAX_MENTIONS
        for module, offset in mentions:
            source = module.source
            after = source[offset + len(name) : offset + len(name) + 40]
            before = source[max(0, offset - 60) : offset].rstrip()
            assigned = before.endswith(owner + b".") and re.match(rb"\s*=(?!=)", after)
            called = dotted in program.catalogue.setters and _CALL.match(after)
            if (assigned or called) and _in_function(module, offset):
                known = True
                break
        program.names.set_outside[dotted] = known
    return known


def _in_function(module: Module, offset: int) -> bool:
    return any(not o.is_class for o in module.enclosing(offset))


def is_replaced(program: Program, module: Module, name: str) -> bool:
    stem = module.path.removesuffix("/__init__.py").rpartition("/")[2].removesuffix(".py")
    both = {id(other) for other in program.project.naming(stem)}
    return any(
        _is_set_on(module, owner, other) and _in_function(other, offset)
        for other in program.project.naming(name)
        if id(other) in both
        for owner, offset in _owners(other.source, name.encode())
    )


def _owners(source: bytes, name: bytes) -> Iterator[tuple[bytes, int]]:
    """The words on which a name is set (`settings.NAME = …`, `setattr(settings, "NAME", …)`), with their offsets."""
    for offset in whole_words(source, name):
        if _ASSIGNED.match(source, offset + len(name)):
            owner = _owner_in(source[max(0, offset - OWNER_BYTES) : offset])
        else:
            quoted = source[offset - 1 : offset] in (b'"', b"'")
            owner = _SETATTR.search(source[max(0, offset - OWNER_BYTES) : offset - 1]) if quoted else None
        if owner is not None:
            yield owner[1], offset


_ASSIGNED = re.compile(rb"\s*=(?!=)")
_SETATTR = re.compile(rb"\bsetattr\s*\(\s*(?:\w+\s*\.\s*)*(\w+)\s*,\s*$")


def of_name(program: Program, module: Module, name: str) -> tuple[Change, Chains]:
    """(changes of the object under the name, attributes of it that are changed) by functions anywhere."""
    key = (module.path, name)
    found = program.changes.by_name.get(key)
    if found is None:
        found = program.changes.by_name[key] = _scan_name(program, module, name)
    return found


def _scan_name(program: Program, module: Module, name: str) -> tuple[Change, Chains]:
    mentions = program.project.mentions(name, module, MAX_MENTIONS)
    change = ANY_CHANGE if len(mentions) >= MAX_MENTIONS else Change.NONE
    chains: set[tuple[str, Change]] = set()
    for other, offset in mentions:
        source = other.source
        before = source[max(0, offset - OWNER_BYTES) : offset]
        owner = _owner_in(before)
        if owner is not None and (other is module or owner.group(1) in (b"self", b"cls")):
            continue
        if owner is None and not _is_global(other, name, offset):
            continue
        what, chain = _change_at(source, offset, len(name), before)
        if what is Change.REPLACED and not chain and (owner is None or not _is_set_on(module, owner[1], other)):
            continue  # a name of its own; `global` statements are looked at elsewhere
        if what is Change.NONE:
            what = _change_by_another(program, other, offset, before)
        if what is not Change.NONE and _in_function(other, offset):
            if chain:
                chains.add((chain, what))
            else:
                change |= what
                chains |= _set_key(source, offset + len(name))
    return change, frozenset(chains)


def _is_set_on(module: Module, owner: bytes, other: Module) -> bool:
    """Whether `owner.name = …` in another module, tests left out, is said of `module`."""
    stem = module.path.rpartition("/")[2].removesuffix(".py").encode()
    if other.is_test or owner == stem:
        return not other.is_test
    renamed = rb"\b%b\s+as\s+%b\b" % (re.escape(stem), re.escape(owner))
    return stem in other.source and re.search(renamed, other.source) is not None


def _set_key(source: bytes, end: int) -> Chains:
    """The key of `name["key"] = …`: what stands there may be replaced."""
    match = _KEY.match(source, end)
    if match is None:
        return NO_CHAINS
    key = match[1] if match[1] is not None else match[2]
    return frozenset({(f"[{key.decode('utf-8', 'replace')}]", Change.REPLACED)})


_CALLEE = re.compile(rb"(\w+)\s*\(\s*(?:[^()\n]*,\s*)?(?:\w+\s*=\s*)?(?:[\w.]+\.)?$")
_ALIAS = re.compile(rb"(?m)^[ \t]+(\w+)\s*=\s*(?:[\w.]+\.)?$")


def _change_by_another(program: Program, module: Module, offset: int, before: bytes) -> Change:
    """What happens to a mention under another name: it is handed to a function of the project that takes keys away, or
    a local name for it does."""
    alias = _ALIAS.search(before)
    if alias is not None:
        function = next((o for o in reversed(module.enclosing(offset)) if not o.is_class), None)
        text = module.source[offset : function.end] if function is not None else b""
        return Change.SHRINKS if alias[1] in _shrunk(text) else Change.NONE
    callee = _CALLEE.search(before)
    if callee is None:
        return Change.NONE
    found = program.changes.shrinkers.get(callee[1])
    if found is None:
        found = program.changes.shrinkers[callee[1]] = _takes_keys_away(program, callee[1])
    return Change.SHRINKS if found else Change.NONE


def _takes_keys_away(program: Program, name: bytes) -> bool:
    """Whether a function of the project under that name takes keys away from what it is given."""
    word = name.decode("utf-8", "replace")
    for module in program.project.naming(word):
        for outline in module.parsed.outlines if not module.is_test and defines(module.source, name) else ():
            if outline.name == word and not outline.is_class:
                head, _, body = module.source[outline.start : outline.end].partition(b"\n")
                if any(re.search(rb"\b%b\b" % re.escape(owner), head) for owner in _shrunk(body)):
                    return True
    return False


def _shrunk(text: bytes) -> set[bytes]:
    """Names from which a text takes keys away."""
    return {a or b for a, b in _TAKES_AWAY.findall(text)} - {b"self", b"cls"}


_TAKES_AWAY = re.compile(rb"(?<![.\w])(\w+)\s*\.\s*(?:pop|clear|popitem)\s*\(|\bdel\s+(\w+)\s*\[")


def _is_global(module: Module, name: str, offset: int) -> bool:
    """Whether a bare mention within a function means the module's name, not a local one."""
    if not module.binds(name):
        return False
    function = next((o for o in reversed(module.enclosing(offset)) if not o.is_class), None)
    return function is not None and _is_free(module, function, name)


def _is_free(module: Module, function: Outline, name: str) -> bool:
    """Whether a name within a function is none of its own."""
    word = re.escape(name.encode())
    text = module.source[function.start : function.end]
    if b"global" in text and re.search(rb"\bglobal\b[^\n]*\b%b\b" % word, text):
        return True
    head = text.partition(b"\n")[0]
    assigned = re.search(rb"(?<![.\w\[])%b\s*(?::[^=\n]*)?=(?!=)" % word, text[len(head) :])
    return assigned is None and not (name.encode() in head and re.search(rb"\b%b\b" % word, head))


def _change_at(source: bytes, offset: int, length: int, before: bytes) -> tuple[Change, str]:
    """(what happens to the mention at `offset`, first attribute of the chain that it happens to)."""
    match = _AFTER.match(source, offset + length)
    if match is None:
        if not _DELETE.search(before):
            return Change.NONE, ""
        below = _CHAIN.match(source, offset + length)
        return Change.SHRINKS, below[1].decode() if below is not None else ""
    chain = match.group("chain").replace(b" ", b"").strip(b".\n").decode("utf-8", "replace")
    first = chain.partition(".")[0]
    if match.group("shrink") is not None:
        return Change.SHRINKS, first
    if match.group("assign") is not None:
        return Change.REPLACED, first
    if _DELETE.search(before):
        return Change.SHRINKS, first
    return (Change.PLACED if match.group("place") is not None else Change.GROWS), first


def of_attribute(m: Machine, cls: Value | None, name: str) -> tuple[Change, Chains]:
    """Changes of an attribute of the class's objects by methods (constructors apart) and code that names the class, and
    the keys of it that are set."""
    if not isinstance(cls, Class):
        return Change.NONE, NO_CHAINS
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", name)
    found = m.program.changes.by_name.get(key)
    if found is None:
        found = m.program.changes.by_name[key] = _scan_attribute(m, cls, name)
    return found


def _scan_attribute(m: Machine, cls: Class, name: str) -> tuple[Change, Chains]:
    infos = [info_of(m, c) for c in mro(m, cls) if isinstance(c, Class)]
    own = {(i.module.path, i.id) for i in infos}
    mentions = _mentions_near(m.program, name, infos)
    change, keys = (ANY_CHANGE if len(mentions) >= MAX_MENTIONS else Change.NONE), NO_CHAINS
    for module, offset in mentions:
        source = module.source
        before = source[max(0, offset - OWNER_BYTES) : offset]
        owner = _owner_in(before)
        if owner is None:
            continue
        what, chain = _change_at(source, offset, len(name), before)
        if what is Change.NONE or (chain and chain != KEYWORDS):
            continue
        if owner.group(1) in (b"self", b"cls"):
            holders = module.enclosing(offset)
            if not _is_late_method(holders, module, own, what):
                continue
        elif not (_in_function(module, offset) and _names_class(source, infos, owner.group(1))):
            continue
        if chain:
            keys |= {(chain, what)}
            continue
        change |= what
        keys |= _set_key(source, offset + len(name))
        if what is Change.REPLACED and owner.group(1) in _CLASSES | {i.name.encode() for i in infos}:
            keys |= OF_CLASS
        elif what is Change.REPLACED and owner.group(1) != b"self":
            keys |= ON_OBJECT
    return change, keys


def class_setters(m: Machine, cls: Class, name: str) -> list[tuple[Module, Outline]]:
    """Functions that give a class another value than None under a name: `cls.client = …`, `Pool.client = …`."""
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", name)
    found = m.program.members.setters.get(key)
    if found is None:
        infos = [info_of(m, c) for c in mro(m, cls) if isinstance(c, Class)]
        owners = _CLASSES | {i.name.encode() for i in infos}
        found = m.program.members.setters[key] = []
        for module, offset in _mentions_near(m.program, name, infos):
            owner = _owner_in(module.source[max(0, offset - OWNER_BYTES) : offset])
            if owner is None or owner[1] not in owners or not _SET.match(module.source, offset + len(name)):
                continue
            function = next((o for o in reversed(module.enclosing(offset)) if not o.is_class), None)
            if function is not None and not module.is_test and (module, function) not in found:
                found.append((module, function))
    return found


_SET = re.compile(rb"\s*(?::[^=\n(){}]+)?=(?!=)\s*(?!None\b)")


def _mentions_near(program: Program, name: str, infos: list[ClassInfo]) -> list[tuple[Module, int]]:
    """Mentions of an attribute in the modules of its classes and in those that name one of them."""
    key = tuple(sorted((i.module.path, i.name) for i in infos))
    modules = program.members.naming.get(key)
    if modules is None:
        near = {m.path: m for i in infos for m, _ in program.project.mentions(i.name, i.module)}
        near.update({i.module.path: i.module for i in infos})
        modules = program.members.naming[key] = [near[path] for path in sorted(near)]
    holding = set(program.project.naming(name))
    found = ((m, at) for m in modules if m in holding for at in occurrences(m.source, name.encode()))
    return list(itertools.islice(found, MAX_MENTIONS))


def _is_late_method(holders: list[Outline], module: Module, own: set[tuple[str, int]], what: Change) -> bool:
    classes = [o for o in holders if o.is_class]
    methods = [o for o in holders if not o.is_class]
    if not classes or not methods or (module.path, classes[-1].start) not in own:
        return False
    early = ("__init__", "__new__", "__post_init__", "__set_name__", "__enter__", "__aenter__", "__del__")
    return methods[0].name not in early


def _names_class(source: bytes, infos: list[ClassInfo], owner: bytes) -> bool:
    names = [i.name.encode() for i in infos]
    return owner in names or any(n in source for n in names)


# -- parameters -------------------------------------------------------------------------------------------------------


def of_parameter(module: Module, id: int, name: str) -> tuple[Change, Chains]:
    """How a function's own text changes what a parameter holds."""
    change, keys, outline = Change.NONE, NO_CHAINS, module.parsed.outline(id)
    text = module.source[outline.start : outline.end] if outline is not None else b""
    for at in occurrences(text, name.encode()):
        before = text[max(0, at - OWNER_BYTES) : at]
        what, chain = _change_at(text, at, len(name), before)
        if what not in (Change.NONE, Change.REPLACED) and not chain and _owner_in(before) is None:
            change |= what
            keys |= _set_key(text, at + len(name))
    return change, keys
