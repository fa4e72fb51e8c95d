"""Data written as text within the code: Python literals, query strings, TOML, INI files."""

from __future__ import annotations

import ast
import configparser
import tomllib
from collections.abc import Callable
from urllib.parse import parse_qs, parse_qsl

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, Const, Deps, Ref, Unknown, Value, choose, deps_of
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_REFUSED = (ValueError, SyntaxError, TypeError, MemoryError, RecursionError, configparser.Error)


def from_plain(m: Machine, value: object, node: Node) -> Value:
    """A value of Python as one of the machine."""
    if isinstance(value, dict):
        return m.new_dict(node, {k: from_plain(m, v, node) for k, v in value.items()})
    if isinstance(value, (list, tuple, set, frozenset)):
        kind = "list" if isinstance(value, list) else "tuple" if isinstance(value, tuple) else "set"
        return m.new_seq(kind, [from_plain(m, v, node) for v in value])
    return Const(value)


def _of_text(function: Callable[..., object]) -> Model:
    """A function that reads data from text: done where the text is known, else data that the text decides."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        text = bound.positional[0] if bound.positional else NONE
        if isinstance(text, Const) and isinstance(text.value, (str, bytes)):
            try:
                return from_plain(m, function(text.value), node)
            except _REFUSED:
                m.fail()
                return Unknown()
        return Unknown(deps_of(text) or _outside(m, node))

    return run


def _outside(m: Machine, node: Node) -> Deps:
    return m.unknown(DepKind.DATA, "data from outside the code", node).deps


# -- INI files ---------------------------------------------------------------------------------------------------------


def _parser(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`configparser.ConfigParser()`: sections by name, each a mapping."""
    made = Instance("sections")
    made.data = m.new_dict(node)
    return m.add(made)


def on_sections(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A method of a configuration parser; None where it is left to what objects that are not known do."""
    function = _METHODS.get(name)
    if function is not None and isinstance(obj.data, Ref):
        return function(m, obj.data, bound, node)
    if name.startswith("read"):
        own = m.own(obj.data)
        own.open = (own.open or NO_DEPS) | _outside(m, node)
        return Unknown(own.open)
    return None


def _read_string(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    text = bound.get(0, "string") or NONE
    if not isinstance(text, Const):
        own = m.own(held)
        own.open = (own.open or NO_DEPS) | (deps_of(text) or _outside(m, node))
        return NONE
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(str(text.value))
    except _REFUSED:
        m.fail()
        return NONE
    for section in parser.sections():
        m.own(held).set(section, from_plain(m, dict(parser[section]), node))
    return NONE


def _read_dict(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    given = m.as_dict(bound.get(0, "dictionary") or NONE)
    for section, (items, _) in (given.keys if given is not None else {}).items():
        found = m.as_dict(items)
        if found is not None:
            made = Dict(m.here(node))
            made.keys = {str(k).lower(): slot for k, slot in found.keys.items()}
            m.own(held).set(section, m.add(made))
    return NONE


def _option(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    """`parser.get(section, option, fallback=...)`."""
    from checker.code.execution.expressions.subscripts import get_item
    from checker.code.library.mapping_methods import lookup

    fallback = bound.keywords.get("fallback")
    section = bound.get(0, "section") or NONE
    option = bound.get(1, "option") or NONE
    if fallback is None:
        return get_item(m, get_item(m, held, section, node), option, node)
    found = lookup(m, held, section, NONE)
    if isinstance(found, Ref) and m.as_dict(found) is not None:
        return lookup(m, found, option, fallback[0])
    deps = deps_of(found)
    return choose([(Unknown(deps), deps), (fallback[0], deps)]) if deps else fallback[0]


def _items(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    from checker.code.execution.expressions.subscripts import get_item
    from checker.code.library.mapping_methods import on_mapping

    section = bound.get(0, "section")
    owner = held if section is None else get_item(m, held, section, node)
    obj = m.as_dict(owner)
    return on_mapping(m, owner, obj, "items", Arguments(), node) if obj is not None else Unknown(deps_of(owner))


def _set(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    from checker.code.execution.expressions.items import store_item
    from checker.code.execution.expressions.subscripts import get_item

    owner = get_item(m, held, bound.get(0, "section") or NONE, node)
    store_item(m, owner, bound.get(1, "option") or NONE, bound.get(2, "value") or NONE, node)
    return NONE


def _add_section(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    from checker.code.execution.expressions.items import set_item

    set_item(m, held, bound.get(0, "section") or NONE, m.new_dict(node))
    return NONE


def _sections(m: Machine, held: Ref, bound: Arguments, node: Node) -> Value:
    found = m.as_dict(held)
    if found is None or found.open is not None:
        return Unknown(found.open if found is not None and found.open is not None else NO_DEPS)
    return m.new_seq("list", [Const(k) for k in found.keys])


_METHODS: dict[str, Callable[[Machine, Ref, Arguments, Node], Value]] = {
    "read_string": _read_string,
    "read_dict": _read_dict,
    "get": _option,
    "items": _items,
    "set": _set,
    "add_section": _add_section,
    "sections": _sections,
}

MODELS = {
    "ast.literal_eval": _of_text(ast.literal_eval),
    "urllib.parse.parse_qsl": _of_text(parse_qsl),
    "urllib.parse.parse_qs": _of_text(parse_qs),
    "tomllib.loads": _of_text(tomllib.loads),
    "configparser.ConfigParser": _parser,
    "configparser.RawConfigParser": _parser,
}
