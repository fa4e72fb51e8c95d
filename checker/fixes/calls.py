"""A call that is to carry headers or metadata: the changes that add them, beside what it passes already.

What is sent today stays on top: `{**owner_headers(), **headers}`. A key that is written there and holds nothing takes
the builder's value. Where the mapping comes through `**kwargs`, it is taken from there and merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.code.callsite import Shape
from checker.findings.model import Carry
from checker.fixes.brackets import Items, append, insert
from checker.fixes.source import Change, NotFixedError, Source

if TYPE_CHECKING:
    import libcst as cst

MAX_KEYS = 2  # that are written one by one; more are taken in a comprehension
_NOTHING = frozenset({"None", "NOT_GIVEN", "not_given", "omit", "Omit"})


class Given(Struct, frozen=True):
    """What the engine knows of the arguments: see `CallSite.passed` and `spread`; `positional` names the parameters."""

    passed: Mapping[str, Shape]
    spread: bool
    positional: Sequence[str] = ()


class Values(Struct, frozen=True):
    """What is added: `made` is an expression that gives a mapping. `on_top`: it takes the place of what is there, for
    the missing keys alone."""

    made: str
    carry: Carry
    on_top: bool = False

    def items(self, held: frozenset[str] = frozenset()) -> str:
        """As items of a dict display; `held` are keys that stand beside them."""
        return f"**{self.made}" if self._is_whole(held) else self._picked(held)

    def mapping(self) -> str:
        if self._is_whole(frozenset()):
            return self.made
        picked = self._picked(frozenset())
        return picked[2:] if picked.startswith("**") else f"{{{picked}}}"

    def one(self, key: str) -> str:
        """The value of one key."""
        return f'{self.made}["{dict(self.carry.keys)[key]}"]'

    def _is_whole(self, held: frozenset[str]) -> bool:
        carry = self.carry
        return carry.whole and not self.on_top and all(key.lower() in held for key in carry.others)

    def _picked(self, held: frozenset[str]) -> str:
        keys = [pair for pair in self.carry.keys if pair[0].lower() not in held]
        if len(keys) > MAX_KEYS and all(a == b for a, b in keys):
            names = ", ".join(f'"{a}"' for a, _ in keys)
            return f"**{{key: {self.made}[key] for key in ({names})}}"
        return ", ".join(f'"{a}": {self.made}["{b}"]' for a, b in keys)


def carry(source: Source, call: cst.Call, given: Given, values: Values) -> list[Change]:
    """The changes of one call. NotFixedError: it is written in a way that no argument can be added to safely."""
    import libcst as cst

    name, *rest = values.carry.path
    argument = _argument(call, name, given.positional)
    if argument is not None:
        changes = _into(source, argument.value, rest, values, given.passed.get(name, Shape.UNKNOWN))
    else:
        spread = [a for a in call.args if a.star == "**"]
        if spread and (name in given.passed or given.spread):
            changes = _through(source, spread, name, rest, values)
        elif name in given.passed and (not values.on_top or any(a.star for a in call.args)):
            raise NotFixedError(f"its {name} is given where the function is made (a partial), not at the call")
        else:
            changes = _added(source, call, f"{name}={_nested(rest, values)}")
    inside = any(isinstance(node, cst.FormattedStringExpression) for node in source.around(call))
    if inside and any(set(c.text) & set("\"'\\\r\n") for c in changes):
        raise NotFixedError("the call stands inside an f-string, where no quotes can be added")
    return changes


def ask(source: Source, call: cst.Call, given: Given, way: Carry) -> list[Change]:
    """The changes that add one constant to a mapping (`stream_options={"include_usage": True}`)."""
    import libcst as cst

    (name,), ((key, value),) = way.path, way.keys
    argument = _argument(call, name, given.positional)
    if argument is None:
        if any(a.star for a in call.args):
            raise NotFixedError(f"whether its {name} is given already is not written at the call")
        return _added(source, call, f'{name}={{"{key}": {value}}}')
    node = argument.value
    start, end = source.outer_span(node)
    if _is_nothing(node):
        return [Change(start, end, f'{{"{key}": {value}}}')]
    if not isinstance(node, cst.Dict):
        return [Change(start, start, "{**("), Change(end, end, f' or {{}}), "{key}": {value}}}')]
    for element in node.elements:
        if isinstance(element, cst.DictElement) and _constant(element.key) == key:
            return [Change(*source.outer_span(element.value), value)]
    return append(source, _elements(source, node), f'"{key}": {value}')


def _argument(call: cst.Call, name: str, positional: Sequence[str]) -> cst.Arg | None:
    for index, argument in enumerate(call.args):
        if argument.keyword is not None and argument.keyword.value == name:
            return argument
        if argument.star == "*":
            break
        if argument.keyword is None and not argument.star and index < len(positional) and positional[index] == name:
            return argument
    return next((a for a in call.args if a.keyword is not None and a.keyword.value == name), None)


def _added(source: Source, call: cst.Call, text: str) -> list[Change]:
    """A keyword argument behind the others, before `**`."""
    import libcst as cst

    if len(call.args) == 1 and isinstance(call.args[0].value, cst.GeneratorExp) and not call.args[0].value.lpar:
        raise NotFixedError("its only argument is a generator without parentheses")
    index = next((i for i, a in enumerate(call.args) if a.star == "**"), len(call.args))
    return insert(source, _arguments(source, call), index, text)


def _arguments(source: Source, call: cst.Call) -> Items:
    spans = [(source.span(a)[0], source.outer_span(a.value)[1]) for a in call.args]
    end = source.span(call)[1] - 1
    _, behind = source.outer_span(call.func)
    return Items(source.text.index("(", behind) + 1, end, spans)


def _elements(source: Source, node: cst.Dict) -> Items:
    spans = [(source.span(e)[0], source.outer_span(e.value)[1]) for e in node.elements]
    start, end = source.span(node)
    return Items(start + 1, end - 1, spans)


def _nested(rest: Sequence[str], values: Values) -> str:
    """The mapping below keys that are not there yet."""
    text = values.mapping()
    for key in reversed(rest):
        text = f'{{"{key}": {text}}}'
    return text


def _into(source: Source, node: cst.BaseExpression, rest: Sequence[str], values: Values, shape: Shape) -> list[Change]:
    """Changes of an argument's value, or of what stands in it below the keys `rest`."""
    import libcst as cst

    start, end = source.outer_span(node)
    if _is_nothing(node) or (isinstance(node, cst.Dict) and not node.elements and not rest):
        return [Change(start, end, _nested(rest, values))]
    if not rest:
        return _merged(source, node, values, shape)
    key, *below = rest
    if isinstance(node, cst.Dict):
        for element in node.elements:
            if isinstance(element, cst.DictElement) and _constant(element.key) == key:
                return _into(source, element.value, below, values, Shape.UNKNOWN)
        if any(isinstance(e, cst.StarredDictElement) for e in node.elements):
            raise NotFixedError(f"whether its {key} is given already is not written at the call")
        return append(source, _elements(source, node), f'"{key}": {_nested(below, values)}')
    if isinstance(node, cst.Call) and not any(a.star for a in node.args):
        for argument in node.args:
            if argument.keyword is not None and argument.keyword.value == key:
                return _into(source, argument.value, below, values, Shape.UNKNOWN)
        return _added(source, node, f"{key}={_nested(below, values)}")
    raise NotFixedError(f"its {values.carry.path[0]} is made elsewhere")


