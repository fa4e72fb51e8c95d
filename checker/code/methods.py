"""Methods of built-in objects: mappings, sequences, text, and the objects that the standard library gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code import attributes, classes, clients
from checker.code.calls import (
    Arguments,
    as_task,
    bind_arguments,
    call,
    enter_on_stack,
    escape,
    finish,
    run_generator,
    start_task,
    summary_of,
)
from checker.code.expressions import concat
from checker.code.heap import Dict, Instance, Seq
from checker.code.machine import Arg, Machine
from checker.code.sequences import elements, spread
from checker.code.summary import Node
from checker.code.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)

_LOGGING = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "log"})


def call_builtin_method(m: Machine, method: Method, args: list[Arg], node: Node) -> Value:
    receiver = method.receiver
    if isinstance(receiver, Ref):
        obj = m.live.get(receiver.id)
        bound = bind_arguments(m, args)
        if isinstance(obj, Dict):
            return m.each(receiver, lambda r: _on_dict(m, r, obj, method.name, bound, node))
        if isinstance(obj, Seq):
            return _on_seq(m, receiver, obj, method.name, bound, node)
        return _on_instance(m, receiver, obj, method.name, args, bound, node)
    if isinstance(receiver, (Const, Text)):
        return _on_text(m, receiver, method.name, bind_arguments(m, args), node)
    if isinstance(receiver, Super):
        return _on_super(m, receiver, method.name, args, node)
    if isinstance(receiver, (Unknown, Method)):
        return _on_unknown(m, method, args, node)
    if isinstance(receiver, Class):
        return _on_class(m, receiver, method.name, args, node)
    if isinstance(receiver, Function):
        if method.name in ("__call__", "delay", "apply_async", "remote", "submit", "defer", "kiq", "send", "spawn"):
            return call(m, receiver, args, node)
        if method.name in ("cache_clear", "cache_info", "register"):
            return receiver if method.name != "register" else FILLED
    escape(m, args, node)
    return Unknown(deps_of(receiver))


# -- mappings ---------------------------------------------------------------------------------------------------------


def _on_dict(m: Machine, receiver: Value, obj: Dict, name: str, bound: Arguments, node: Node) -> Value:
    assert isinstance(receiver, Ref)
    function = _DICT.get(name)
    if function is None:
        return Unknown()
    return function(m, receiver, bound, node)


def _dict_of(m: Machine, ref: Ref) -> Dict:
    obj = m.live.get(ref.id)
    assert isinstance(obj, Dict)
    return obj


def _get(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key = bound.get(0, "key") or NONE
    default = bound.get(1, "default") or NONE
    return m.each(key, lambda k: lookup(m, ref, k, default))


def lookup(m: Machine, ref: Ref, key: Value, default: Value) -> Value:
    """`mapping.get(key, default)`."""
    obj = _dict_of(m, ref)
    known, plain = attributes.key_of(m, key)
    if not known:
        items = [(v, deps_of(key)) for v, _ in obj.keys.values()]
        return choose([*items, (default, deps_of(key))])
    if obj.fold and isinstance(plain, str):
        plain = plain.lower()
    slot = obj.keys.get(plain)
    if slot is not None and slot[1] is None:
        return slot[0]
    if slot is not None:
        return choose([(slot[0], slot[1] or NO_DEPS), (default, slot[1] or NO_DEPS)])
    if obj.open is not None:
        return choose([(Unknown(obj.open), obj.open), (default, obj.open)])
    return default


def _pop(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key = bound.get(0, "key") or NONE
    default = bound.get(1, "default")

    def one(k: Value) -> Value:
        obj = _dict_of(m, ref)
        known, plain = attributes.key_of(m, k)
        if known and default is None and plain not in obj.keys:
            if obj.open is None:
                m.fail()  # KeyError
                return Unknown()
            m.may_raise(obj.open)
        value = lookup(m, ref, k, default if default is not None else Unknown(obj.open or NO_DEPS))
        attributes.remove_key(m, ref, k)
        return value

    return m.each(key, one)


def _update(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    for value in bound.positional:
        if m.st is not None:
            attributes.merge_into(m, ref, value, node)
    if m.st is None:
        return Unknown()
    if bound.keywords or bound.open is not None:
        extra = Dict()
        extra.keys.update(bound.keywords)
        extra.open = bound.open
        attributes.merge_into(m, ref, m.add(extra), node)
    return NONE


def _setdefault(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    key, default = bound.get(0, "key") or NONE, bound.get(1, "default") or NONE
    obj = _dict_of(m, ref)
    known, plain = attributes.key_of(m, key)
    if not known:
        own = m.own(ref)
        own.open = (own.open or NO_DEPS) | deps_of(key)
        return Unknown(deps_of(key))
    slot = obj.keys.get(plain)
    if slot is not None and slot[1] is None:
        return slot[0]
    value = default
    if slot is not None:
        value = choose([(slot[0], slot[1] or NO_DEPS), (default, slot[1] or NO_DEPS)])
    elif obj.open is not None:
        value = choose([(Unknown(obj.open), obj.open), (default, obj.open)])
    m.own(ref).keys[plain] = (value, None)
    return value


def _copy(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    return m.add(_dict_of(m, ref).copy())


def _clear(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    own = m.own(ref)
    own.keys, own.open = {}, None
    return NONE


def _view(kind: str) -> Callable[[Machine, Ref, Arguments, Node], Value]:
    def view(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
        obj = _dict_of(m, ref)
        out = Seq("list")
        for key, (value, have) in obj.keys.items():
            from checker.code.sequences import _key_value

            name = _key_value(key)
            item = value if kind == "values" else name if kind == "keys" else m.new_seq("tuple", [name, value])
            out.items.append((item, have))
        if obj.open is not None:
            blank = Unknown(obj.open)
            out.rest = m.new_seq("tuple", [blank, blank]) if kind == "items" else blank
            out.rest_deps = obj.open
        return m.add(out)

    return view


def _popitem(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    obj = _dict_of(m, ref)
    if not obj.keys or obj.open is not None or any(have is not None for _, have in obj.keys.values()):
        own = m.own(ref)
        own.keys = {k: (v, NO_DEPS if have is None else have) for k, (v, have) in own.keys.items()}
        return m.new_seq("tuple", [Unknown(), Unknown()])
    first = bound.get(0, "last") == Const(False)
    key = next(iter(obj.keys)) if first else list(obj.keys)[-1]
    value = obj.keys[key][0]
    m.own(ref).keys.pop(key)
    return m.new_seq("tuple", [Const(key), value])


def _fromkeys(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    return from_keys(m, bound, node)


def from_keys(m: Machine, bound: Arguments, node: Node) -> Value:
    out = m.new_dict(node)
    value = bound.get(1, "value") or NONE
    for key, have in elements(m, bound.get(0, "iterable") or NONE):
        attributes.set_item(m, out, key, value, have)
    return out


_DICT: dict[str, Callable[[Machine, Ref, Arguments, Node], Value]] = {
    "get": _get,
    "getlist": _get,
    "pop": _pop,
    "update": _update,
    "setdefault": _setdefault,
    "copy": _copy,
    "__copy__": _copy,
    "clear": _clear,
    "items": _view("items"),
    "multi_items": _view("items"),
    "keys": _view("keys"),
    "values": _view("values"),
    "popitem": _popitem,
    "fromkeys": _fromkeys,
    "__getitem__": lambda m, ref, bound, node: attributes.get_item(m, ref, bound.get(0, "key") or NONE, node),
    "__setitem__": lambda m, ref, bound, node: (
        attributes.set_item(m, ref, bound.get(0, "key") or NONE, bound.get(1, "value") or NONE) or NONE
    ),
    "new_child": lambda m, ref, bound, node: _new_child(m, ref, bound, node),
    "add": lambda m, ref, bound, node: (
        attributes.set_item(m, ref, bound.get(0, "key") or NONE, bound.get(1, "value") or NONE) or NONE
    ),
    "__contains__": lambda m, ref, bound, node: Unknown(),
    "move_to_end": lambda m, ref, bound, node: NONE,
}


def _new_child(m: Machine, ref: Ref, bound: Arguments, node: Node) -> Value:
    out = m.add(_dict_of(m, ref).copy())
    for value in bound.positional:
        attributes.merge_into(m, out, value, node)
    return out


# -- sequences ----------------------------------------------------------------------------------------------------------


def _on_seq(m: Machine, ref: Ref, obj: Seq, name: str, bound: Arguments, node: Node) -> Value:
    first = bound.get(0, "item")
    if name in ("append", "add", "appendleft", "put", "put_nowait"):
        own = m.own(ref)
        slot = (first or NONE, None)
        own.items = [slot, *own.items] if name == "appendleft" else [*own.items, slot]
        return NONE
    if name in ("extend", "update", "__iadd__", "extendleft"):
        items, rest, deps = spread(m, first or NONE)
        own = m.own(ref)
        own.items = own.items + items
        if rest is not None:
            own.rest, own.rest_deps = rest, own.rest_deps | deps
        return NONE
    if name == "insert":
        own = m.own(ref)
        at = first.value if isinstance(first, Const) and isinstance(first.value, int) else 0
        own.items = [*own.items[:at], (bound.get(1, "value") or NONE, None), *own.items[at:]]
        return NONE
    if name in ("pop", "popleft", "get", "get_nowait", "__next__"):
        return _take(m, ref, obj, name, first)
    if name in ("copy", "__copy__", "union", "__iter__", "__aiter__"):
        return m.add(obj.copy()) if name in ("copy", "__copy__") else ref
    if name == "clear":
        own = m.own(ref)
        own.items, own.rest = [], None
        return NONE
    if name == "reverse":
        own = m.own(ref)
        own.items = own.items[::-1]
        return NONE
    if name == "_asdict":
        return Unknown()
    if name in ("remove", "discard"):
        own = m.own(ref)
        own.items = [(v, have) for v, have in own.items if v != first]
        return NONE
    if name == "rotate":
        own = m.own(ref)
        joined = choose([(v, NO_DEPS) for v, _ in own.items]) if own.items else Unknown()
        own.items = [(joined, have) for _, have in own.items]
        return NONE
    if name in ("index", "count", "qsize"):
        return FILLED
    if name == "join":
        return NONE
    return Unknown(obj.rest_deps)


def _take(m: Machine, ref: Ref, obj: Seq, name: str, index: Value | None) -> Value:
    if obj.kind == "cycle" or obj.rest is not None or any(have is not None for _, have in obj.items):
        values = [(v, NO_DEPS) for v, _ in obj.items]
        if obj.rest is not None:
            values.append((obj.rest, obj.rest_deps))
        return choose(values) if values else Unknown()
    if not obj.items:
        m.st = None if name != "get" else m.st
        return Unknown()
    at = 0 if name in ("popleft", "get", "get_nowait", "__next__") else -1
    if isinstance(index, Const) and isinstance(index.value, int) and name == "pop":
        at = index.value
    if not -len(obj.items) <= at < len(obj.items):
        m.st = None
        return Unknown()
    own = m.own(ref)
    items = list(own.items)
    value, _ = items.pop(at)
    own.items = items
    return value


# -- text ---------------------------------------------------------------------------------------------------------------

_PURE_TEXT = frozenset(
    "lower upper title capitalize casefold strip lstrip rstrip replace removeprefix removesuffix swapcase zfill ljust rjust "
    "center expandtabs startswith endswith isdigit isalpha isalnum isidentifier isupper islower isspace find rfind index "
    "count encode decode split rsplit splitlines partition rpartition join format hex bit_length is_integer translate".split()
)
_KEEPS_FILLED = frozenset(
    "lower upper title capitalize casefold swapcase encode decode zfill hex isoformat strip lstrip rstrip replace".split()
)
_TESTS = frozenset("startswith endswith isdigit isalpha isalnum isidentifier isupper islower isspace isnumeric".split())


def _on_text(m: Machine, value: Const | Text, name: str, bound: Arguments, node: Node) -> Value:
    if name == "join":
        return _join_text(m, value, bound)
    if name == "format":
        return _format(m, value, bound)
    if name == "format_map":
        inner = m.as_dict(bound.get(0, "mapping") or NONE)
        if inner is not None:
            bound = Arguments(keywords={k: v for k, v in inner.keys.items() if isinstance(k, str)}, open=inner.open)
            return _format(m, value, bound)
    plain: list[Any] = [v.value for v in bound.positional if isinstance(v, Const)]
    if name == "translate" and bound.positional:
        table = m.as_instance(bound.positional[0])
        if table is not None and table.kind == "table" and isinstance(value, Const):
            return Const(str(value.value).translate(dict(table.data)))
    certain = len(plain) == len(bound.positional) and bound.rest is None and not bound.keywords
    if (
        isinstance(value, Const)
        and certain
        and name in _PURE_TEXT
        and isinstance(value.value, (str, bytes, int, float))
    ):
        try:
            return _wrap(m, getattr(value.value, name)(*plain))
        except (TypeError, ValueError, AttributeError, LookupError, OverflowError):
            return Unknown()
    if isinstance(value, Text):
        return _on_pattern(m, value, name, plain if certain else None)
    deps: Deps = NO_DEPS
    for item in bound.positional:
        deps |= deps_of(item)
    if name in _TESTS:
        return choose([(Const(True), deps), (Const(False), deps)])
    if name in ("split", "rsplit", "splitlines", "partition"):
        seq = Seq("list")
        seq.rest, seq.rest_deps = Unknown(deps), deps
        return m.add(seq)
    return Unknown(deps)


def _on_pattern(m: Machine, value: Text, name: str, plain: list[object] | None) -> Value:
    if name in ("startswith", "endswith") and plain and isinstance(plain[0], (str, tuple)):
        edge = value.parts[0] if name == "startswith" else value.parts[-1]
        if edge is not None:
            options = plain[0] if isinstance(plain[0], tuple) else (plain[0],)
            for option in options:
                if isinstance(option, str) and len(edge) >= len(option):
                    if getattr(edge, name)(option):
                        return Const(True)
                else:
                    return choose([(Const(True), value.deps), (Const(False), value.deps)])
            return Const(False)
    if name in _TESTS:
        return choose([(Const(True), value.deps), (Const(False), value.deps)])
    if name in ("lower", "upper", "title", "casefold", "swapcase", "capitalize", "replace") and plain is not None:
        try:
            parts = tuple(None if p is None else getattr(p, name)(*plain) for p in value.parts)
        except (TypeError, ValueError):
            return Unknown(value.deps)
        return Text(parts, value.deps, value.filled)
    if name in ("split", "rsplit", "splitlines", "partition", "rpartition"):
        seq = Seq("list")
        seq.rest, seq.rest_deps = Unknown(value.deps), value.deps
        return m.add(seq)
    if name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"):
        return Text(value.parts, value.deps, value.filled and name not in ("removeprefix", "removesuffix"))
    if name in ("encode", "decode"):
        return value
    return Unknown(value.deps)


def _wrap(m: Machine, result: object) -> Value:
    if isinstance(result, (list, tuple)):
        return m.new_seq("list" if isinstance(result, list) else "tuple", [_wrap(m, r) for r in result])
    return Const(result)


def _join_text(m: Machine, separator: Value, bound: Arguments) -> Value:
    items, rest, deps = spread(m, bound.get(0, "iterable") or NONE)
    if rest is not None or any(have is not None for _, have in items):
        return Text(
            (None,), deps | (deps_of(rest) if rest is not None else NO_DEPS), any(have is None for _, have in items)
        )
    values: list[Value] = []
    for i, (item, _) in enumerate(items):
        if i:
            values.append(separator)
        values.append(item)
    return concat(values) if values else Const("")


def _format(m: Machine, template: Value, bound: Arguments) -> Value:
    if not isinstance(template, Const) or not isinstance(template.value, str):
        return Text((None,), deps_of(template), isinstance(template, Text) and any(template.parts))
    import string

    values: list[Value] = []
    position = 0
    try:
        pieces = list(string.Formatter().parse(template.value))
    except ValueError:
        return Unknown()
    for literal, name, _, _ in pieces:
        if literal:
            values.append(Const(literal))
        if name is None:
            continue
        head = name.partition(".")[0].partition("[")[0]
        if head == "" or head.isdigit():
            at = position if head == "" else int(head)
            position += 1
            value = bound.positional[at] if at < len(bound.positional) else Unknown(bound.rest_deps)
        else:
            slot = bound.keywords.get(head)
            value = slot[0] if slot is not None else Unknown(bound.open or NO_DEPS)
        if head != name:
            value = Unknown(deps_of(value))
        values.append(value)
    return concat(values)


# -- unknown receivers --------------------------------------------------------------------------------------------------

_FILLED_RESULTS = frozenset(
    "hex isoformat timestamp total_seconds getpid gethostname strftime hexdigest token_hex".split()
)


def _on_unknown(m: Machine, method: Method, args: list[Arg], node: Node) -> Value:
    shaped = clients.by_shape(m, method, args, node)
    if shaped is not None:
        return shaped
    name = method.name
    root: Value = method.receiver
    while isinstance(root, Method):
        root = root.receiver
    deps = deps_of(root)
    if any(d.is_open for d in deps):
        m.blocked.add(name)
    if name not in _LOGGING:
        escape(m, args, node)
    filled = isinstance(root, Unknown) and root.filled
    if name in _FILLED_RESULTS:
        return Unknown(NO_DEPS, True)
    if filled and name in _KEEPS_FILLED:
        return Unknown(deps, True)
    if filled and name in ("split", "rsplit", "partition", "rpartition", "splitlines"):
        seq = Seq("list", [(Unknown(deps, True), None)])
        seq.rest, seq.rest_deps = Unknown(deps, True), deps
        return m.add(seq)
    if name in _TESTS:
        return choose([(Const(True), deps), (Const(False), deps)])
    if name == "get" and len(args) > 1 and args[1][0] == 0:
        return choose([(Unknown(deps), deps), (args[1][2], deps)])
    return Unknown(deps or m.unknown(f"the result of `.{name}()`", node).deps)


# -- objects --------------------------------------------------------------------------------------------------------------


def _on_instance(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value:
    function = _KINDS.get(obj.kind)
    if function is not None:
        found = function(m, ref, obj, name, args, bound, node)
        if found is not None:
            return found
    if obj.kind == "instance" and isinstance(obj.cls, Class):
        return _on_project_object(m, ref, obj, name, args, bound, node)
    if obj.open is not None:
        m.blocked.add(name)
    escape(m, args, node)
    return Unknown(obj.open or m.unknown(f"the result of `.{name}()`", node).deps)


def _on_project_object(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value:
    """A method that the project's class takes over from a library: of models, named tuples, mappings."""
    assert isinstance(obj.cls, Class)
    info = classes.info_of(m, obj.cls)
    if info.style == "pydantic" or info.style == "settings":
        if name in ("model_dump", "dict"):
            return dump(m, obj, info, bound, node)
        if name in ("model_copy", "copy"):
            return _model_copy(m, obj, bound)
        if name in ("model_dump_json", "json"):
            holder = Instance("json")
            holder.data = dump(m, obj, info, bound, node)
            return m.add(holder)
    if info.style == "namedtuple":
        if name == "_asdict":
            return m.new_dict(node, {f.name: obj.attrs[f.name][0] for f in info.fields if f.name in obj.attrs})
        if name == "_replace":
            made = obj.copy()
            made.attrs.update(bound.keywords)
            return m.add(made)
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        return call_builtin_method(m, Method(obj.data, name), args, node)
    if obj.client is not None and name in ("__enter__", "__aenter__"):
        return ref
    base = classes.external_base(m, obj.cls)
    if base is not None and base.name == "threading.Thread" and name == "start":
        from checker.code.calls import call_method

        return call_method(m, ref, "run", [], node)
    escape(m, args, node)
    return m.unknown(f"the result of `.{name}()`", node)


