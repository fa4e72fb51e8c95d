"""`argparse`: what the options of a program are, as far as its own code decides it.

A command line that the code itself gives (`parse_args(["--team", "search"])`) is parsed by Python's argparse. Of any
other one each option may be what a user gives: what is required is there, a default that is no placeholder counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.instance_attributes import ONE_COMMAND
from checker.code.execution.values import (
    FALSE,
    NO_DEPS,
    NONE,
    TRUE,
    Choice,
    Const,
    Deps,
    External,
    Number,
    Ref,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind

MAX_COMMANDS = 12  # sub-commands whose options are told apart
_TYPES = {"builtins.int": int, "builtins.float": float, "builtins.str": str}
_PLAIN = ("action", "nargs", "required", "dest", "const", "default", "type", "choices", "metavar", "help")


@dataclass(frozen=True, slots=True)
class _Said:
    """A call of `add_argument`, `add_parser` or `set_defaults`; `made`: the parser that it gave."""

    method: str
    args: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]
    made: Ref | None = None


_NOT_FOLLOWED = _Said("?", (), ())  # stands for what a parser has from one that is not followed


class _RefusedError(Exception):
    """The program would end with a message about its usage."""


def _refusing_parser() -> Any:
    """Python's own parser, which ends nothing when it refuses a command line."""
    import argparse  # takes a while, and few projects need it

    class Refusing(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise _RefusedError(message)

        def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
            raise _RefusedError(message or "")

    return Refusing(add_help=False)


def parser(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`argparse.ArgumentParser(parents=[common])`."""
    made = Instance("parser")
    made.data = ()
    parents = bound.keywords.get("parents")
    seq = m.as_seq(parents[0]) if parents is not None else None
    if parents is not None and (seq is None or seq.rest is not None):
        made.data = (_NOT_FOLLOWED,)
    for value, have in seq.items if seq is not None else ():
        inst = m.as_instance(value)
        made.data += inst.data if inst is not None and inst.kind == "parser" and have is None else (_NOT_FOLLOWED,)
    return m.add(made)


def on_parser(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A method of a parser, of a group of its options, or of its sub-parsers."""
    if name in ("add_argument_group", "add_mutually_exclusive_group"):
        return ref
    if name in ("add_argument", "set_defaults", "add_subparsers", "add_parser"):
        made = parser(m, bound, args, node) if name in ("add_subparsers", "add_parser") else None
        keywords = tuple((key, value) for key, (value, _) in bound.keywords.items())
        said = _Said(name, tuple(bound.positional), keywords, made if isinstance(made, Ref) else None)
        m.own(ref).data = (*obj.data, said)
        return made or NONE
    if name in ("parse_args", "parse_known_args", "parse_intermixed_args"):
        namespace = _parsed(m, obj, bound, node)
        if m.st is None or name != "parse_known_args":
            return namespace
        return m.new_seq("tuple", [namespace, m.add(Seq("list"))])
    return None


def _parsed(m: Machine, obj: Instance, bound: Arguments, node: Node) -> Value:
    given = _plain_list(m, bound.get(0, "args"))
    values = None
    if given is not None:
        try:
            real = _refusing_parser()
            _replay(m, real, obj)
            values = {key: _as_value(m, value) for key, value in vars(real.parse_args(given)).items()}
        except _RefusedError:
            m.fail()  # SystemExit
            return Unknown()
        except (TypeError, ValueError, AttributeError, KeyError):
            values = None  # said in a way that is not followed
    if values is not None:
        return _namespace(m, values, None)
    which = m.unknown(DepKind.DATA, "what is given on the command line", node).deps
    line = bound.get(0, "args")
    given_by = frozenset(d for d in deps_of(line) if d.kind is DepKind.PARAMETER) if line is not None else NO_DEPS
    rows = [{k: _decided_by(v, given_by) for k, v in row.items()} for row in _any_lines(m, obj, node)]
    if len(rows) == 1:
        return _namespace(m, rows[0], which)
    namespaces = [_namespace(m, row, None) for row in rows]
    for made in namespaces:
        m.own(made).data = ONE_COMMAND
    return choose([(made, which) for made in namespaces])


def _decided_by(value: Value, deps: Deps) -> Value:
    """An option of a command line that a caller of the function may give."""
    if not deps or not isinstance(value, (Unknown, Choice)):
        return value
    if isinstance(value, Unknown):
        return Unknown(value.deps | deps, value.filled)
    return choose([(_decided_by(inner, deps), have | deps) for inner, have in value.alternatives])


def _namespace(m: Machine, values: dict[str, Value], doubt: Deps | None) -> Ref:
    made = Instance("instance", External("argparse.Namespace"))
    made.attrs = {key: (value, None) for key, value in values.items()}
    made.open = doubt
    return m.add(made)


def _any_lines(m: Machine, obj: Instance, node: Node) -> Iterator[dict[str, Value]]:
    """The options where the command line is a user's: one row for each command, if there are any."""
    own = dict(_any_line(m, obj, node))
    groups = [said for said in obj.data if said.method == "add_subparsers" and said.made is not None]
    commands = [c for said in groups for c in m.get(said.made).data if c.args and c.made is not None]
    exact = all(_NOT_FOLLOWED not in m.get(c.made).data for c in commands) and _NOT_FOLLOWED not in obj.data
    if len(groups) != 1 or not 0 < len(commands) <= MAX_COMMANDS or not exact:
        yield own
        return
    keywords = dict(groups[0].keywords)
    dest = keywords.get("dest")
    for command in commands:
        chosen = {dest.value: command.args[0]} if isinstance(dest, Const) and isinstance(dest.value, str) else {}
        for row in _any_lines(m, m.get(command.made), node):
            yield {**own, **chosen, **row}
    if keywords.get("required") != TRUE:
        yield own


def on_any_line(m: Machine, obj: Instance, node: Node) -> dict[str, Value] | None:
    """The options that a parser gives where the command line is a user's; None where they are not all followed, and
    where it has sub-commands."""
    rows = list(_any_lines(m, obj, node))
    return rows[0] if len(rows) == 1 and _NOT_FOLLOWED not in obj.data else None


def _plain_list(m: Machine, value: Value | None) -> list[str] | None:
    seq = m.as_seq(value) if value is not None else None
    if seq is None or seq.rest is not None:
        return None
    texts = [v.value for v, have in seq.items if have is None and isinstance(v, Const) and isinstance(v.value, str)]
    return texts if len(texts) == len(seq.items) else None


def _replay(m: Machine, real: Any, obj: Instance) -> None:
    """Say to a real parser what the code said; a default that is no constant goes through it as it is."""
    branches: Any = None
    for said in obj.data:
        keywords = dict(said.keywords)
        if said == _NOT_FOLLOWED:
            raise TypeError("a parser that is not followed")
        if said.method == "set_defaults":
            real.set_defaults(**keywords)
        elif said.method == "add_argument":
            plain = {key: _argument(m, key, keywords[key]) for key in _PLAIN if key in keywords}
            real.add_argument(*[_constant(a) for a in said.args], **plain)
        elif said.method == "add_subparsers" and said.made is not None:
            plain = {key: _constant(keywords[key]) for key in ("dest", "required") if key in keywords}
            branches = real.add_subparsers(**plain)
            for branch in m.get(said.made).data:
                if branch.method == "add_parser":
                    inner = branches.add_parser(_constant(branch.args[0]), add_help=False)
                    _replay(m, inner, m.get(branch.made))


def _argument(m: Machine, key: str, value: Value) -> Any:
    if key == "type":
        return _TYPES[value.name] if isinstance(value, External) else _constant(value)
    if key == "choices":
        return [_constant(v) for v, _ in elements(m, value, leave=True)]
    if key == "default":
        return value.value if isinstance(value, Const) else value
    return _constant(value)


def _constant(value: Value) -> Any:
    if not isinstance(value, Const):
        raise TypeError("no constant")
    return value.value


def _as_value(m: Machine, value: Any) -> Value:
    if isinstance(value, list):
        return m.new_seq("list", [_as_value(m, v) for v in value])
    return Const(value) if value is None or isinstance(value, (str, int, float, bool)) else value


def _any_line(m: Machine, obj: Instance, node: Node) -> Iterator[tuple[str, Value]]:
    """(name, value) of each option where the command line is a user's."""
    for said in obj.data:
        keywords = dict(said.keywords)
        if said.method == "set_defaults":
            yield from keywords.items()
        elif said.method == "add_argument":
            names = [a.value for a in said.args if isinstance(a, Const) and isinstance(a.value, str)]
            if names and len(names) == len(said.args):
                name = keywords.get("dest")
                longest = next((n for n in names if n.startswith("--")), names[0])
                key = name.value if isinstance(name, Const) else longest.lstrip("-").replace("-", "_")
                yield str(key), value_on_any_line(m, longest, names[0].startswith("-"), keywords, node)


def value_on_any_line(m: Machine, name: str, optional: bool, keywords: dict[str, Value], node: Node) -> Value:
    """An option where the command line is a user's."""
    given: Value = m.unknown(DepKind.DATA, f"`{name}` on the command line", node, True, name)
    deps = given.deps if isinstance(given, Unknown) else NO_DEPS
    action = keywords.get("action", Const("store"))
    if action in (Const("store_true"), Const("store_false")):
        return Choice(((TRUE, deps), (FALSE, deps)))
    if keywords.get("type") in (External("builtins.int"), External("builtins.float")):
        given = Number(deps)
    nargs = keywords.get("nargs", NONE)
    if action not in (Const("store"), Const(None)) or nargs not in (NONE, Const("?")):
        many = Seq("list", [(given, None)] if nargs == Const("+") else [])
        many.rest, many.rest_deps = given, deps
        return m.add(many)
    if keywords.get("required") == TRUE or (not optional and nargs == NONE):
        return given
    default = keywords.get("default", NONE)
    if isinstance(default, Const) and isinstance(default.value, str):
        if not m.program.demand.is_placeholder(default.value):
            return Text((None,), deps, True)
        return Unknown(deps)
    return choose([(given, deps), (default, deps)])