def _merged(source: Source, node: cst.BaseExpression, values: Values, shape: Shape) -> list[Change]:
    import libcst as cst

    start, end = source.outer_span(node)
    if isinstance(node, cst.Dict):
        return _into_display(source, node, values)
    if isinstance(node, (cst.List, cst.Tuple)):
        return [Change(start, start, f"{{{values.items()}, **dict("), Change(end, end, ")}")]
    plain = isinstance(node, (cst.Name, cst.Attribute, cst.Subscript, cst.Call, cst.DictComp)) or bool(node.lpar)
    before, after = ("", "") if plain else ("(", ")")
    if shape is Shape.PAIRS:
        before, after = f"dict({before}", f"{after} or ())"
    elif shape is Shape.UNKNOWN and not _makes_dict(node):
        before, after = f"({before}", f"{after} or {{}})"
    if values.on_top:
        return [Change(start, start, f"{{**{before}"), Change(end, end, f"{after}, {values.items()}}}")]
    return [Change(start, start, f"{{{values.items()}, **{before}"), Change(end, end, f"{after}}}")]


def _into_display(source: Source, node: cst.Dict, values: Values) -> list[Change]:
    """`{"x-team-id": team}`: the builder goes in front; a key that holds nothing takes its value."""
    import libcst as cst

    changes: list[Change] = []
    wanted = {key.lower(): key for key, _ in values.carry.keys}
    held: set[str] = set()
    for element in node.elements:
        key = _constant(element.key) if isinstance(element, cst.DictElement) else None
        if key is None:
            continue
        held.add(key.lower())
        if key.lower() in wanted:
            changes += _filled(source, element.value, values.one(wanted[key.lower()]))
    if set(wanted) <= held:
        return changes
    items = _elements(source, node)
    if values.on_top:
        return changes + append(source, items, values.items(frozenset(held)))
    return changes + insert(source, items, 0, values.items(frozenset(held)))


