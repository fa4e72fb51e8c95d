"""Lowering of Python syntax nodes to the tuples of `checker.code.source.summary`."""

from __future__ import annotations

from typing import Any

from checker.code.frontends.nodes import Lower, end_of, name_of, pos_of
from checker.code.frontends.python_displays import comprehension, dictionary, sequence, star
from checker.code.frontends.python_literals import constant, ellipsis, identifier, number, string
from checker.code.frontends.python_statements import STATEMENTS
from checker.code.source.summary import Node, Parameter

MAX_DEPTH = 1_000  # deeper expressions (generated tables, hostile input) become unknown instead of a RecursionError


class Lowering:
    """Lowers the nodes of one scope, and notes what the scope declares on the way."""

    def __init__(self) -> None:
        self.yields = False
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.size = 0  # expressions and statements lowered so far
        self.starred = False  # see `star`
        self.too_deep: list[int] = []  # lines of expressions that were left out
        self._depth = 0

    # -- statements ---------------------------------------------------------------------------------------------

    def block(self, node: Any) -> tuple[Node, ...]:
        """Statements of a block or module; unknown statement kinds are left out."""
        self._depth += 1
        out: list[Node] = []
        if self._depth <= MAX_DEPTH:
            for child in node.named_children:
                lower = STATEMENTS.get(child.type)
                if lower is not None:
                    self.size += 1
                    lower(self, child, out)
                elif child.type == "ERROR":
                    self.salvage(child, out)
        self._depth -= 1
        return tuple(out)

    def salvage(self, node: Any, out: list[Node]) -> None:
        """What can be read inside a syntax error: the statements and calls that parsed."""
        for child in node.named_children:
            lower = STATEMENTS.get(child.type)
            if lower is not None:
                lower(self, child, out)
            elif child.type == "call":
                out.append(("expr", pos_of(child), self.expression(child)))

    # -- expressions --------------------------------------------------------------------------------------------

    def expression(self, node: Any) -> Node:
        """The node of an expression; `unknown` for what the machine does not know, or which is nested too deep."""
        lower = _EXPRESSIONS.get(node.type)
        if lower is None:
            return ("unknown", pos_of(node))
        self.size += 1
        self._depth += 1
        try:
            if self._depth > MAX_DEPTH:
                self.too_deep.append(node.start_point[0] + 1)
                return ("unknown", pos_of(node))
            return lower(self, node)
        finally:
            self._depth -= 1

    def optional(self, node: Any) -> Node | None:
        """The node of an expression that may be left out."""
        return None if node is None else self.expression(node)

    def arguments(self, node: Any) -> tuple[tuple[int, str, Node], ...]:
        """Arguments of a call, each as (kind, name, node): 0 positional, 1 keyword, 2 `*`, 3 `**`."""
        if node.type == "generator_expression":
            return ((0, "", self.expression(node)),)
        out: list[tuple[int, str, Node]] = []
        for child in node.named_children:
            kind = child.type
            if kind == "keyword_argument":
                value = child.child_by_field_name("value")
                name = child.child_by_field_name("name")
                if value is not None and name is not None:
                    out.append((1, name_of(name), self.expression(value)))
            elif kind == "list_splat":
                out.append((2, "", self.expression(child.named_children[0])))
            elif kind == "dictionary_splat":
                out.append((3, "", self.expression(child.named_children[0])))
            elif kind == "parenthesized_expression" and child.named_child_count == 1:
                inner = child.named_children[0]
                if inner.type == "list_splat":
                    out.append((2, "", self.expression(inner.named_children[0])))
                else:
                    out.append((0, "", self.expression(inner)))
            elif kind != "comment":
                out.append((0, "", self.expression(child)))
        return tuple(out)

    def target(self, node: Any) -> Node:
        """An assignment target: a name, attribute, subscript, or a tuple of targets (starred ones included)."""
        kind = node.type
        if kind in ("pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"):
            return ("tuple", pos_of(node), tuple(self.target(c) for c in node.named_children if c.type != "comment"))
        if kind in ("list_splat_pattern", "list_splat"):
            return ("star", pos_of(node), self.target(node.named_children[0]))
        if kind in ("as_pattern_target", "parenthesized_expression"):
            return self.target(node.named_children[0]) if node.named_child_count else ("unknown", pos_of(node))
        return self.expression(node)


