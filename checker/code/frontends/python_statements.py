"""Lowering of Python statements. The lowering object gives the expressions (`python_expressions.Lowering`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.frontends.nodes import name_of, pos_of
from checker.code.source.summary import Node

Lower = Callable[[Any, Any, list[Node]], None]


def _expression(low: Any, node: Any, out: list[Node]) -> None:
    children = [c for c in node.named_children if c.type != "comment"]
    if not children:
        return
    if len(children) > 1:
        out.append(("expr", pos_of(node), ("tuple", pos_of(node), tuple(map(low.expression, children)))))
        return
    child = children[0]
    if child.type == "assignment":
        _assignment(low, child, out)
    elif child.type == "augmented_assignment":
        left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
        operator = child.child_by_field_name("operator")
        if left is not None and right is not None and operator is not None:
            out.append(("augment", pos_of(child), low.target(left), operator.type[:-1], low.expression(right)))
    elif child.type != "string" or any(part.type == "interpolation" for part in child.named_children):
        out.append(("expr", pos_of(node), low.expression(child)))


def _assignment(low: Any, node: Any, out: list[Node]) -> None:
    targets = []
    pos = pos_of(node)
    while node is not None and node.type == "assignment":
        left = node.child_by_field_name("left")
        type_node = node.child_by_field_name("type")
        right = node.child_by_field_name("right")
        if type_node is not None:
            value = low.expression(right) if right is not None else None
            out.append(("annotated", pos, low.target(left), low.expression(type_node), value))
            return
        targets.append(low.target(left))
        node = right
    if node is not None:
        out.append(("assign", pos, tuple(targets), low.expression(node)))


def _type_alias(low: Any, node: Any, out: list[Node]) -> None:
    """`type Tags = dict[str, str]`, which the grammar also sees in `type(self).tags = {}`."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None or not left.named_child_count or not right.named_child_count:
        return
    inner = left.named_children[0]
    target, held = low.target(inner), inner
    while held.type in ("attribute", "subscript"):
        held = held.named_children[0]
    if held is not inner and held.type == "parenthesized_expression":
        target = _of_type(target, pos_of(node), low.expression(held))
    out.append(("assign", pos_of(node), (target,), low.expression(right.named_children[0])))


def _of_type(target: Node, pos: int, argument: Node) -> Node:
    """A target within `argument` as one within `type(argument)`."""
    if target[0] in ("attr", "index"):
        return (*target[:2], _of_type(target[2], pos, argument), *target[3:])
    return ("call", pos, pos, ("name", pos, "type"), ((0, "", argument),))


def _return(low: Any, node: Any, out: list[Node]) -> None:
    value = low.expression(node.named_children[0]) if node.named_child_count else None
    out.append(("return", pos_of(node), value))


def _raise(low: Any, node: Any, out: list[Node]) -> None:
    value = low.expression(node.named_children[0]) if node.named_child_count else None
    out.append(("raise", pos_of(node), value))


def _assert(low: Any, node: Any, out: list[Node]) -> None:
    if node.named_child_count:
        out.append(("assert", pos_of(node), low.expression(node.named_children[0])))


def _delete(low: Any, node: Any, out: list[Node]) -> None:
    target: Node = low.target(node.named_children[0]) if node.named_child_count else ("unknown", pos_of(node))
    out.append(("delete", pos_of(node), target[2] if target[0] == "tuple" else (target,)))


def _body(low: Any, node: Any, field: str = "body") -> tuple[Node, ...]:
    child = node.child_by_field_name(field)
    return tuple(low.block(child)) if child is not None else ()


def _if(low: Any, node: Any, out: list[Node]) -> None:
    clauses = node.children_by_field_name("alternative")
    otherwise: tuple[Node, ...] = ()
    for clause in reversed(clauses):
        if clause.type == "else_clause":
            otherwise = _body(low, clause)
        elif clause.type == "elif_clause":
            test = low.expression(clause.child_by_field_name("condition"))
            otherwise = (("if", pos_of(clause), test, _body(low, clause, "consequence"), otherwise),)
    test = low.expression(node.child_by_field_name("condition"))
    out.append(("if", pos_of(node), test, _body(low, node, "consequence"), otherwise))


def _else(low: Any, node: Any) -> tuple[Node, ...]:
    clause = node.child_by_field_name("alternative")
    return _body(low, clause) if clause is not None else ()


def _for(low: Any, node: Any, out: list[Node]) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return
    out.append(("for", pos_of(node), low.target(left), low.expression(right), _body(low, node), _else(low, node)))


