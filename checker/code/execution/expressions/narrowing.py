"""What a passed test says of the values that it names: `if headers:`, `if key in tags:`, `isinstance(x, str)`."""

from __future__ import annotations

from typing import Any

from checker.code.execution.disjoint import rule_out
from checker.code.execution.expressions.truth import compare, contains, decide
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names.mutations import class_member_seen
from checker.code.execution.objects.class_writers import holder_of
from checker.code.execution.objects.classes import find_in_class
from checker.code.execution.values import (
    Choice,
    Class,
    Const,
    External,
    Ref,
    Text,
    Unknown,
    Value,
    as_data,
    choose,
)
from checker.code.source.summary import Node


def refine(m: Machine, test: Node, truth: bool) -> None:
    """Narrow the names and attributes that `test` speaks of, on a path where it came out as `truth`."""
    if m.st is None:
        return
    kind = test[0]
    if kind == "not":
        refine(m, test[2], not truth)
    elif kind == "bool":
        if (test[2] == "and") is truth:
            refine(m, test[3], truth)
            refine(m, test[4], truth)
        elif test[3][0] in ("name", "attr") and decide(m, m.eval(test[3]))[0] is (not truth):
            refine(m, test[4], truth)  # the first part is certain: the second one decided
    elif kind in ("name", "attr", "walrus"):
        node = _named(test)
        _narrow(m, node, lambda v: decide(m, v)[0], truth)
        if truth:
            _fill(m, node)
    elif kind == "compare" and len(test[3]) == 1:
        op, right_node = test[3][0]
        left_node = _named(test[2])
        if op in ("is", "is not", "==", "!="):
            positive = op in ("is", "==")
            if right_node[0] in ("const", "name", "attr"):
                right = m.eval(right_node)
                if m.st is None:
                    return
                if truth is positive and isinstance(right, Const):
                    replace(m, left_node, right)
                else:
                    _narrow(m, left_node, lambda v: compare(m, op, v, right)[0], truth)
        elif op in ("in", "not in"):
            _narrow_membership(m, left_node, right_node, truth is (op == "in"))
    elif kind == "call" and truth and test[3][0] == "attr" and test[3][3] == "get" and len(test[4]) == 1:
        _narrow_item(m, test[3][2], test[4][0][2])
    elif kind == "index" and truth:
        _narrow_item(m, test[2], test[3])
    elif kind == "call" and test[3][0] == "name" and test[3][2] == "isinstance" and len(test[4]) == 2:
        _narrow(m, test[4][0][2], lambda v: _isinstance_of(m, v, test[4][1][2]), truth)
        if truth:
            _take_for_client(m, test[4][0][2], test[4][1][2])


def _named(node: Node) -> Node:
    """The name that `(name := value)` binds."""
    return ("name", node[1], node[2]) if node[0] == "walrus" else node


def _isinstance_of(m: Machine, value: Value, kind: Node) -> bool | None:
    from checker.code.library.instance_checks import is_instance

    return is_instance(m, value, m.eval(kind))


def _take_for_client(m: Machine, node: Node, kind: Node) -> None:
    """`isinstance(client, (OpenAI, AsyncOpenAI))`: what nothing is known of is a client from there on, as where an
    annotation says so."""
    current = _peek(m, node)
    if not isinstance(current, Unknown):
        return
    from checker.code.wire import makes

    stated = m.eval(kind)
    seq = m.as_seq(stated)
    types = [stated] if seq is None else [value for value, _ in seq.items]
    made = [makes.symbolic_client(m, t, current.deps) if isinstance(t, External) else None for t in types]
    clients = [(client, current.deps) for client in made if client is not None]
    if clients and len(clients) == len(types):
        replace(m, node, choose(clients) if len(clients) > 1 else clients[0][0])


def _narrow_membership(m: Machine, key_node: Node, node: Node, is_in: bool) -> None:
    """`if name in headers`: on the one path the key is there, on the other it is not."""
    if key_node[0] not in ("const", "name", "attr") or node[0] not in ("name", "attr"):
        return
    key, mapping = m.eval(key_node), m.eval(node)
    if isinstance(mapping, Choice) and isinstance(key, Const):  # one of several mappings: those that fit are left
        _narrow(m, node, lambda v: contains(m, key, v)[0], is_in)
        mapping = m.eval(node)
    found = m.as_dict(mapping)
    if found is None or not isinstance(mapping, Ref) or not isinstance(key, Const) or not isinstance(key.value, str):
        return
    name = key.value.lower() if found.fold else key.value
    slot = found.keys.get(name)
    if slot is not None and slot[1] is not None:
        keys = m.own(mapping).keys
        if is_in:
            keys[name] = (slot[0], None)
        else:
            del keys[name]
    elif slot is None and found.open is not None and is_in:
        m.own(mapping).keys[name] = (Unknown(found.open), None)