def _attribute(low: Lowering, node: Any) -> Node:
    value, name = node.child_by_field_name("object"), node.child_by_field_name("attribute")
    if value is None or name is None:
        return ("unknown", pos_of(node))
    return ("attr", pos_of(node), low.expression(value), name_of(name))


def _subscript(low: Lowering, node: Any) -> Node:
    value = node.child_by_field_name("value")
    keys = node.children_by_field_name("subscript")
    if value is None or not keys:
        return ("unknown", pos_of(node))
    index = low.expression(keys[0]) if len(keys) == 1 else ("tuple", pos_of(node), tuple(map(low.expression, keys)))
    return ("index", pos_of(node), low.expression(value), index)


def _generic_type(low: Lowering, node: Any) -> Node:
    """`Annotated[Client, Depends(get)]` as an annotation: the same node as the subscript it would be elsewhere."""
    base, *parts = node.named_children
    keys = [c for part in parts if part.type == "type_parameter" for c in part.named_children if c.type != "comment"]
    if not keys:
        return low.expression(base)
    index = low.expression(keys[0]) if len(keys) == 1 else ("tuple", pos_of(node), tuple(map(low.expression, keys)))
    return ("index", pos_of(node), low.expression(base), index)


def _slice(low: Lowering, node: Any) -> Node:
    parts: list[Node | None] = [None]
    for child in node.children:
        if child.type == ":":
            parts.append(None)
        elif child.is_named:
            parts[-1] = low.expression(child)
    parts += [None] * (3 - len(parts))
    return ("slice", pos_of(node), *parts[:3])


def _call(low: Lowering, node: Any) -> Node:
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None:
        return ("unknown", pos_of(node))
    return ("call", pos_of(node), end_of(node), low.expression(function), low.arguments(arguments))


def _inner(low: Lowering, node: Any) -> Node:
    for child in node.named_children:
        if child.type != "comment":
            return low.expression(child)
    return ("unknown", pos_of(node))


def _binary(low: Lowering, node: Any) -> Node:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if left is None or right is None or operator is None:
        return ("unknown", pos_of(node))
    if operator.type == "+" and left.type == "binary_operator":
        return _chain(low, node)
    return ("binary", pos_of(node), operator.type, low.expression(left), low.expression(right))


def _chain(low: Lowering, node: Any) -> Node:
    """A long `a + b + c` nests to the left as deep as it is long: walked in a loop."""
    spine = []
    while node.type == "binary_operator":
        spine.append(node)
        node = node.child_by_field_name("left")
    out = low.expression(node)
    for parent in reversed(spine):
        right = parent.child_by_field_name("right")
        out = ("binary", pos_of(parent), parent.child_by_field_name("operator").type, out, low.expression(right))
    return out


def _boolean(low: Lowering, node: Any) -> Node:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    return ("bool", pos_of(node), operator.type, low.expression(left), low.expression(right))


def _not(low: Lowering, node: Any) -> Node:
    return ("not", pos_of(node), low.expression(node.child_by_field_name("argument")))


def _unary(low: Lowering, node: Any) -> Node:
    operator = node.child_by_field_name("operator").type
    return ("unary", pos_of(node), operator, low.expression(node.child_by_field_name("argument")))


def _compare(low: Lowering, node: Any) -> Node:
    left: Node | None = None
    pending = ""
    rest: list[tuple[str, Node]] = []
    for child in node.children:
        if child.is_named and child.type != "comment":
            lowered = low.expression(child)
            if left is None:
                left = lowered
            else:
                rest.append((pending, lowered))
                pending = ""
        elif not child.is_named:
            pending = f"{pending} {child.type}".strip()
    return ("compare", pos_of(node), left or ("unknown", pos_of(node)), tuple(rest))


