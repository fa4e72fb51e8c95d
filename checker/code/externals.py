"""Functions and classes of libraries: SDK entry points by the catalogue, the standard library by models."""

from __future__ import annotations

from collections.abc import Callable

from checker.code import attributes, classes, clients
from checker.code.builtin_functions import call_builtin, make_dict, map_over
from checker.code.calls import (
    Arguments,
    as_task,
    bind_arguments,
    call,
    escape,
    finish,
    start_task,
)
from checker.code.construct import named_tuple
from checker.code.heap import Dict, Instance, Seq
from checker.code.machine import Arg, Machine
from checker.code.sequences import elements, spread
from checker.code.summary import Node
from checker.code.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Class,
    ClientPath,
    Const,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.sdks.model import CallSpec, ClientClass, Factory, Record

Model = Callable[[Machine, Arguments, list[Arg], Node], Value]


def call_external(m: Machine, function: External, args: list[Arg], node: Node) -> Value:
    name = function.name
    if name.startswith("builtins."):
        return call_builtin(m, name[9:], args, node)
    entry = m.program.catalogue.resolve(name)
    if isinstance(entry, ClientClass):
        return clients.construct(m, entry, entry.constructor, args, node)
    if isinstance(entry, CallSpec):
        return clients.billable(m, entry, None, args, node)
    if isinstance(entry, Factory):
        return clients.by_factory(m, entry, args, node)
    if isinstance(entry, Record):
        return clients.record(m, entry, args, node)
    model = _MODELS.get(name)
    if model is not None:
        return model(m, bind_arguments(m, args), args, node)
    method = _class_method(m, name, args, node)
    if method is not None:
        return method
    tail = name.rpartition(".")[2]
    if tail == "Omit":
        return m.add(Instance("omit"))
    if tail in _INJECTORS and args:
        made = Instance("depends")
        made.data = args[0][2]
        return m.add(made)
    if tail.startswith("set_") and args:
        m.live.own(m.program.externals).keys[name] = (args[0][2], None)
    root = name.partition(".")[0]
    if root in _FILLED_MODULES:
        return FILLED
    if root in _PURE_MODULES or tail in ("debug", "info", "warning", "error", "exception", "critical", "log"):
        return m.unknown(f"the result of `{name}()`", node)
    if root in _NETWORK_MODULES:
        return m.unknown(f"what `{name}()` reads", node)
    escape(m, args, node)
    return m.unknown(f"the result of `{name}()`", node)