def _while(low: Any, node: Any, out: list[Node]) -> None:
    test = low.expression(node.child_by_field_name("condition"))
    out.append(("while", pos_of(node), test, _body(low, node), _else(low, node)))


def _with(low: Any, node: Any, out: list[Node]) -> None:
    items: list[tuple[Node, Node | None]] = []
    clause = next((c for c in node.named_children if c.type == "with_clause"), None)
    for item in clause.named_children if clause is not None else ():
        if item.type != "with_item":
            continue
        value = item.child_by_field_name("value")
        if value is None:
            continue
        if value.type == "as_pattern":
            alias = value.child_by_field_name("alias")
            target = low.target(alias) if alias is not None else None
            items.append((low.expression(value.named_children[0]), target))
        else:
            items += _parenthesised(low, value)
    out.append(("with", pos_of(node), tuple(items), _body(low, node)))


def _parenthesised(low: Any, value: Any) -> list[tuple[Node, Node | None]]:
    """`with (a() as b, c() as d):` arrives as one tuple in some versions of the grammar."""
    if value.type == "tuple":
        out: list[tuple[Node, Node | None]] = []
        for part in value.named_children:
            if part.type == "as_pattern":
                alias = part.child_by_field_name("alias")
                out.append((low.expression(part.named_children[0]), low.target(alias) if alias is not None else None))
            elif part.type != "comment":
                out.append((low.expression(part), None))
        return out
    return [(low.expression(value), None)]


def _try(low: Any, node: Any, out: list[Node]) -> None:
    handlers = []
    otherwise: tuple[Node, ...] = ()
    final: tuple[Node, ...] = ()
    for child in node.named_children:
        if child.type in ("except_clause", "except_group_clause"):
            handlers.append(_handler(low, child))
        elif child.type == "else_clause":
            otherwise = _body(low, child)
        elif child.type == "finally_clause":
            block = next((c for c in child.named_children if c.type == "block"), None)
            final = tuple(low.block(block)) if block is not None else ()
    out.append(("try", pos_of(node), _body(low, node), tuple(handlers), otherwise, final))


def _handler(low: Any, node: Any) -> Node:
    block = next((c for c in node.named_children if c.type == "block"), None)
    body = tuple(low.block(block)) if block is not None else ()
    value = node.child_by_field_name("value")
    name = None
    kind: Node | None = None
    if value is not None:
        if value.type == "as_pattern":
            alias = value.child_by_field_name("alias")
            name = name_of(alias) if alias is not None else None
            kind = low.expression(value.named_children[0])
        else:
            kind = low.expression(value)
    return (kind, name, body)


def _match(low: Any, node: Any, out: list[Node]) -> None:
    subject = node.child_by_field_name("subject")
    if subject is None:
        return
    cases = []
    block = node.child_by_field_name("body")
    for clause in block.named_children if block is not None else ():
        if clause.type != "case_clause":
            continue
        patterns = [c for c in clause.named_children if c.type == "case_pattern"]
        guard = clause.child_by_field_name("guard")
        test = low.expression(guard.named_children[0]) if guard is not None and guard.named_child_count else None
        pattern: Node = ("sequence", pos_of(clause), tuple(pattern_of(low, p) for p in patterns))
        if len(patterns) == 1 and not _has_comma(clause):
            pattern = pattern_of(low, patterns[0])
        cases.append((pattern, test, _body(low, clause, "consequence")))
    out.append(("match", pos_of(node), low.expression(subject), tuple(cases)))


def pattern_of(low: Any, node: Any) -> Node:
    """("value", pos, expression), ("any", pos, name or None), ("or", pos, patterns), ("mapping", pos, ((key, pattern),
    ...), rest), ("sequence", pos, patterns), ("star", pos, name), ("class", pos, expression, patterns, ((name, pattern)
    , ...)), ("as", pos, pattern, name)."""
    pos = pos_of(node)
    kind = node.type
    children = [c for c in node.named_children if c.type != "comment"]
    if kind in ("case_pattern", "parenthesized_expression", "group_pattern"):
        if not children:
            return ("any", pos, None)
        if any(child.type == "-" for child in node.children):  # the grammar has no node for a negative number
            return ("value", pos, ("unary", pos, "-", low.expression(children[0])))
        return pattern_of(low, children[0])
    if kind == "dotted_name":
        if len(children) == 1:
            name = name_of(children[0])
            return ("any", pos, None if name == "_" else name)
        return ("value", pos, low.expression(node))
    if kind == "union_pattern":
        return ("or", pos, tuple(pattern_of(low, c) for c in children))
    if kind == "as_pattern":
        alias = children[-1]
        return ("as", pos, pattern_of(low, children[0]), name_of(alias))
    if kind == "tuple_pattern" and len(children) == 1 and not _has_comma(node):
        return pattern_of(low, children[0])  # in parentheses, which the grammar does not tell from a tuple
    if kind in ("list_pattern", "tuple_pattern"):
        return ("sequence", pos, tuple(pattern_of(low, c) for c in children))
    if kind == "splat_pattern":
        return ("star", pos, name_of(children[0]) if children else None)
    if kind == "dict_pattern":
        return _mapping_pattern(low, node, children)
    if kind == "class_pattern":
        return _class_pattern(low, node, children)
    return ("value", pos, low.expression(node))


