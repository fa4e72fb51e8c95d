"""How a function of another module is named in a file: by an import that is there, or by one that is added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.fixes.source import Change, NotFixedError, Source

if TYPE_CHECKING:
    import libcst as cst


class Name(Struct, frozen=True):
    """`expression` names the function in the file, once `changes` (an import, or none) are made."""

    expression: str
    changes: tuple[Change, ...] = ()


class Imports:
    """The imports of one file. `module` is the file's own dotted name, empty where it has none."""

    def __init__(self, source: Source, module: str, *, is_package: bool = False) -> None:
        self._source = source
        self._module = module
        self._is_package = is_package

    def name(self, qualified: str, before: int, *, ours: bool = False) -> Name:
        """How to call the function `qualified` at the offset `before`. `ours`: it is part of the project, which sorts
        its import behind those of libraries. NotFixedError: the file defines it, but only further down."""
        module, _, function = qualified.rpartition(".")
        if module == self._module:
            return self._own(function, before)
        for bound, target in self._bound():
            if target == qualified and bound not in self._rebound:
                return Name(bound)
            if module == target or module.startswith(f"{target}."):
                if bound.partition(".")[0] not in self._rebound:
                    return Name(f"{bound}{module.removeprefix(target)}.{function}")
        bound = self._free(function, module)
        return Name(bound, (self._added(module, function, bound, ours),))

    # -- what is there --------------------------------------------------------------------------------------------

    def _own(self, function: str, before: int) -> Name:
        import libcst as cst

        for node in self._source.module.body:
            if isinstance(node, cst.FunctionDef) and node.name.value == function:
                if self._source.span(node)[0] < before or self._in_function(before):
                    return Name(function)
        raise NotFixedError(f"{function}() is defined further down in the same file")

    def _in_function(self, offset: int) -> bool:
        import libcst as cst

        return any(
            isinstance(node, cst.FunctionDef) and start <= offset < end
            for node in self._source.module.body
            for start, end in (self._source.span(node),)
        )

    def _bound(self) -> Iterator[tuple[str, str]]:
        """(name, what it stands for) of each import at the top level: `b` for `from a import b`, `a.b` for
        `import a.b`."""
        import libcst as cst

        for _, statement in self._statements:
            if isinstance(statement, cst.ImportFrom):
                module = self._absolute(statement)
                if module is None or isinstance(statement.names, cst.ImportStar):
                    continue
                for alias in statement.names:
                    name = _dotted(alias.name)
                    yield alias.evaluated_alias or name, f"{module}.{name}" if module else name
            else:
                for alias in statement.names:
                    name = _dotted(alias.name)
                    yield alias.evaluated_alias or name, name

    def _absolute(self, statement: cst.ImportFrom) -> str | None:
        module = _dotted(statement.module) if statement.module is not None else ""
        level = len(statement.relative)
        if not level:
            return module
        package = self._module.split(".") if self._is_package else self._module.split(".")[:-1]
        if level - 1 > len(package) or not self._module:
            return None
        parts = package[: len(package) - (level - 1)]
        return ".".join([*parts, module] if module else parts)

    @cached_property
    def _statements(self) -> Sequence[tuple[cst.SimpleStatementLine, cst.Import | cst.ImportFrom]]:
        """The imports at the top level of the module, with the line each stands on."""
        import libcst as cst

        return [
            (line, statement)
            for line in self._source.module.body
            if isinstance(line, cst.SimpleStatementLine)
            for statement in line.body
            if isinstance(statement, (cst.Import, cst.ImportFrom))
        ]

    @cached_property
    def _rebound(self) -> frozenset[str]:
        """Names that something else than an import at the top level binds, in any scope."""
        import libcst as cst
        import libcst.matchers as m

        top = {id(statement) for _, statement in self._statements}
        names: set[str] = set()
        for node in m.findall(
            self._source.module,
            m.Param() | m.FunctionDef() | m.ClassDef() | m.Import() | m.ImportFrom() | m.AssignTarget() | m.AnnAssign()
            | m.AugAssign() | m.For() | m.CompFor() | m.AsName() | m.NamedExpr() | m.Del(),
        ):  # fmt: skip
            match node:
                case cst.Param() | cst.FunctionDef() | cst.ClassDef():
                    names.add(node.name.value)
                case cst.Import() | cst.ImportFrom() if id(node) not in top and not isinstance(
                    node.names, cst.ImportStar
                ):
                    names.update(a.evaluated_alias or _dotted(a.name).partition(".")[0] for a in node.names)
                case (
                    cst.AssignTarget()
                    | cst.AnnAssign()
                    | cst.AugAssign()
                    | cst.For()
                    | cst.CompFor()
                    | (cst.NamedExpr())
                    | cst.Del()
                ):
                    names.update(_targets(node.target))
                case cst.AsName() if not isinstance(self._source.parents[node], cst.ImportAlias):
                    names.update(_targets(node.name))
        return frozenset(names)

    # -- what is added --------------------------------------------------------------------------------------------

    def _free(self, function: str, module: str) -> str:
        """The function's name, or one made with its module's where the file uses that for something else."""
        import libcst as cst
        import libcst.matchers as m

        used = {node.value for node in m.findall(self._source.module, m.Name()) if isinstance(node, cst.Name)}
        candidates = [function, f"{module.rpartition('.')[2]}_{function}", f"{module.replace('.', '_')}_{function}"]
        for name in candidates:
            if name not in used:
                return name
        raise NotFixedError(f"the names {', '.join(candidates)} are all taken in the file")

    def _added(self, module: str, function: str, bound: str, ours: bool) -> Change:
        source = self._source
        alias = f" as {bound}" if bound != function else ""
        text = f"from {module} import {function}{alias}"
        lines = [(line, statement) for line, statement in self._leading]
        newline = source.newline
        if lines:
            after = self._neighbour([s for _, s in lines], module)
            at = source.line_end(source.span(lines[after][1])[1])
            gap = newline if ours and not self._is_ours(lines[after][1], module) else ""
            return Change(at, at, f"{newline}{gap}{text}")
        return self._first(text)

    @property
    def _leading(self) -> Iterator[tuple[cst.SimpleStatementLine, cst.Import | cst.ImportFrom]]:
        """The imports at the head of the file, save those from `__future__`."""
        import libcst as cst

        held = {id(line) for line, _ in self._statements}
        end = len(self._source.text)
        for node in self._source.module.body:
            if isinstance(node, (cst.If, cst.Try)) or id(node) in held or self._is_docstring(node):
                continue
            end = self._source.span(node)[0]
            break
        for line, statement in self._statements:
            future = isinstance(statement, cst.ImportFrom) and self._absolute(statement) == "__future__"
            if self._source.span(statement)[0] < end and not future:
                yield line, statement

    def _neighbour(self, statements: Sequence[cst.Import | cst.ImportFrom], module: str) -> int:
        """The index of the import to stand behind: the last of the same package that sorts before it, else the last."""
        root = module.partition(".")[0]
        same = [i for i, s in enumerate(statements) if self._target(s).partition(".")[0] == root]
        earlier = [i for i in same if self._target(statements[i]) <= module]
        if earlier:
            return earlier[-1]
        absolute = [i for i, s in enumerate(statements) if not (getattr(s, "relative", None))]
        return absolute[-1] if absolute else len(statements) - 1

    def _target(self, statement: cst.Import | cst.ImportFrom) -> str:
        import libcst as cst

        if isinstance(statement, cst.ImportFrom):
            return "" if statement.relative else _dotted(statement.module) if statement.module else ""
        return _dotted(statement.names[0].name)

    def _is_ours(self, statement: cst.Import | cst.ImportFrom, module: str) -> bool:
        root = self._target(statement).partition(".")[0]
        return not root or root in (module.partition(".")[0], self._module.partition(".")[0] or None)

    def _first(self, text: str) -> Change:
        """The file's first import: behind its docstring and `from __future__`, before all else."""
        import libcst as cst

        source, newline = self._source, self._source.newline
        body = list(source.module.body)
        future = [
            i
            for i, node in enumerate(body)
            if isinstance(node, cst.SimpleStatementLine)
            and any(isinstance(s, cst.ImportFrom) and self._absolute(s) == "__future__" for s in node.body)
        ]
        behind = future[-1] if future else 0 if body and self._is_docstring(body[0]) else None
        if behind is not None:
            at = source.line_end(source.span(body[behind])[1])
            return Change(at, at, f"{newline}{newline}{text}")
        if not body:
            return Change(len(source.text), len(source.text), text + newline)
        at = source.line_start(source.span(body[0])[0])
        return Change(at, at, f"{text}{newline}{newline}")

    @staticmethod
    def _is_docstring(node: cst.CSTNode) -> bool:
        import libcst as cst

        return (
            isinstance(node, cst.SimpleStatementLine)
            and isinstance(node.body[0], cst.Expr)
            and isinstance(node.body[0].value, (cst.SimpleString, cst.ConcatenatedString))
        )


def _dotted(node: cst.BaseExpression) -> str:
    import libcst as cst

    if isinstance(node, cst.Attribute):
        return f"{_dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def _targets(node: cst.CSTNode) -> Iterator[str]:
    """The names that a target binds: of `a, (b, *c)` all three, of `a.b` and `a[0]` none."""
    import libcst as cst

    match node:
        case cst.Name():
            yield node.value
        case cst.Tuple() | cst.List():
            for element in node.elements:
                yield from _targets(element.value)
