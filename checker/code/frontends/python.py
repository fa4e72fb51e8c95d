"""Python front end: source bytes -> module summary, through tree-sitter.

Tolerates syntax errors, does not depend on the running interpreter's syntax, and lowers only the bodies it is asked
for: a file's outline costs one query in C, a function body is lowered when the engine wants to run it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import tree_sitter
import tree_sitter_python

from checker.code.frontends.nodes import name_of, pos_of
from checker.code.frontends.python_expressions import Lowering, params_of
from checker.code.source.summary import ClassSummary, FunctionSummary, Node, Outline

_LANGUAGE = tree_sitter.Language(tree_sitter_python.language())
_PARSER = tree_sitter.Parser(_LANGUAGE)
_DEFINITIONS = tree_sitter.Query(_LANGUAGE, "[(function_definition) (class_definition)] @definition")
# Bytes of source whose trees are kept: a tree is about twenty times as large as its source, and parsing is quick.
KEPT_BYTES = 2_000_000


class _Trees:
    """The syntax trees of the files last worked on; what is asked for once more after that is parsed once more."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._most = kept_bytes
        self._kept: OrderedDict[bytes, Any] = OrderedDict()
        self._bytes = 0

    def root_of(self, source: bytes) -> Any:
        tree = self._kept.get(source)
        if tree is None:
            tree = self._kept[source] = _PARSER.parse(source)
            self._bytes += len(source)
            while self._bytes > self._most and len(self._kept) > 1:
                self._bytes -= len(self._kept.popitem(last=False)[0])
        else:
            self._kept.move_to_end(source)
        return tree.root_node


_TREES = _Trees()


class PythonModule:
    """One parsed file. Bodies are lowered on demand and kept; `outlines` is sorted by start."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        root = _TREES.root_of(source)
        self.has_error: bool = root.has_error
        self._by_start: dict[int, Outline] | None = None
        self.outlines: list[Outline] = []
        self._below: dict[int, list[Outline]] | None = None
        self._outline(root)
        self._functions: dict[int, FunctionSummary] = {}
        self._classes: dict[int, ClassSummary] = {}
        self._body: tuple[Node, ...] | None = None
        self.too_deep: list[int] = []  # lines (1-based) of expressions that were left out, nested deeper than is read

    def _outline(self, root: Any) -> None:
        captures = tree_sitter.QueryCursor(_DEFINITIONS).captures(root)
        stack: list[tuple[int, int]] = []
        for node in sorted(captures.get("definition", []), key=lambda n: n.start_byte):
            start, end = node.start_byte, node.end_byte
            while stack and stack[-1][1] <= start:
                stack.pop()
            name = node.child_by_field_name("name")
            self.outlines.append(
                Outline(
                    start=start,
                    end=end,
                    name=name_of(name) if name is not None else "",
                    is_class=node.type == "class_definition",
                    parent=stack[-1][0] if stack else -1,
                    has_error=node.has_error,
                )
            )
            stack.append((start, end))

    def outline(self, id: int) -> Outline | None:
        """The definition that starts at byte `id`."""
        if self._by_start is None:
            self._by_start = {o.start: o for o in self.outlines}
        return self._by_start.get(id)

    def below(self, id: int) -> tuple[Outline, ...]:
        """The definitions that stand in the one at byte `id` itself, not in one of these: methods of a class."""
        if self._below is None:
            self._below = {}
            for outline in self.outlines:
                self._below.setdefault(outline.parent, []).append(outline)
        return tuple(self._below.get(id, ()))

    @property
    def body(self) -> tuple[Node, ...]:
        """The module's own statements."""
        if self._body is None:
            lowering = Lowering()
            self._body = lowering.block(_TREES.root_of(self.source))
            self.too_deep += lowering.too_deep
        return self._body

    def lower_body(self) -> None:
        """Read the module's own statements now: while the file was just parsed this costs no second parse."""
        _ = self.body

    def function(self, id: int) -> FunctionSummary:
        """The function whose definition starts at byte `id`, or the lambda there."""
        found = self._functions.get(id)
        if found is None:
            found = self._functions[id] = self._lower_function(self._node(id))
        return found

    def class_(self, id: int) -> ClassSummary:
        found = self._classes.get(id)
        if found is None:
            found = self._classes[id] = self._lower_class(self._node(id))
        return found

    def _node(self, id: int) -> Any:
        outline = self.outline(id)
        assert outline is not None
        return _TREES.root_of(self.source).descendant_for_byte_range(id, outline.end)

    def _lower_function(self, node: Any) -> FunctionSummary:
        lowering = Lowering()
        name = node.child_by_field_name("name")
        params = node.child_by_field_name("parameters")
        returns = node.child_by_field_name("return_type")
        body_node = node.child_by_field_name("body")
        body = lowering.block(body_node) if body_node is not None else ()
        self.too_deep += lowering.too_deep
        return FunctionSummary(
            id=node.start_byte,
            name=name_of(name) if name is not None else "",
            pos=pos_of(node),
            end=(node.end_point[0] + 1) << 16 | min(node.end_point[1], 0xFFFF),
            params=params_of(lowering, params) if params is not None else (),
            decorators=_decorators(node),
            returns=Lowering().expression(returns) if returns is not None else None,
            is_async=node.child_count > 0 and node.children[0].type == "async",
            body=body,
            is_generator=lowering.yields,
            globals=frozenset(lowering.globals),
            nonlocals=frozenset(lowering.nonlocals),
            size=lowering.size,
        )

    def _lower_class(self, node: Any) -> ClassSummary:
        lowering = Lowering()
        name = node.child_by_field_name("name")
        bases: list[Node] = []
        keywords: dict[str, Node] = {}
        arguments = node.child_by_field_name("superclasses")
        if arguments is not None:
            for kind, key, value in lowering.arguments(arguments):
                if kind == 1:
                    keywords[key] = value
                elif kind == 0:
                    bases.append(value)
        body_node = node.child_by_field_name("body")
        body = lowering.block(body_node) if body_node is not None else ()
        self.too_deep += lowering.too_deep
        return ClassSummary(
            id=node.start_byte,
            name=name_of(name) if name is not None else "",
            pos=pos_of(node),
            bases=tuple(bases),
            keywords=keywords,
            decorators=_decorators(node),
            body=body,
        )


def _decorators(node: Any) -> tuple[Node, ...]:
    parent = node.parent
    if parent is None or parent.type != "decorated_definition":
        return ()
    lowering = Lowering()
    return tuple(
        lowering.expression(child.named_children[0])
        for child in parent.children
        if child.type == "decorator" and child.named_children
    )