def dump(m: Machine, obj: Instance, info: classes.ClassInfo, bound: Arguments, node: Node) -> Value:
    """`model_dump(by_alias=, exclude_none=, exclude=, include=)`."""
    by_alias = bound.keywords.get("by_alias", (Const(False), None))[0] == Const(True)
    exclude_none = bound.keywords.get("exclude_none", (Const(False), None))[0] == Const(True)
    excluded = _names(m, bound, "exclude")
    included = _names(m, bound, "include")
    out = Dict(m.here(node))
    aliases = {f.name: f.alias for f in info.fields}
    for name, (value, have) in obj.attrs.items():
        if (excluded is not None and name in excluded) or (included is not None and name not in included):
            continue
        key = (aliases.get(name) or name) if by_alias else name
        if exclude_none:
            kept = [(v, d) for v, d in alternatives(value) if v != NONE]
            if not kept:
                continue
            if len(kept) < len(alternatives(value)):
                doubt: Deps = NO_DEPS
                for v, d in alternatives(value):
                    if v == NONE:
                        doubt |= d
                out.keys[key] = (choose(kept), doubt)
                continue
            if isinstance(value, Unknown) and not value.filled:
                out.keys[key] = (value, value.deps)
                continue
        out.keys[key] = (value, have)
    return m.add(out)