def _has_comma(node: Any) -> bool:
    return any(child.type == "," for child in node.children)


def _mapping_pattern(low: Any, node: Any, children: list[Any]) -> Node:
    keys = node.children_by_field_name("key")
    values = node.children_by_field_name("value")
    rest = next(
        (name_of(c.named_children[0]) for c in children if c.type == "splat_pattern" and c.named_children), None
    )
    pairs = tuple((low.expression(k), pattern_of(low, v)) for k, v in zip(keys, values, strict=False))
    return ("mapping", pos_of(node), pairs, rest)


def _class_pattern(low: Any, node: Any, children: list[Any]) -> Node:
    positional, keyword = [], []
    for child in children[1:]:
        inner = child.named_children[0] if child.type == "case_pattern" and child.named_child_count else child
        if inner.type == "keyword_pattern":
            keyword.append((name_of(inner.named_children[0]), pattern_of(low, inner.named_children[-1])))
        else:
            positional.append(pattern_of(low, inner))
    return ("class", pos_of(node), low.expression(children[0]), tuple(positional), tuple(keyword))


def _import(low: Any, node: Any, out: list[Node]) -> None:
    names: list[tuple[str, str | None]] = []
    for child in node.named_children:
        if child.type == "dotted_name":
            names.append((name_of(child), None))
        elif child.type == "aliased_import":
            name, alias = child.child_by_field_name("name"), child.child_by_field_name("alias")
            names.append((name_of(name), name_of(alias)))
    out.append(("import", pos_of(node), tuple(names)))


def _from(low: Any, node: Any, out: list[Node]) -> None:
    module = node.child_by_field_name("module_name")
    level, dotted = 0, ""
    if module is not None:
        dotted = name_of(module).replace(" ", "")
        stripped = dotted.lstrip(".")
        level, dotted = len(dotted) - len(stripped), stripped
    if any(c.type == "wildcard_import" for c in node.named_children):
        out.append(("from", pos_of(node), level, dotted, None))
        return
    names: list[tuple[str, str | None]] = []
    for child in node.children_by_field_name("name"):
        if child.type == "aliased_import":
            names.append((name_of(child.child_by_field_name("name")), name_of(child.child_by_field_name("alias"))))
        else:
            names.append((name_of(child), None))
    out.append(("from", pos_of(node), level, dotted, tuple(names)))


def _scope(kind: str) -> Lower:
    def lower(low: Any, node: Any, out: list[Node]) -> None:
        names = tuple(name_of(c) for c in node.named_children if c.type == "identifier")
        (low.globals if kind == "global" else low.nonlocals).update(names)
        out.append((kind, pos_of(node), names))

    return lower


def _definition(low: Any, node: Any, out: list[Node]) -> None:
    if node.type == "decorated_definition":
        node = node.child_by_field_name("definition")
        if node is None:
            return
    out.append(("class" if node.type == "class_definition" else "def", pos_of(node), node.start_byte))


def _simple(kind: str) -> Lower:
    return lambda low, node, out: out.append((kind, pos_of(node)))


STATEMENTS: dict[str, Lower] = {
    "expression_statement": _expression,
    "type_alias_statement": _type_alias,
    "return_statement": _return,
    "raise_statement": _raise,
    "assert_statement": _assert,
    "delete_statement": _delete,
    "if_statement": _if,
    "for_statement": _for,
    "while_statement": _while,
    "with_statement": _with,
    "try_statement": _try,
    "match_statement": _match,
    "import_statement": _import,
    "import_from_statement": _from,
    "future_import_statement": _simple("pass"),
    "global_statement": _scope("global"),
    "nonlocal_statement": _scope("nonlocal"),
    "function_definition": _definition,
    "class_definition": _definition,
    "decorated_definition": _definition,
    "break_statement": _simple("break"),
    "continue_statement": _simple("continue"),
}
