"""Functions of the standard library over data: containers and what else holds values; the table of them all."""

from __future__ import annotations

import base64
import binascii
import posixpath
import string
import textwrap
from urllib.parse import quote, quote_plus, unquote, urljoin

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.destructors import perhaps_called
from checker.code.execution.expressions import items, merging
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, NUMBER, Const, External, Partial, Unknown, Value, deps_of
from checker.code.library.builtin_functions import make_dict
from checker.code.library.chain_maps import chain_map
from checker.code.library.command_lines import parser
from checker.code.library.copies import copy, deepcopy, json_dumps, json_loads
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
from checker.code.library.library_model import Model
from checker.code.library.mocks import mock, patch, patch_dict, patch_object
from checker.code.library.operator_functions import (
    attrgetter,
    call_by_name,
    get_attributes,
    get_items,
    itemgetter,
    methodcaller,
    operator,
)
from checker.code.library.records import asdict, astuple, auto, factory, field, make_namedtuple, replace
from checker.code.library.sequence_methods import drop_beyond
from checker.code.library.text_functions import (
    base_name,
    encoded,
    of_constants,
    path,
    random_text,
    template,
    written_time,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def _outside(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return m.unknown(DepKind.DATA, "data from outside the code", node)


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


def _queue(kind: str) -> Model:
    """`kind`: "queue", "lifo" (what came last is given first) or "heap" (the least)."""

    def make(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        return m.add(Seq(kind))

    return make


def _choices(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`AliasChoices("team", "team_id")`."""
    return m.new_seq("tuple", list(bound.positional))


def _number(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return NUMBER


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


def _reference(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`weakref.ref(object, callback)`: called, it gives the object."""
    made = Partial(External("weakref.referred"), tuple(args[:1])) if args else Unknown()
    perhaps_called(m, bound.get(1, "callback") or NONE, [(0, "", made)], node)
    return made


def _referred(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`weakref.proxy(object, callback)`."""
    found = bound.positional[0] if bound.positional else Unknown()
    perhaps_called(m, bound.get(1, "callback") or NONE, [(0, "", found)], node)
    return found


def _finalizer(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`weakref.finalize(object, function, ...)`: the function runs once the object is gone, or where it is called."""
    if len(args) < 2:
        return Unknown()
    perhaps_called(m, args[1][2], args[2:], node)
    return Partial(args[1][2], tuple(args[2:]))


def _handler(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`signal.signal(number, handler)`: it may run between any two statements."""
    perhaps_called(m, bound.get(1, "handler") or NONE, [(0, "", NUMBER), (0, "", NONE)], node)
    return Unknown()


_ENCODERS = ("b64encode", "b64decode", "standard_b64encode", "urlsafe_b64encode", "urlsafe_b64decode", "b32encode")

MODELS: dict[str, Model] = {
    "functools.reduce": reduce,
    "copy.copy": copy,
    "copy.deepcopy": deepcopy,
    "pathlib.Path": path,
    "os.getpid": _number,
    "os.getppid": _number,
    "os.path.join": of_constants(posixpath.join),
    "os.path.basename": base_name,
    "os.path.dirname": of_constants(posixpath.dirname),
    "os.path.normpath": of_constants(posixpath.normpath),
    "urllib.parse.urljoin": of_constants(urljoin),
    "urllib.parse.quote": of_constants(quote),
    "urllib.parse.quote_plus": of_constants(quote_plus),
    "urllib.parse.unquote": of_constants(unquote),
    **{f"base64.{n}": encoded(getattr(base64, n)) for n in _ENCODERS},
    "binascii.hexlify": encoded(binascii.hexlify),
    **{f"secrets.token_{n}": random_text for n in ("hex", "urlsafe", "bytes")},
    "time.strftime": written_time(0),
    "datetime.datetime.strftime": written_time(1),
    "datetime.date.strftime": written_time(1),
    "textwrap.dedent": of_constants(textwrap.dedent),
    "string.capwords": of_constants(string.capwords),
    "string.Template": template,
    "heapq.heappush": heap_push,
    "heapq.heappop": heap_pop,
    "json.dumps": json_dumps,
    "pickle.dumps": json_dumps,
    "pickle.loads": json_loads,
    "weakref.ref": _reference,
    "weakref.proxy": _referred,
    "weakref.referred": _referred,
    "weakref.finalize": _finalizer,
    "signal.signal": _handler,
    "json.loads": json_loads,
    "json.load": _outside,
    **dict.fromkeys(("yaml.load", "yaml.safe_load", "yaml.full_load", "yaml.unsafe_load"), _outside),
    **{f"{name}.{verb}": _outside for name in ("tomllib", "tomli", "toml") for verb in ("load", "loads")},
    "collections.namedtuple": make_namedtuple,
    "typing.NamedTuple": make_namedtuple,
    "collections.OrderedDict": _dict_like,
    "collections.defaultdict": _defaultdict,
    "collections.ChainMap": chain_map,
    "collections.deque": _deque,
    "collections.UserDict": _dict_like,
    "pydantic.ConfigDict": _dict_like,
    "queue.Queue": _queue("queue"),
    "queue.SimpleQueue": _queue("queue"),
    "queue.LifoQueue": _queue("lifo"),
    "queue.PriorityQueue": _queue("heap"),
    "asyncio.LifoQueue": _queue("lifo"),
    "asyncio.PriorityQueue": _queue("heap"),
    "asyncio.Queue": _queue("queue"),
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
    "dataclasses.asdict": asdict,
    "dataclasses.astuple": astuple,
    "dataclasses.replace": replace,
    **{f"{name}.asdict": asdict for name in ("attr", "attrs")},
    **{f"{name}.astuple": astuple for name in ("attr", "attrs")},
    **{f"{name}.evolve": replace for name in ("attr", "attrs")},
    "copy.replace": replace,
    "dataclasses.field": field,
    "pydantic.Field": field,
    "pydantic.AliasChoices": _choices,
    "attrs.Factory": factory,
    "attr.Factory": factory,
    "attrs.field": field,
    "attr.ib": field,
    "attr.field": field,
    "enum.auto": auto,
    "operator.itemgetter": itemgetter,
    "operator.get_items": get_items,
    "operator.attrgetter": attrgetter,
    "operator.get_attributes": get_attributes,
    "operator.methodcaller": methodcaller,
    "operator.call_method": call_by_name,
    "operator.or_": operator("|"),
    "operator.ior": operator("|"),
    "operator.and_": operator("&"),
    "operator.sub": operator("-"),
    "operator.add": operator("+"),
    "operator.concat": operator("+"),
    "operator.mod": operator("%"),
    "unittest.mock.MagicMock": mock,
    "unittest.mock.Mock": mock,
    "unittest.mock.AsyncMock": mock,
    "unittest.mock.NonCallableMock": mock,
    "unittest.mock.create_autospec": mock,
    "unittest.mock.patch": patch,
    "unittest.mock.patch.object": patch_object,
    "unittest.mock.patch.dict": patch_dict,
    "httpx.Headers": _folding_dict,
    "httpx2.Headers": _folding_dict,
    "requests.structures.CaseInsensitiveDict": _folding_dict,
    "multidict.CIMultiDict": _folding_dict,
}