def _filled(source: Source, node: cst.BaseExpression, value: str) -> list[Change]:
    """A value that may be empty: a constant is replaced, of anything else what is empty."""
    import libcst as cst

    start, end = source.outer_span(node)
    if _is_nothing(node) or isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
        return [Change(start, end, value)]
    weak = isinstance(node, (cst.IfExp, cst.Lambda, cst.NamedExpr)) and not node.lpar
    if weak:
        return [Change(start, start, "("), Change(end, end, f") or {value}")]
    return [Change(end, end, f" or {value}")]


def _through(source: Source, spread: Sequence[cst.Arg], name: str, rest: Sequence[str], values: Values) -> list[Change]:
    """The argument comes, or may come, through `**options`: `**{**options, "extra_headers": {...}}`."""
    import libcst as cst

    for argument in spread:
        if isinstance(argument.value, cst.Dict):
            for element in argument.value.elements:
                if isinstance(element, cst.DictElement) and _constant(element.key) == name:
                    return _into(source, element.value, rest, values, Shape.UNKNOWN)
    if len(spread) > 1 or rest or not isinstance(spread[0].value, (cst.Name, cst.Attribute)):
        raise NotFixedError(f"its {name} may come through ** in a way that cannot be merged")
    options = source.code(spread[0].value)
    start, end = source.outer_span(spread[0].value)
    old = f'**({options}.get("{name}") or {{}})'
    parts = (old, values.items()) if values.on_top else (values.items(), old)
    text = f'{{**{options}, "{name}": {{{parts[0]}, {parts[1]}}}}}'
    return [Change(start, end, text)]


def _is_nothing(node: cst.BaseExpression) -> bool:
    """None and what SDKs take for it."""
    import libcst as cst

    if isinstance(node, cst.Call) and not node.args:
        node = node.func
    if isinstance(node, cst.Attribute):
        node = node.attr
    return isinstance(node, cst.Name) and node.value in _NOTHING


def _makes_dict(node: cst.BaseExpression) -> bool:
    import libcst as cst

    called = isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "dict"
    return called or isinstance(node, cst.DictComp)


def _constant(node: cst.BaseExpression) -> str | None:
    import libcst as cst

    if isinstance(node, (cst.SimpleString, cst.ConcatenatedString)):
        value = node.evaluated_value
        return value if isinstance(value, str) else None
    return None
