"""Programs of Vector's Remap Language: which fields of an event they take away.

Source: the VRL reference (expressions, `del`, `remove`, `redact`, hash functions). The reading is by line and bracket,
not a full parser: what it does not understand it does not claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.programs.effects import Act, Effect
from checker.configs.values.embedded import uncommented

_PATH: Final = r'[.%](?:"(?:[^"\\]|\\.)*"|[\w@\[\]-]+)(?:\.(?:"(?:[^"\\]|\\.)*"|[\w@\[\]-]+))*'
_DEL: Final = re.compile(rf"(?:(?P<to>{_PATH}|[\w]+)\s*=\s*)?\bdel!?\(\s*(?P<path>{_PATH})\s*(?:,[^)]*)?\)")
_TEXT: Final = re.compile(r'(?<!\.)"(?:[^"\\]|\\.)*"')  # a text; behind a dot it is a part of a path
_REMOVE: Final = re.compile(rf"\bremove!?\(\s*(?P<root>\.|{_PATH})\s*,\s*\[(?P<steps>[^\]]*)\]")
_ASSIGN: Final = re.compile(rf"^\s*(?P<path>{_PATH})\s*(?:,\s*\w+\s*)?=(?!=)\s*(?P<value>.*)$")
_HASHED: Final = re.compile(r"\b(?:sha1|sha2|sha3|md5|hmac|xxhash|seahash|crc|encrypt|encode_base64)!?\(")
_ROOT: Final = re.compile(r"^\s*\.\s*=\s*\{")
_KEYS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:')
_IF: Final = re.compile(r"\bif\b(?P<condition>[^{]*)\{")
MAX_LINES: Final = 5000


def vrl_effects(text: str) -> Iterator[Effect]:
    """In the order of the program."""
    lines = [uncommented(line, "#") for line in text.split("\n")[:MAX_LINES]]
    depth = 0
    for number, line in enumerate(lines):
        for effect in _line(line, lines, number):
            yield Effect(effect.act, effect.names, effect.pattern, number, effect.to, effect.number, depth > 0)
        depth = max(0, depth + line.count("{") - line.count("}"))


def read_paths(text: str) -> tuple[str, ...]:
    """Every path that a condition or a line speaks of."""
    return tuple(dict.fromkeys(re.findall(_PATH, text)))


def _line(line: str, lines: list[str], number: int) -> Iterator[Effect]:
    for found in _DEL.finditer(_TEXT.sub('""', line)):
        to = found["to"] or ""
        if not to or to[0] in ".%":  # one that a variable takes is moved on by hand
            yield Effect(Act.RENAME if to else Act.DELETE, (found["path"],), to=to)
    for found in _REMOVE.finditer(line):
        steps = re.findall(r'"((?:[^"\\]|\\.)*)"', found["steps"])
        root = "" if found["root"] == "." else found["root"]
        yield Effect(Act.DELETE, (root + "".join(f'."{step}"' for step in steps),))
    if _ROOT.match(line):
        yield Effect(Act.KEEP, tuple(_object_keys("\n".join(lines[number:]))))
    elif assigned := _ASSIGN.match(line):
        yield _assignment(assigned["path"], assigned["value"].strip())
    if re.search(r"\babort\b", line):
        condition = _condition(lines, number)
        if condition is not None:
            yield Effect(Act.DROP, read_paths(condition))


def _assignment(path: str, value: str) -> Effect:
    own = re.search(rf"{re.escape(path)}(?![\w.])", value) is not None
    if value == "null":
        return Effect(Act.DELETE, (path,))
    if own and _HASHED.search(value):
        return Effect(Act.HASH, (path,))
    if own and re.search(r"\bredact!?\(", value):
        return Effect(Act.REDACT, (path,))
    if own and (size := re.search(r"\btruncate!?\([^,]*,\s*(?:limit:\s*)?(\d+)", value)):
        return Effect(Act.TRUNCATE, (path,), number=int(size[1]))
    return Effect(Act.WRITE, (path,))


def _object_keys(text: str) -> Iterator[str]:
    """The keys of the object that the root becomes, those of the outermost level."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"\s*:?|[{}]', text[text.index("{") :]):
        part = found[0]
        if part == "{":
            depth += 1
        elif part == "}":
            depth -= 1
            if depth == 0:
                return
        elif depth == 1 and part.endswith(":") and (key := _KEYS.match(part)):
            yield key[1]


def _condition(lines: list[str], number: int) -> str | None:
    """What an `abort` depends on: the condition of the block around it. None if it stands at the top level."""
    depth = 0
    for index in range(number, -1, -1):
        line = lines[index] if index < number else lines[index].split("abort")[0]
        for char in reversed(line):
            depth += (char == "}") - (char == "{")
            if depth < 0:
                found = _IF.search(lines[index])
                return found["condition"] if found else ""
    return None