def _class_method(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """A method named on a client class itself: `OpenAI.from_x(...)`, an SDK function of a catalogued class."""
    owner, _, method = name.rpartition(".")
    if not owner:
        return None
    entry = m.program.catalogue.resolve(owner)
    if not isinstance(entry, ClientClass):
        return None
    if method in entry.makes:
        return clients.construct(m, entry, entry.makes[method], args, node)
    spec = entry.calls.get(method)
    if spec is not None and args:
        receiver = args[0][2]
        inst = m.as_instance(receiver)
        if inst is not None and inst.client is not None and isinstance(receiver, Ref):
            return clients.billable(m, spec, receiver, args[1:], node)
        if isinstance(receiver, ClientPath):
            return clients.billable(m, spec, Ref(receiver.client), args[1:], node)
        return clients.billable(m, spec, None, args, node)
    return None


_INJECTORS = frozenset({"Depends", "Security", "Provide", "Inject"})

# Modules whose functions give ids, times and the like: never empty.
_FILLED_MODULES = frozenset(
    {"uuid", "secrets", "time", "datetime", "random", "socket", "hashlib", "platform", "ulid", "ksuid", "nanoid", "shortuuid", "getpass",
     "hmac", "base64", "binascii", "math", "calendar"}
)  # fmt: skip
# Modules whose functions do not change their arguments.
_PURE_MODULES = frozenset(
    {"logging", "json", "re", "os", "sys", "pathlib", "typing", "string", "operator", "itertools", "functools", "inspect", "warnings",
     "textwrap", "pprint", "traceback", "html", "urllib", "enum", "abc", "types", "structlog", "loguru", "orjson", "yaml", "tiktoken",
     "copy", "gc", "io", "shutil", "signal", "atexit", "weakref", "statistics", "decimal", "fractions", "heapq", "bisect"}
)  # fmt: skip
_NETWORK_MODULES = frozenset(
    {"httpx", "requests", "aiohttp", "sqlite3", "psycopg", "psycopg2", "redis", "sqlalchemy", "configparser", "tomllib"}
)


# -- models of the standard library -----------------------------------------------------------------------------------


def _partial(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    return Partial(args[0][2], tuple(args[1:]))


def _partialmethod(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Descriptor("partialmethod", Partial(args[0][2], tuple(args[1:]))) if args else Unknown()


def _identity(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Partial(External("builtins.identity"), ())


def _second(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[1] if len(bound.positional) > 1 else Unknown()


def _decorator_factory(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return External("functools.identity_decorator")


def _identity_decorator(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Unknown()


def _lru_cache(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if bound.positional and isinstance(bound.positional[0], (Function, Partial)):
        return bound.positional[0]
    return External("functools.identity_decorator")


def _contextmanager(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("contextlib.manager_of"), ((0, "", args[0][2]),)) if args else Unknown()


def _manager_of(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    function = args[0][2]
    if not isinstance(function, Function):
        return Unknown()
    made = Instance("manager")
    made.data = (function, tuple(args[1:]), node)
    return m.add(made)


def _copy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.each(bound.positional[0], lambda v: copy_value(m, v, 0)) if bound.positional else Unknown()


def _deepcopy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.each(bound.positional[0], lambda v: copy_value(m, v, 6)) if bound.positional else Unknown()


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


def _getenv(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    key = bound.get(0, "key")
    name = f"`{key.value}`" if isinstance(key, Const) else "a variable"
    default = bound.get(1, "default")
    value = m.unknown(f"{name} of the environment may be unset", node)
    if default is None or default == NONE:
        return choose([(value, value.deps), (NONE, value.deps)]) if default is not None else value
    if isinstance(default, Const) and isinstance(default.value, str):
        # The rule of the proof table: a default that is no placeholder counts, the empty one does not.
        if m.program.demand.is_placeholder(default.value):
            return value
        return Text((None,), value.deps, True)
    return (
        choose([(default, NO_DEPS), (default, value.deps)])
        if isinstance(default, Unknown) and default.filled
        else value
    )


def _environ_pop(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return _getenv(m, bound, args, node)


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
            return _from_plain(m, json.loads(value.value), node)
        except (ValueError, RecursionError):
            m.st = None
            return Unknown()
    return m.unknown("data from outside the code", node) if not deps_of(value) else Unknown(deps_of(value))


def _from_plain(m: Machine, value: object, node: Node) -> Value:
    if isinstance(value, dict):
        return m.new_dict(node, {k: _from_plain(m, v, node) for k, v in value.items()})
    if isinstance(value, list):
        return m.new_seq("list", [_from_plain(m, v, node) for v in value])
    return Const(value)


def _outside(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.unknown("data from outside the code", node)


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
            attributes.merge_into(m, holder, value, node)
    if m.st is not None:
        for key, (item, have) in bound.keywords.items():
            if key == "headers":
                attributes.merge_into(m, holder, item, node)
            else:
                attributes.set_item(m, holder, Const(key), item, have)
    return holder


def _defaultdict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    rest: list[Arg] = [a for i, a in enumerate(args) if not (i == 0 and a[0] == 0)]
    ref = make_dict(m, rest, node)
    if bound.positional and bound.positional[0] != NONE and m.st is not None:
        m.own(ref).factory = bound.positional[0]
    return ref


def _chain_map(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    ref = m.new_dict(node)
    for value in reversed(bound.positional):
        if m.st is not None:
            attributes.merge_into(m, ref, value, node)
    return ref


def _same_mapping(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else Unknown()


def _dispatcher(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """functools.singledispatch: the function for all other types, then (type, function) pairs as they are registered."""
    made = Instance("dispatcher")
    made.data = ((External("builtins.object"), bound.positional[0]),) if bound.positional else ()
    return m.add(made)


def _operator(op: str) -> Model:
    from checker.code.expressions import binary

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        if len(bound.positional) < 2:
            return Unknown()
        return binary(m, op, bound.positional[0], bound.positional[1], node)

    return run


def _attrgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.get_attributes"), tuple((0, "", v) for v in bound.positional))


def _get_attributes(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`attrgetter("chat.completions.create")(client)`."""
    if len(bound.positional) != 2 or not isinstance(bound.positional[0], Const):
        return Unknown()
    value = bound.positional[1]
    for name in str(bound.positional[0].value).split("."):
        value = attributes.get(m, value, name, node)
    return value


def _methodcaller(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.call_method"), tuple(args))


def _call_method(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`methodcaller("create", model=m)(client.responses)`: the object is the last positional argument."""
    positional = [a for a in args if a[0] == 0]
    if len(positional) < 2 or not isinstance(positional[0][2], Const):
        return Unknown()
    function = attributes.get(m, positional[-1][2], str(positional[0][2].value), node)
    rest = [a for a in args if a is not positional[0] and a is not positional[-1]]
    return call(m, function, rest, node)


def _get_items(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`itemgetter(key, ...)(value)`."""
    if len(bound.positional) < 2:
        return Unknown()
    *keys, value = bound.positional
    found = [m.each(value, lambda v, k=k: attributes.get_item(m, v, k, node)) for k in keys]  # type: ignore[misc]
    return found[0] if len(found) == 1 or m.st is None else m.new_seq("tuple", found)


def _attempts(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A retry library's loop: at least one attempt, of which nothing is known but that the code itself goes on."""
    seq = Seq("list", [(Unknown(), None)])
    seq.rest = Unknown()
    return m.add(seq)


def _mock(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("mock"))


def _deque(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    seq = Seq("list")
    if bound.positional:
        seq.items, seq.rest, seq.rest_deps = spread(m, bound.positional[0])
    return m.add(seq)


def _queue(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Seq("list"))


def _namespace(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("instance", External("types.SimpleNamespace"))
    out.attrs.update(bound.keywords)
    out.open = bound.open
    return m.add(out)


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


def _cycle(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    items, rest, deps = spread(m, bound.positional[0]) if bound.positional else ([], None, NO_DEPS)
    seq = Seq("cycle", items)
    seq.rest, seq.rest_deps = rest, deps
    return m.add(seq)


def _chain(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Seq("list")
    for value in bound.positional:
        items, rest, deps = spread(m, value)
        out.items += items
        if rest is not None:
            out.rest, out.rest_deps = rest, out.rest_deps | deps
    return m.add(out)


def _chain_from(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    parts = [v for v, _ in elements(m, bound.positional[0])] if bound.positional else []
    return _chain(m, Arguments(positional=parts), args, node)


def _repeat(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    seq = Seq("list")
    if bound.positional:
        seq.items = [(bound.positional[0], None)] * 8
        count = bound.get(1, "times")
        if isinstance(count, Const) and isinstance(count.value, int) and count.value < 40:
            seq.items = [(bound.positional[0], None)] * max(0, count.value)
    return m.add(seq)


def _islice(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    items, rest, deps = spread(m, bound.positional[0]) if bound.positional else ([], None, NO_DEPS)
    seq = Seq("list", [(v, NO_DEPS if have is None else have) for v, have in items])
    count = bound.get(1, "stop")
    if isinstance(count, Const) and isinstance(count.value, int) and len(bound.positional) == 2 and rest is None:
        seq.items = items[: count.value]
    seq.rest, seq.rest_deps = rest, deps
    return m.add(seq)


def _product(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    rows = [elements(m, v) for v in bound.positional]
    out: list[list[Value]] = [[]]
    for row in rows:
        out = [[*prefix, value] for prefix in out for value, _ in row][:64]
    return m.new_seq("list", [m.new_seq("tuple", values) for values in out])


def _starmap(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    return map_over(m, bound.positional[0], [bound.positional[1]], node, star=True)


def _reduce(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if len(bound.positional) < 2:
        return Unknown()
    items, rest, _ = spread(m, bound.positional[1])
    values = [v for v, _ in items] + ([rest] if rest is not None else [])
    if len(bound.positional) > 2:
        values.insert(0, bound.positional[2])
    if not values:
        return Unknown()
    out = values[0]
    for value in values[1:]:
        if m.st is None:
            return Unknown()
        out = call(m, bound.positional[0], [(0, "", out), (0, "", value)], node)
    return out


def _executor(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("executor"))


def _thread(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    timer = (isinstance(bound.get(0, "interval"), Const) and "function" in bound.keywords) or len(bound.positional) > 1
    target = bound.keywords.get("target", (None, None))[0] or (bound.keywords.get("function", (None, None))[0])
    if target is None and len(bound.positional) > 1:
        target = bound.positional[1]
    call_args: list[Arg] = []
    given = bound.keywords.get("args")
    if given is not None:
        call_args.append((2, "", given[0]))
    elif timer and len(bound.positional) > 2:
        call_args.append((2, "", bound.positional[2]))
    extra = bound.keywords.get("kwargs")
    if extra is not None and extra[0] != NONE:
        call_args.append((3, "", extra[0]))
    out = Instance("thread")
    out.data = (target, tuple(call_args))
    return m.add(out)


def _run_now(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """asyncio.run, loop.run_until_complete, wait_for: the coroutine is run and gives its result."""
    return as_task(m, bound.positional[0], node) if bound.positional else NONE


def _task(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return start_task(m, bound.positional[0], node) if bound.positional else NONE


def _anyio_run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not bound.positional:
        return NONE
    made = call(m, bound.positional[0], [(0, "", v) for v in bound.positional[1:]], node)
    return as_task(m, made, node)


def _gather(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    results: list[Value] = []
    for value in bound.positional:
        if m.st is None:
            return Unknown()
        results.append(as_task(m, _unwrap(m, value), node))
    if bound.rest is not None and m.st is not None:
        results.append(as_task(m, bound.rest, node))
    if m.st is None:
        return Unknown()
    made = Instance("gathered")
    made.data = m.new_seq("list", results)
    return m.add(made)


def _unwrap(m: Machine, value: Value) -> Value:
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "future" and isinstance(value, Ref):
        return finish(m, value)
    return value


def _as_completed(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not bound.positional:
        return Unknown()
    out = Seq("list")
    for value, have in elements(m, bound.positional[0]):
        if m.st is not None:
            inst = m.as_instance(value)
            item = value if inst is not None and inst.kind == "future" else as_task(m, value, node)
            out.items.append((item, have))
    return m.add(out) if m.st is not None else Unknown()


def _to_thread(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    if not args:
        return NONE
    return as_task(m, call(m, args[0][2], args[1:], node), node)


def _task_group(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("executor"))


def _loop(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("loop"))


def _exit_stack(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("stack"))


def _nothing(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return NONE


def _asdict(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    def one(value: Value) -> Value:
        inst = m.as_instance(value)
        if inst is None or not isinstance(inst.cls, Class):
            return Unknown(deps_of(value) or (inst.open if inst is not None and inst.open else NO_DEPS))
        names = [f.name for f in classes.info_of(m, inst.cls).fields]
        out = Dict(m.here(node))
        for name in names:
            slot = inst.attrs.get(name)
            if slot is not None:
                child = m.as_instance(slot[0])
                out.keys[name] = (one(slot[0]) if child is not None and child.kind == "instance" else slot[0], slot[1])
        return m.add(out)

    return m.each(bound.positional[0], one) if bound.positional else Unknown()


def _astuple(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    found = m.as_dict(_asdict(m, bound, args, node))
    return m.new_seq("tuple", [v for v, _ in found.keys.values()]) if found is not None else Unknown()


def _replace(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    def one(value: Value) -> Value:
        inst = m.as_instance(value)
        if inst is None:
            return Unknown(deps_of(value))
        made = inst.copy()
        made.attrs.update(bound.keywords)
        return m.add(made)

    return m.each(bound.positional[0], one) if bound.positional else Unknown()


def _fields(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = bound.positional[0] if bound.positional else NONE
    inst = m.as_instance(value)
    cls = value if isinstance(value, Class) else inst.cls if inst is not None else None
    if not isinstance(cls, Class):
        return Unknown()
    out: list[Value] = []
    for f in classes.info_of(m, cls).fields:
        item = Instance("instance", External("dataclasses.Field"))
        item.attrs = {"name": (Const(f.name), None), "metadata": (m.new_dict(node), None)}
        out.append(m.add(item))
    return m.new_seq("tuple", out)


def _field(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    out = Instance("field")
    out.attrs = dict(bound.keywords)
    first = bound.get(0, "default")
    if first is not None and not (isinstance(first, External) or first == Unknown()):
        out.attrs["default"] = (first, None)
    return m.add(out)


def _auto(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.add(Instance("auto"))


def _itemgetter(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(External("operator.get_items"), tuple((0, "", v) for v in bound.positional))


def _import_module(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return call_builtin(m, "__import__", args, node)


def _wrap_method(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return Partial(bound.positional[0], ((0, "", bound.positional[1]),)) if len(bound.positional) > 1 else Unknown()


def _suppress(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return FILLED


def _nullcontext(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return bound.positional[0] if bound.positional else NONE


_MODELS: dict[str, Model] = {
    "functools.partial": _partial,
    "functools.partialmethod": _partialmethod,
    "functools.wraps": _decorator_factory,
    "functools.identity_decorator": _identity_decorator,
    "functools.update_wrapper": _identity,
    "functools.lru_cache": _lru_cache,
    "functools.cache": _identity,
    "functools.reduce": _reduce,
    "functools.singledispatch": _dispatcher,
    "functools.singledispatchmethod": _dispatcher,
    "contextlib.contextmanager": _contextmanager,
    "contextlib.asynccontextmanager": _contextmanager,
    "contextlib.manager_of": _manager_of,
    "contextlib.suppress": _suppress,
    "contextlib.nullcontext": _nullcontext,
    "contextlib.closing": _nullcontext,
    "contextlib.aclosing": _nullcontext,
    "contextlib.ExitStack": _exit_stack,
    "contextlib.AsyncExitStack": _exit_stack,
    "copy.copy": _copy,
    "copy.deepcopy": _deepcopy,
    "os.getenv": _getenv,
    "os.environ.get": _getenv,
    "os.environ.pop": _environ_pop,
    "os.environ.setdefault": _getenv,
    "json.dumps": _json_dumps,
    "json.loads": _json_loads,
    "json.load": _outside,
    "collections.namedtuple": _namedtuple,
    "typing.NamedTuple": _namedtuple,
    "collections.OrderedDict": _dict_like,
    "collections.defaultdict": _defaultdict,
    "collections.ChainMap": _chain_map,
    "collections.deque": _deque,
    "collections.UserDict": _dict_like,
    "queue.Queue": _queue,
    "queue.SimpleQueue": _queue,
    "queue.LifoQueue": _queue,
    "asyncio.Queue": _queue,
    "types.MappingProxyType": _same_mapping,
    "types.SimpleNamespace": _namespace,
    "types.MethodType": _wrap_method,
    "typing.cast": _second,
    "contextvars.ContextVar": _context_var,
    "itertools.cycle": _cycle,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from,
    "itertools.repeat": _repeat,
    "itertools.islice": _islice,
    "itertools.product": _product,
    "itertools.starmap": _starmap,
    "concurrent.futures.ThreadPoolExecutor": _executor,
    "concurrent.futures.ProcessPoolExecutor": _executor,
    "concurrent.futures.thread.ThreadPoolExecutor": _executor,
    "concurrent.futures.as_completed": _as_completed,
    "multiprocessing.Pool": _executor,
    "multiprocessing.pool.ThreadPool": _executor,
    "multiprocessing.dummy.Pool": _executor,
    "threading.Thread": _thread,
    "threading.Timer": _thread,
    "multiprocessing.Process": _thread,
    "asyncio.run": _run_now,
    "asyncio.wait_for": _run_now,
    "asyncio.shield": _run_now,
    "asyncio.ensure_future": _task,
    "asyncio.create_task": _task,
    "asyncio.gather": _gather,
    "asyncio.as_completed": _as_completed,
    "asyncio.wait": _as_completed,
    "asyncio.to_thread": _to_thread,
    "asyncio.TaskGroup": _task_group,
    "asyncio.get_event_loop": _loop,
    "asyncio.get_running_loop": _loop,
    "asyncio.new_event_loop": _loop,
    "anyio.run": _anyio_run,
    "anyio.create_task_group": _task_group,
    "anyio.to_thread.run_sync": _to_thread,
    "starlette.concurrency.run_in_threadpool": _to_thread,
    "fastapi.concurrency.run_in_threadpool": _to_thread,
    "asgiref.sync.sync_to_async": _identity,
    "asgiref.sync.async_to_sync": _identity,
    "atexit.register": _identity,
    "dataclasses.asdict": _asdict,
    "dataclasses.astuple": _astuple,
    "dataclasses.replace": _replace,
    "copy.replace": _replace,
    "dataclasses.fields": _fields,
    "dataclasses.field": _field,
    "pydantic.Field": _field,
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
    "importlib.import_module": _import_module,
    "httpx.Headers": _folding_dict,
    "httpx2.Headers": _folding_dict,
    "requests.structures.CaseInsensitiveDict": _folding_dict,
    "multidict.CIMultiDict": _folding_dict,
    "sys.exit": _nothing,
    "time.sleep": _nothing,
    "asyncio.sleep": _nothing,
}


# Decorators of libraries which give something else than the function itself.
_DECORATORS: dict[str, Callable[[Value], Value]] = {
    "builtins.property": lambda v: Descriptor("property", v),
    "functools.cached_property": lambda v: Descriptor("cached_property", v),
    "builtins.classmethod": lambda v: Descriptor("classmethod", v),
    "builtins.staticmethod": lambda v: Descriptor("staticmethod", v),
    "abc.abstractproperty": lambda v: Descriptor("property", v),
    "abc.abstractclassmethod": lambda v: Descriptor("classmethod", v),
    "pydantic.computed_field": lambda v: v,
    "contextlib.contextmanager": lambda v: Partial(External("contextlib.manager_of"), ((0, "", v),)),
    "contextlib.asynccontextmanager": lambda v: Partial(External("contextlib.manager_of"), ((0, "", v),)),
}


def decorate_external(m: Machine, decorator: External, value: Value, node: Node) -> Value:
    """A function under a library's decorator: most hand on the calls as they come (docs/soundness.md)."""
    make = _DECORATORS.get(decorator.name)
    if make is not None:
        return make(value)
    if decorator.name in ("functools.singledispatch", "functools.singledispatchmethod"):
        return _dispatcher(m, Arguments(positional=[value]), [], node)
    return value
