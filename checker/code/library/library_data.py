"""Functions of the standard library over data: copies, containers, iteration, records, JSON, the environment."""

from __future__ import annotations

import posixpath
import string
import textwrap
from collections.abc import Callable
from urllib.parse import quote, quote_plus, unquote, urljoin

from checker.code.execution import attributes, classes, items, merging, subscripts
from checker.code.execution.arguments import Arguments
from checker.code.execution.calls import call
from checker.code.execution.construct import named_tuple
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.sequences import elements, spread
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    NUMBER,
    Class,
    Const,
    External,
    ModuleValue,
    Partial,
    Ref,
    Text,
    Unknown,
    Value,
    deps_of,
)
from checker.code.library.builtin_functions import make_dict
from checker.code.library.chain_maps import chain_map
from checker.code.library.command_lines import parser
from checker.code.library.containers import drop_beyond
from checker.code.library.library_iteration import (
    chain,
    chain_from,
    cycle,
    heap_pop,
    heap_push,
    islice,
    product,
    reduce,
    repeat,
    starmap,
)
from checker.code.library.written_data import from_plain
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

Model = Callable[[Machine, Arguments, list[Arg], Node], Value]


def _copy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.each(bound.positional[0], lambda v: _copied(m, v, 0, "__copy__", [])) if bound.positional else Unknown()


def _deepcopy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    memo: list[Arg] = [(0, "", Unknown())]
    return (
        m.each(bound.positional[0], lambda v: _copied(m, v, 6, "__deepcopy__", memo)) if bound.positional else Unknown()
    )


def _copied(m: Machine, value: Value, depth: int, method: str, args: list[Arg]) -> Value:
    """A copy, as the object's own method makes it where it has one."""
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, method) is not None:
        from checker.code.execution.calls import call_method

        return call_method(m, value, method, args)
    return copy_value(m, value, depth)


def copy_value(m: Machine, value: Value, depth: int) -> Value:
    if not isinstance(value, Ref) or m.st is None:
        return value
    obj = m.live.get(value.id).copy()
    if depth:
        if isinstance(obj, Dict):
            obj.keys = {k: (copy_value(m, v, depth - 1), have) for k, (v, have) in obj.keys.items()}
        elif isinstance(obj, Seq):
            obj.items = [(copy_value(m, v, depth - 1), have) for v, have in obj.items]
        elif obj.kind == "instance":
            obj.attrs = {k: (copy_value(m, v, depth - 1), have) for k, (v, have) in obj.attrs.items()}
    return m.add(obj)


def _json_dumps(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    holder = Instance("json")
    value = bound.get(0, "obj") or NONE
    holder.data = value if isinstance(value, Ref) else None
    return m.add(holder)


def _json_loads(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = bound.get(0, "s") or NONE
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "json" and isinstance(inst.data, Ref):
        return copy_value(m, inst.data, 6)
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)):
        import json

        try:
            return from_plain(m, json.loads(value.value), node)
        except (ValueError, RecursionError):
            m.fail()
            return Unknown()
    return Unknown(deps_of(value) or m.unknown(DepKind.DATA, "data from outside the code", node).deps)