def _conditional(low: Lowering, node: Any) -> Node:
    parts = [c for c in node.named_children if c.type != "comment"]
    if len(parts) != 3:
        return ("unknown", pos_of(node))
    then, test, otherwise = (low.expression(p) for p in parts)
    return ("if", pos_of(node), test, then, otherwise)


def _lambda(low: Lowering, node: Any) -> Node:
    params, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
    lowered = params_of(low, params) if params is not None else ()
    return (
        "lambda",
        pos_of(node),
        tuple((p.name, p.kind, p.default, p.annotation) for p in lowered),
        low.expression(body) if body is not None else ("unknown", pos_of(node)),
    )


def _walrus(low: Lowering, node: Any) -> Node:
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    return ("walrus", pos_of(node), name_of(name), low.expression(value))


def _await(low: Lowering, node: Any) -> Node:
    return ("await", pos_of(node), low.expression(node.named_children[0]) if node.named_child_count else None)


def _yield(low: Lowering, node: Any) -> Node:
    low.yields = True
    inner = low.expression(node.named_children[0]) if node.named_child_count else None
    if any(c.type == "from" for c in node.children):
        return ("yield_from", pos_of(node), inner)
    return ("yield", pos_of(node), inner)


_EXPRESSIONS: dict[str, Lower] = {
    "identifier": identifier,
    "keyword_identifier": identifier,
    "integer": number,
    "float": number,
    "true": constant(True),
    "false": constant(False),
    "none": constant(None),
    "ellipsis": ellipsis,
    "string": string,
    "concatenated_string": string,
    "attribute": _attribute,
    "subscript": _subscript,
    "slice": _slice,
    "call": _call,
    "dictionary": dictionary,
    "list": sequence("list"),
    "tuple": sequence("tuple"),
    "set": sequence("set"),
    "expression_list": sequence("tuple"),
    "list_splat": star,
    "parenthesized_expression": _inner,
    "type": _inner,
    "as_pattern": _inner,
    "binary_operator": _binary,
    "boolean_operator": _boolean,
    "not_operator": _not,
    "unary_operator": _unary,
    "comparison_operator": _compare,
    "conditional_expression": _conditional,
    "list_comprehension": comprehension("list"),
    "set_comprehension": comprehension("set"),
    "dictionary_comprehension": comprehension("dict"),
    "generator_expression": comprehension("generator"),
    "lambda": _lambda,
    "named_expression": _walrus,
    "await": _await,
    "yield": _yield,
    "dotted_name": lambda low, node: _dotted(node),
    "generic_type": _generic_type,
    "union_type": lambda low, node: ("binary", pos_of(node), "|", *map(low.expression, node.named_children[:2])),
    "member_type": _inner,
}


def _dotted(node: Any) -> Node:
    names = [name_of(c) for c in node.named_children]
    out: Node = ("name", pos_of(node), names[0])
    for name in names[1:]:
        out = ("attr", pos_of(node), out, name)
    return out


def params_of(low: Lowering, node: Any) -> tuple[Parameter, ...]:
    """Parameters of a function or lambda, in order."""
    out: list[Parameter] = []
    keyword_only = False
    for child in node.named_children if node.type != "identifier" else [node]:
        kind = child.type
        name, default, annotation = child, None, None
        if kind == "positional_separator":
            for p in out:
                p.kind = 0
            continue
        if kind == "keyword_separator":
            keyword_only = True
            continue
        if kind in ("typed_parameter", "typed_default_parameter", "default_parameter"):
            type_node = child.child_by_field_name("type")
            annotation = low.optional(type_node)
            default = low.optional(child.child_by_field_name("value"))
            name = child.child_by_field_name("name") or child.named_children[0]
        if name.type == "list_splat_pattern":
            out.append(Parameter(name_of(name.named_children[0]), 2, None, annotation))
            keyword_only = True
        elif name.type == "dictionary_splat_pattern":
            out.append(Parameter(name_of(name.named_children[0]), 4, None, annotation))
        elif name.type == "identifier":
            out.append(Parameter(name_of(name), 3 if keyword_only else 1, default, annotation))
    return tuple(out)