def _names(m: Machine, bound: Arguments, name: str) -> set[object] | None:
    slot = bound.keywords.get(name)
    if slot is None or slot[0] == NONE:
        return None
    return {v.value for v, _ in elements(m, slot[0]) if isinstance(v, Const)}


def _model_copy(m: Machine, obj: Instance, bound: Arguments) -> Value:
    made = obj.copy()
    slot = bound.keywords.get("update")
    inner = m.as_dict(slot[0]) if slot is not None else None
    if inner is not None:
        made.attrs.update({k: v for k, v in inner.keys.items() if isinstance(k, str)})
    return m.add(made)


def _on_context(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """contextvars.ContextVar and threading.local-like holders: `attrs["value"]` is what is set, `default` the default."""
    if name == "set":
        old = obj.attrs.get("value")
        own = m.own(ref)
        own.attrs["value"] = (bound.get(0, "value") or NONE, None)
        token = Instance("token")
        token.data = (ref, old)
        return m.add(token)
    if name == "reset":
        token_value = m.as_instance(bound.get(0, "token") or NONE)
        own = m.own(ref)
        if token_value is not None and token_value.kind == "token":
            _, old = token_value.data
            if old is None:
                own.attrs.pop("value", None)
            else:
                own.attrs["value"] = old
        return NONE
    if name == "get":
        slot = obj.attrs.get("value")
        if slot is not None:
            return slot[0]
        default = bound.get(0, "default")
        default = default if default is not None else obj.attrs["default"][0] if "default" in obj.attrs else None
        return m.context_value(ref, default, node)
    return None


def _on_executor(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("submit", "apply_async", "apply", "start_soon", "spawn", "run_sync") and bound.positional:
        rest: list[Arg] = [(0, "", v) for v in bound.positional[1:]]
        if name.startswith("apply"):
            rest = [(2, "", v) for v in bound.positional[1:2]]
            if "args" in bound.keywords:
                rest.append((2, "", bound.keywords["args"][0]))
            if "kwds" in bound.keywords:
                rest.append((3, "", bound.keywords["kwds"][0]))
        else:
            rest += [(1, k, v) for k, (v, _) in bound.keywords.items()]
        if bound.open is not None:
            extra = Dict()
            extra.open = bound.open
            rest.append((3, "", m.add(extra)))
        result = as_task(m, call(m, bound.positional[0], rest, node), node)
        return _future(m, result)
    if name in ("map", "imap", "imap_unordered", "starmap") and bound.positional:
        from checker.code.builtin_functions import map_over

        return map_over(m, bound.positional[0], bound.positional[1:], node, star=name == "starmap")
    if name == "create_task" and bound.positional:
        return start_task(m, bound.positional[0], node)
    if name in ("__enter__", "__aenter__"):
        return ref
    if name in ("shutdown", "close", "join", "__exit__", "terminate"):
        return NONE
    return None


def _future(m: Machine, result: Value) -> Value:
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = result
    return m.add(future)


def _on_future(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("result", "get", "__await__"):
        return finish(m, ref)
    if name == "add_done_callback" and bound.positional:
        call(m, bound.positional[0], [(0, "", ref)], node)
        return NONE
    return NONE if name in ("cancel", "done") else None


def _on_thread(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("start", "run"):
        target, call_args = obj.data
        if target is not None:
            task = start_task(m, Partial(target, tuple(call_args)), node)
            if m.st is not None and isinstance(task, Ref):
                m.own(ref).attrs["task"] = (task, None)
        return NONE
    if name == "join" and "task" in obj.attrs:
        finish(m, obj.attrs["task"][0])  # type: ignore[arg-type]
        return NONE
    return NONE if name in ("join", "is_alive", "cancel") else None


def _on_generator(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    if name in ("send", "__next__", "__anext__", "asend"):
        items = run_generator(m, ref)
        return choose([(v, NO_DEPS) for v, _ in items]) if items else Unknown()
    return NONE if name in ("close", "aclose") else None


def _on_holder(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Records and mapping-like objects: their mapping's methods."""
    if isinstance(obj.data, Ref) and m.as_dict(obj.data) is not None:
        if name in ("model_dump", "dict", "to_dict"):
            return obj.data
        return call_builtin_method(m, Method(obj.data, name), args, node)
    return None


def _on_member(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    slot = obj.attrs.get("value")
    if slot is not None and obj.data == "str":
        return call_builtin_method(m, Method(slot[0], name), args, node)
    return None


def _on_client(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    from checker.code.values import ClientPath

    return clients.call_path(m, ClientPath(ref.id, (name,)), args, node)


def _on_stack(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """contextlib.ExitStack."""
    if name in ("enter_context", "enter_async_context", "push") and bound.positional:
        return m.each(bound.positional[0], lambda manager: enter_on_stack(m, ref, manager, node))
    if name in ("__enter__", "__aenter__"):
        return ref
    return NONE


def _on_loop(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """An event loop."""
    if name == "run_in_executor" and len(args) > 1:
        return _future(m, as_task(m, call(m, args[1][2], args[2:], node), node))
    if name == "run_until_complete" and bound.positional:
        result = as_task(m, bound.positional[0], node)
        return result
    if name == "create_task" and bound.positional:
        return start_task(m, bound.positional[0], node)
    if name in ("call_soon", "call_soon_threadsafe") and args:
        call(m, args[0][2], args[1:], node)
        return NONE
    if name in ("call_later", "call_at") and len(args) > 1:
        call(m, args[1][2], args[2:], node)
        return NONE
    return None


def _on_dispatcher(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """functools.singledispatch's `register`, with or without a type."""
    if name != "register" or not bound.positional:
        return None
    first = bound.positional[0]
    if isinstance(first, (Class, External)):
        if len(bound.positional) < 2:
            return Partial(Method(ref, "register"), ((0, "", first),))
        kind, function = first, bound.positional[1]
    else:
        kind, function = _first_annotation(m, first), first
    own = m.own(ref)
    own.data = (*own.data, (kind, function))
    return function


def _first_annotation(m: Machine, function: Value) -> Value:
    if not isinstance(function, Function):
        return Unknown()
    params = [p for p in summary_of(function).params if p.annotation is not None]
    types = classes.annotation_types(m, params[0].annotation, function.module) if params else []
    return types[0] if types else Unknown()


def _on_mock(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A mock's attributes are mocks: nothing that is called on them leaves the process."""
    return m.add(Instance("mock"))


def _on_json(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Text that json.dumps() made: its content is known as long as it is only encoded."""
    return ref if name in ("encode", "decode", "strip") else None


_KINDS: dict[str, Callable[[Machine, Ref, Instance, str, list[Arg], Arguments, Node], Value | None]] = {
    "context": _on_context,
    "executor": _on_executor,
    "future": _on_future,
    "thread": _on_thread,
    "generator": _on_generator,
    "record": _on_holder,
    "mapping": _on_holder,
    "member": _on_member,
    "client": _on_client,
    "stack": _on_stack,
    "loop": _on_loop,
    "dispatcher": _on_dispatcher,
    "mock": _on_mock,
    "json": _on_json,
}


def _on_class(m: Machine, cls: Class, name: str, args: list[Arg], node: Node) -> Value:
    info = classes.info_of(m, cls)
    if name in ("model_validate", "parse_obj", "_make", "model_construct") and args:
        bound = bind_arguments(m, args)
        from checker.code.construct import instantiate

        if name == "_make":
            return instantiate(m, cls, [(2, "", bound.positional[0])] if bound.positional else [], node)
        if name == "model_construct":
            return instantiate(m, cls, args, node)
        return instantiate(m, cls, [(3, "", bound.positional[0])] if bound.positional else [], node)
    if info.style == "enum" and name == "__members__":
        return Unknown()
    if name == "__new__":
        from checker.code.construct import _bare

        return _bare(m, cls, node)
    if name == "fromkeys":
        return from_keys(m, bind_arguments(m, args), node)
    if name == "mro":
        return Unknown()
    base = classes.external_base(m, cls)
    if base is not None:
        from checker.code.externals import call_external

        return call_external(m, External(f"{base.name}.{name}"), args, node)
    escape(m, args, node)
    return m.unknown(f"`{info.name}.{name}` is not found", node)


def _on_super(m: Machine, receiver: Super, name: str, args: list[Arg], node: Node) -> Value:
    target = receiver.receiver
    if name == "__init__":
        if isinstance(target, Ref):
            _super_init(m, target, args, node)
        return NONE
    if name == "__new__":
        first = args[0][2] if args else target
        if isinstance(first, Class):
            from checker.code.construct import _bare

            return _bare(m, first, node)
        return Unknown()
    if name == "__call__" and isinstance(target, Class):
        from checker.code.construct import make_object

        return make_object(m, target, args, node)
    inst = m.as_instance(target)
    if name == "__setattr__" and isinstance(target, Ref) and inst is not None and len(args) == 2:
        if isinstance(args[0][2], Const):
            m.own(target).attrs[str(args[0][2].value)] = (args[1][2], None)
        return NONE
    if inst is not None and inst.client is not None and isinstance(target, Ref):
        from checker.code.values import ClientPath

        return clients.call_path(m, ClientPath(target.id, (name,)), args, node)
    if inst is not None and isinstance(inst.data, Ref) and m.as_dict(inst.data) is not None:
        return call_builtin_method(m, Method(inst.data, name), args, node)
    if inst is not None and inst.kind == "instance" and isinstance(inst.cls, Class):
        style = classes.info_of(m, inst.cls).style
        if style in ("pydantic", "settings", "namedtuple"):
            return _on_project_object(m, target, inst, name, args, bind_arguments(m, args), node)  # type: ignore[arg-type]
    escape(m, [a for a in args if m.as_instance(a[2]) is None], node)
    return m.unknown(f"the result of `super().{name}()`", node)


def _super_init(m: Machine, target: Ref, args: list[Arg], node: Node) -> None:
    inst = m.as_instance(target)
    if inst is None or not isinstance(inst.cls, Class):
        return
    info = classes.info_of(m, inst.cls)
    if inst.client is not None:
        clients.base_constructor(m, target, args, node)
    elif info.style in ("pydantic", "settings", "dataclass"):
        from checker.code.construct import _fill_fields

        _fill_fields(m, target, inst.cls, info, bind_arguments(m, args), node)
    else:
        from checker.code.construct import _library_object

        if classes.external_base(m, inst.cls) is not None:
            _library_object(m, target, inst.cls, args, node)
