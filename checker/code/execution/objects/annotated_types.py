"""What annotations say: nodes of the source -> the types that they name, as values."""

from __future__ import annotations

import functools
import re

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects.classes import class_summary, info_of, mro
from checker.code.execution.values import BUILTINS, NONE, Class, External, Function, ModuleValue, Value
from checker.code.source.project import Module
from checker.code.source.summary import Node


def annotation_types(m: Machine, node: Node | None, module: Module) -> list[Value]:
    """Types that an annotation names, as values; empty where it says nothing."""
    if node is None or m.st is None:
        return []
    kind = node[0]
    if kind == "const":
        if node[2] is None:
            return [NONE]
        if isinstance(node[2], str):
            return _from_text(m, node[2], module)
        return []
    if kind == "binary" and node[2] == "|":
        return annotation_types(m, node[3], module) + annotation_types(m, node[4], module)
    if kind == "index":
        base = annotation_types(m, node[2], module)
        name = base[0].name.rpartition(".")[2] if base and isinstance(base[0], External) else ""
        items = node[3][2] if node[3][0] == "tuple" else (node[3],)
        if name == "Optional":
            return [*annotation_types(m, items[0], module), NONE]
        if name == "Union":
            return [t for i in items for t in annotation_types(m, i, module)]
        if name in ("Annotated", "Final", "ClassVar", "Required", "NotRequired"):
            return annotation_types(m, items[0], module)
        return base
    if kind in ("name", "attr"):
        value = _peek(m, node, module)
        return [value] if isinstance(value, (Class, External)) else _of_alias(m, node, module)
    return []


def _of_alias(m: Machine, node: Node, module: Module) -> list[Value]:
    """The types of `Client = A | B`, also where only type checkers see it."""
    text = _aliases(module.source).get(str(node[2])) if node[0] == "name" else None
    if text is None:
        return []
    union = re.fullmatch(r"[\w.]*\bUnion\[(.+)\]", text)
    parts = union[1].split(",") if union else [text]
    return [t for part in parts for t in _from_text(m, part.strip(), module, within=True)]


@functools.lru_cache(maxsize=1_024)
def _aliases(source: bytes) -> dict[str, str]:
    """The first text that a file gives each name for a union of types."""
    found: dict[str, str] = {}
    for name, text in _ALIAS.findall(b"\n" + source):
        found.setdefault(name.decode("utf-8", "replace"), text.decode("utf-8", "replace"))
    return found


_ALIAS = re.compile(
    rb"\n[ \t]*(\w+)(?:[ \t]*:[ \t]*[\"'\w.]*TypeAlias[\"']?)?[ \t]*=[ \t]*"
    rb"((?:[\w.]*\bUnion|[\w.]*\bOptional)\[[\w., \t]+\]|[\w.]+(?:[ \t]*\|[ \t]*[\w.]+)+)[ \t]*(?=\n|\Z)"
)


def _peek(m: Machine, node: Node, module: Module) -> Value | None:
    if node[0] == "name":
        found = m.module_name(module, node[2])
        if found is None and node[2] in BUILTINS:
            return External(f"builtins.{node[2]}")
        return found
    if node[0] != "attr":
        return None
    owner = _peek(m, node[2], module)
    if isinstance(owner, External):
        return External(f"{owner.name}.{node[3]}")
    if isinstance(owner, ModuleValue):
        from checker.code.execution.names.module_names import module_attribute

        return module_attribute(m, owner.module, node[3], node)
    return None


def _from_text(m: Machine, text: str, module: Module, within: bool = False) -> list[Value]:
    """`within` an alias no other is looked into."""
    out: list[Value] = []
    for part in re.split(r"\s*\|\s*", text.strip()):
        if part == "None":
            out.append(NONE)
            continue
        inner = re.fullmatch(r"(?:typing\.)?Optional\[(.+)\]", part)
        if inner:
            out += [*_from_text(m, inner.group(1), module, within), NONE]
            continue
        names = part.split("[")[0].split(".")
        if not all(n.isidentifier() for n in names):
            continue
        node: Node = ("name", 0, names[0])
        for name in names[1:]:
            node = ("attr", 0, node, name)
        value = _peek(m, node, module)
        if isinstance(value, (Class, External)):
            out.append(value)
        elif not within:
            out += _of_alias(m, node, module)
    return out


def annotated_attribute(m: Machine, cls: Value | None, name: str) -> list[Value] | None:
    """Types of an attribute that a class body declares (`client: OpenAI`), or its constructor (`self.client: OpenAI =
    None`)."""
    if not isinstance(cls, Class):
        return None
    for part in mro(m, cls):
        if not isinstance(part, Class):
            continue
        info = info_of(m, part)
        summary = class_summary(info)
        for statement in summary.body if summary is not None else ():
            if statement[0] == "annotated" and statement[2][0] == "name" and statement[2][2] == name:
                return annotation_types(m, statement[3], info.module)
        declared = _declared_in_constructor(m, part, name)
        if declared is not None:
            return annotation_types(m, declared, info.module)
    return None


def _declared_in_constructor(m: Machine, cls: Class, name: str) -> Node | None:
    held = m.live.get(cls.id)
    init = held.attrs.get("__init__", (NONE, None))[0] if isinstance(held, Instance) else NONE
    if not isinstance(init, Function) or init.body is not None:
        return None
    summary = init.module.parsed.function(init.id)
    own = summary.params[0].name if summary.params else ""
    for statement in summary.body:
        target = statement[2] if statement[0] == "annotated" else None
        if target is not None and target[0] == "attr" and target[3] == name and target[2][0] == "name":
            return statement[3] if target[2][2] == own else None
    return None