def _narrow_item(m: Machine, node: Node, key_node: Node) -> None:
    """`if headers.get(name)` and `if headers[name]`, where it came out true: the key is there, its value not empty."""
    _narrow_membership(m, key_node, node, True)
    if key_node[0] not in ("const", "name", "attr") or node[0] not in ("name", "attr") or m.st is None:
        return
    key, mapping = m.eval(key_node), m.eval(node)
    if isinstance(mapping, Choice) and isinstance(key, Const):
        _narrow(m, node, lambda v: _holds_truth(m, v, key.value), True)
        mapping = m.eval(node)
    found = m.as_dict(mapping)
    if found is None or not isinstance(mapping, Ref) or not isinstance(key, Const):
        return
    name = key.value.lower() if found.fold and isinstance(key.value, str) else key.value
    slot = found.keys.get(name)
    if slot is not None:
        m.own(mapping).keys[name] = (fill(slot[0]), None)


def _holds_truth(m: Machine, mapping: Value, key: Any) -> bool | None:
    """Whether what a mapping has under a key counts as true."""
    found = m.as_dict(mapping)
    if found is None:
        return None
    slot = found.keys.get(key.lower() if found.fold and isinstance(key, str) else key)
    if slot is None:
        return False if found.open is None else None
    truth, _ = decide(m, slot[0])
    return truth if slot[1] is None or truth is False else None


def _narrow(m: Machine, node: Node, test: Any, truth: bool) -> None:
    current = _peek(m, node)
    if current is None:
        return
    if isinstance(current, Choice):
        kept = [(v, d) for v, d in current.alternatives if test(v) is not (not truth)]
        if kept and len(kept) < len(current.alternatives):
            replace(m, node, choose(kept))
            if m.apart:
                values = [v for v, _ in kept]
                rule_out(m, values, [v for v, _ in current.alternatives if v not in values])


def _fill(m: Machine, node: Node) -> None:
    """A name or attribute that was found true is not empty."""
    current = _peek(m, node)
    if current is not None:
        filled = fill(current)
        if filled is not current:
            replace(m, node, filled)


def fill(value: Value) -> Value:
    """The value, known not to be empty. What decides it stays: a caller may still give a placeholder."""
    if isinstance(value, Choice):
        rows = [(fill(v), d) for v, d in value.alternatives if not (isinstance(v, Const) and not v.value)]
        return choose(rows) if rows else value
    plain = as_data(value)
    if isinstance(plain, Unknown) and not plain.filled:
        return Unknown(plain.deps, True)
    if isinstance(plain, Text) and not plain.filled:
        return Text(plain.parts, plain.deps, True)
    return value


def _peek(m: Machine, node: Node) -> Value | None:
    if node[0] == "name":
        return m.lookup(node[2])
    if node[0] == "attr" and node[2][0] == "name":
        owner = m.lookup(node[2][2])
        if isinstance(owner, Class):
            found = find_in_class(m, owner, node[3])
            return class_member_seen(m, owner, node[3], found) if isinstance(found, (Const, Choice)) else None
        inst = m.as_instance(owner) if owner is not None else None
        slot = inst.attrs.get(node[3]) if inst is not None else None
        return slot[0] if slot is not None else None
    return None


def replace(m: Machine, node: Node, value: Value) -> None:
    """Let a name, or an attribute of a name, hold another value where it is bound."""
    if node[0] == "name":
        scope = _scope_of(m, node[2])
        if scope is not None:
            m.live.own(scope).attrs[node[2]] = (value, None)
    elif node[0] == "attr" and node[2][0] == "name":
        owner = m.lookup(node[2][2])
        holder = holder_of(m, owner, node[3]) if isinstance(owner, Class) else None
        if holder is not None:
            m.live.own(holder.id).attrs[node[3]] = (value, None)
        elif isinstance(owner, Ref):
            inst = m.as_instance(owner)
            if inst is not None and node[3] in inst.attrs:
                m.own(owner).attrs[node[3]] = (value, None)


def _scope_of(m: Machine, name: str) -> int | None:
    """The environment of a name that a test narrows: the frame's own, or that of its module."""
    frame = m.frame
    scope = frame.env if name not in frame.globals else frame.module.env
    while scope >= 0:
        env = m.live.get(scope)
        if isinstance(env, Instance) and name in env.attrs:
            return scope if scope in (frame.env, frame.module.env) else None
        scope = env.data if isinstance(env, Instance) and isinstance(env.data, int) else -1
    return frame.module.env if name in frame.module.global_writers else None