def _outside(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.unknown(DepKind.DATA, "data from outside the code", node)


def _namedtuple(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    name = bound.get(0, "typename")
    fields = bound.get(1, "field_names") or NONE
    names: list[str] = []
    if isinstance(fields, Const) and isinstance(fields.value, str):
        names = fields.value.replace(",", " ").split()
    else:
        for item, _ in elements(m, fields):
            if isinstance(item, Const):
                names.append(str(item.value))
            else:
                pair, _, _ = spread(m, item)
                if pair and isinstance(pair[0][0], Const):
                    names.append(str(pair[0][0].value))
    defaults = [v for v, _ in elements(m, bound.keywords["defaults"][0])] if "defaults" in bound.keywords else []
    return named_tuple(m, str(name.value) if isinstance(name, Const) else "tuple", names, defaults, node)


def _dict_like(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return make_dict(m, args, node)


def _folding_dict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """Headers objects: mappings whose keys compare without case."""
    holder = m.add(Dict(m.here(node), fold=True))
    for value in bound.positional:
        if m.st is not None and value != NONE:
            merging.merge_into(m, holder, value, node)
    if m.st is not None:
        for key, (item, have) in bound.keywords.items():
            if key == "headers":
                merging.merge_into(m, holder, item, node)
            else:
                items.set_item(m, holder, Const(key), item, have)
    return holder


def _defaultdict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    rest: list[Arg] = [a for i, a in enumerate(args) if not (i == 0 and a[0] == 0)]
    ref = make_dict(m, rest, node)
    if bound.positional and bound.positional[0] != NONE and m.st is not None:
        m.own(ref).factory = bound.positional[0]
    return ref


def _same_mapping(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Unknown()


def _operator(op: str) -> Model:
    from checker.code.execution.operators import binary

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        if len(bound.positional) < 2:
            return Unknown()
        return binary(m, op, bound.positional[0], bound.positional[1], node)

    return run


def _attrgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.get_attributes"), tuple((0, "", v) for v in bound.positional))


def _get_attributes(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`attrgetter("chat.completions.create")(client)`."""
    if len(bound.positional) != 2:
        return Unknown()
    owner = bound.positional[1]

    def one(path: Value) -> Value:
        if not isinstance(path, Const):
            return Unknown(deps_of(path))
        value = owner
        for name in str(path.value).split("."):
            value = attributes.get(m, value, name, node)
        return value

    return m.each(bound.positional[0], one)


def _methodcaller(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.call_method"), tuple(args))


def _call_method(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`methodcaller("create", model=m)(client.responses)`: the object is the last positional argument."""
    positional = [a for a in args if a[0] == 0]
    if len(positional) < 2:
        return Unknown()
    rest = [a for a in args if a is not positional[0] and a is not positional[-1]]

    def one(name: Value) -> Value:
        if not isinstance(name, Const):
            return Unknown(deps_of(name))
        return call(m, attributes.get(m, positional[-1][2], str(name.value), node), rest, node)

    return m.each(positional[0][2], one)


def _get_items(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`itemgetter(key, ...)(value)`."""
    if len(bound.positional) < 2:
        return Unknown()
    *keys, value = bound.positional
    found = [m.each(value, lambda v, k=k: subscripts.get_item(m, v, k, node)) for k in keys]  # type: ignore[misc]
    return found[0] if len(found) == 1 or m.st is None else m.new_seq("tuple", found)


def _attempts(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A retry library's loop: at least one attempt, of which nothing is known but that the code itself goes on."""
    seq = Seq("list", [(Unknown(), None)])
    seq.rest = Unknown()
    return m.add(seq)


def _mock(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("mock"))


def _patch(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`patch("module.name")`: a manager that puts a mock in the place of a name, for its block."""
    made = Instance("patched")
    target = bound.get(0, "target")
    if isinstance(target, Const) and isinstance(target.value, str):
        owner, _, name = target.value.rpartition(".")
        made.data = (_named(m, owner, node), name, bound.get(1, "new"))
    return m.add(made)


def _patch_object(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("patched")
    name = bound.get(1, "attribute")
    if bound.positional and isinstance(name, Const):
        made.data = (bound.positional[0], str(name.value), bound.get(2, "new"))
    return m.add(made)


def _named(m: Machine, dotted: str, node: Node) -> Value:
    """What a dotted path names: a module of the project or something within it, else a library's."""
    steps = dotted.split(".")
    for end in range(len(steps), 0, -1):
        found = m.program.project.resolve(m.frame.module, 0, ".".join(steps[:end]))
        if isinstance(found, Module):
            value: Value = ModuleValue(found)
            for step in steps[end:]:
                value = attributes.get(m, value, step, node)
            return value
    return External(dotted)


def _deque(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    seq = Seq("list")
    if bound.positional:
        seq.items, seq.rest, seq.rest_deps = spread(m, bound.positional[0])
    most = bound.get(1, "maxlen")
    if isinstance(most, Const) and type(most.value) is int and most.value >= 0:
        seq.most = most.value
        drop_beyond(seq)
    elif most is not None and most != NONE:
        doubt = deps_of(most) or m.unknown(DepKind.BOUND, "the bound of a sequence is not followed", node).deps
        seq.items = [(value, doubt if have is None else have) for value, have in seq.items]
    return m.add(seq)


def _queue(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Seq("list"))


def _path(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`Path(__file__)`: as the file's own path, no part of it is empty."""
    first = bound.positional[0] if bound.positional else NONE
    if isinstance(first, Unknown) and first.filled and not first.deps:
        return first
    return m.unknown(DepKind.RESULT, "the result of `pathlib.Path()`", node, subject="pathlib.Path")


def _base_name(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    first = bound.positional[0] if bound.positional else NONE
    if isinstance(first, Unknown) and first.filled and not first.deps:
        return first  # of `__file__`
    return _of_constants(posixpath.basename)(m, bound, args, node)


def _number(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return NUMBER


def _of_constants(function: Callable[..., object]) -> Model:
    """A function of text alone: computed where its arguments are constants, else unknown text that they decide."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        values = [*bound.positional, *(v for v, _ in bound.keywords.values())]
        deps = frozenset().union(*(deps_of(v) for v in values), bound.open or NO_DEPS, bound.rest_deps)
        plain = [v.value for v in bound.positional if isinstance(v, Const)]
        named = {k: v.value for k, (v, have) in bound.keywords.items() if isinstance(v, Const) and have is None}
        if len(plain) + len(named) == len(values) and bound.open is None and bound.rest is None:
            try:
                result = function(*plain, **named)
            except (TypeError, ValueError, AttributeError, LookupError):
                return Unknown(deps)
            return Const(result) if isinstance(result, (str, bytes)) else Unknown(deps)
        # What ends in known text (`join(folder, "x")`, `urljoin(base, "/v1/chat")`) is not empty.
        last = bound.positional[-1] if bound.positional and bound.rest is None else None
        if function in (posixpath.join, urljoin) and isinstance(last, Const) and isinstance(last.value, str):
            return Text((None, last.value), deps)
        return Unknown(deps)

    return run


def _template(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    made = Instance("template")
    made.data = bound.get(0, "template") or NONE
    return m.add(made)


def _namespace(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("instance", External("types.SimpleNamespace"), m.here(node))
    out.attrs.update(bound.keywords)
    out.open = bound.open
    return m.add(out)


def _thread_local(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("instance", External("threading.local"))
    out.open = m.unknown(DepKind.CONTEXT, "what this thread has set before", node).deps
    ref = m.add(out)
    m.program.thread_locals.append(ref.id)
    return ref


def _context_var(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("context")
    if "default" in bound.keywords:
        out.attrs["default"] = bound.keywords["default"]
    name = bound.get(0, "name")
    out.origin = m.here(node)
    out.cls = name if isinstance(name, Const) else None
    ref = m.add(out)
    m.program.contexts.append(ref.id)
    return ref


def _asdict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.each(bound.positional[0], lambda v: _fields_of(m, v, node)) if bound.positional else Unknown()


def _fields_of(m: Machine, value: Value, node: Node) -> Value:
    inst = m.as_instance(value)
    if inst is None or not isinstance(inst.cls, Class):
        return Unknown(deps_of(value) or (inst.open if inst is not None and inst.open else NO_DEPS))
    names = [f.name for f in classes.info_of(m, inst.cls).fields]
    out = Dict(m.here(node))
    for name in names:
        slot = inst.attrs.get(name)
        if slot is not None:
            child = m.as_instance(slot[0])
            is_record = child is not None and child.kind == "instance"
            out.keys[name] = (_fields_of(m, slot[0], node) if is_record else slot[0], slot[1])
    return m.add(out)


def _astuple(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    found = m.as_dict(_asdict(m, bound, args, node))
    return m.new_seq("tuple", [v for v, _ in found.keys.values()]) if found is not None else Unknown()


def _replace(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    def one(value: Value) -> Value:
        inst = m.as_instance(value)
        if inst is None:
            return Unknown(deps_of(value))
        made = inst.copy()
        if made.kind == "record" and isinstance(made.data, Ref):  # an SDK's record keeps its fields in a mapping
            made.data = copy_value(m, made.data, 0)
            m.own(made.data).keys.update(bound.keywords)
        else:
            made.attrs.update(bound.keywords)
        return m.add(made)

    return m.each(bound.positional[0], one) if bound.positional else Unknown()


def _field(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("field")
    out.attrs = dict(bound.keywords)
    first = bound.get(0, "default")
    if first is not None and not (isinstance(first, External) or first == Unknown()):
        out.attrs["default"] = (first, None)
    return m.add(out)


def _factory(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`headers: dict = attrs.Factory(dict)`."""
    out = Instance("field")
    out.attrs = {"factory": (bound.get(0, "factory") or NONE, None)}
    return m.add(out)


def _auto(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("auto"))


def _reference(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`weakref.ref(object)`: called, it gives the object."""
    return Partial(External("weakref.proxy"), tuple(args[:1])) if args else Unknown()


def _referred(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Unknown()


def _itemgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.get_items"), tuple((0, "", v) for v in bound.positional))


MODELS: dict[str, Model] = {
    "functools.reduce": reduce,
    "copy.copy": _copy,
    "copy.deepcopy": _deepcopy,
    "pathlib.Path": _path,
    "os.getpid": _number,
    "os.getppid": _number,
    "os.path.join": _of_constants(posixpath.join),
    "os.path.basename": _base_name,
    "os.path.dirname": _of_constants(posixpath.dirname),
    "os.path.normpath": _of_constants(posixpath.normpath),
    "urllib.parse.urljoin": _of_constants(urljoin),
    "urllib.parse.quote": _of_constants(quote),
    "urllib.parse.quote_plus": _of_constants(quote_plus),
    "urllib.parse.unquote": _of_constants(unquote),
    "textwrap.dedent": _of_constants(textwrap.dedent),
    "string.capwords": _of_constants(string.capwords),
    "string.Template": _template,
    "heapq.heappush": heap_push,
    "heapq.heappop": heap_pop,
    "json.dumps": _json_dumps,
    "pickle.dumps": _json_dumps,
    "pickle.loads": _json_loads,
    "weakref.ref": _reference,
    "weakref.proxy": _referred,
    "json.loads": _json_loads,
    "json.load": _outside,
    "collections.namedtuple": _namedtuple,
    "typing.NamedTuple": _namedtuple,
    "collections.OrderedDict": _dict_like,
    "collections.defaultdict": _defaultdict,
    "collections.ChainMap": chain_map,
    "collections.deque": _deque,
    "collections.UserDict": _dict_like,
    "pydantic.ConfigDict": _dict_like,
    "queue.Queue": _queue,
    "queue.SimpleQueue": _queue,
    "queue.LifoQueue": _queue,
    "asyncio.Queue": _queue,
    "types.MappingProxyType": _same_mapping,
    "types.SimpleNamespace": _namespace,
    "argparse.Namespace": _namespace,
    "argparse.ArgumentParser": parser,
    "threading.local": _thread_local,
    "contextvars.ContextVar": _context_var,
    "itertools.cycle": cycle,
    "itertools.chain": chain,
    "itertools.chain.from_iterable": chain_from,
    "itertools.repeat": repeat,
    "itertools.islice": islice,
    "itertools.product": product,
    "itertools.starmap": starmap,
    "dataclasses.asdict": _asdict,
    "dataclasses.astuple": _astuple,
    "dataclasses.replace": _replace,
    **{f"{name}.asdict": _asdict for name in ("attr", "attrs")},
    **{f"{name}.astuple": _astuple for name in ("attr", "attrs")},
    **{f"{name}.evolve": _replace for name in ("attr", "attrs")},
    "copy.replace": _replace,
    "dataclasses.field": _field,
    "pydantic.Field": _field,
    "attrs.Factory": _factory,
    "attr.Factory": _factory,
    "attrs.field": _field,
    "attr.ib": _field,
    "attr.field": _field,
    "enum.auto": _auto,
    "operator.itemgetter": _itemgetter,
    "operator.get_items": _get_items,
    "operator.attrgetter": _attrgetter,
    "operator.get_attributes": _get_attributes,
    "operator.methodcaller": _methodcaller,
    "operator.call_method": _call_method,
    "operator.or_": _operator("|"),
    "operator.ior": _operator("|"),
    "operator.and_": _operator("&"),
    "operator.sub": _operator("-"),
    "operator.add": _operator("+"),
    "operator.concat": _operator("+"),
    "operator.mod": _operator("%"),
    "tenacity.Retrying": _attempts,
    "tenacity.AsyncRetrying": _attempts,
    "stamina.retry_context": _attempts,
    "unittest.mock.MagicMock": _mock,
    "unittest.mock.Mock": _mock,
    "unittest.mock.AsyncMock": _mock,
    "unittest.mock.NonCallableMock": _mock,
    "unittest.mock.create_autospec": _mock,
    "unittest.mock.patch": _patch,
    "unittest.mock.patch.object": _patch_object,
    "httpx.Headers": _folding_dict,
    "httpx2.Headers": _folding_dict,
    "requests.structures.CaseInsensitiveDict": _folding_dict,
    "multidict.CIMultiDict": _folding_dict,
}
