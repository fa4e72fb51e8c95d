"""Calls known by their shape: methods of objects that are not known, values that stand for a billable method."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from checker.code.execution import machine as machine_module
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import (
    Choice,
    ClientPath,
    Const,
    Dep,
    External,
    Method,
    Partial,
    Ref,
    Unknown,
    Value,
    deps_of,
)
from checker.code.source.scanner import BODILESS
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import fates, held_clients
from checker.code.wire.client_attributes import plain_path
from checker.code.wire.clients import billable
from checker.code.wire.lost_objects import is_no_model
from checker.code.wire.sightings import merge_alternatives, sighting_of
from checker.sdks.catalogue import Catalogue
from checker.sdks.model import CallSpec, ClientClass

MIN_PATH = 3  # names below a library: an object, and two of a method that is known by them
_CALLER = External("operator.call_method")
Given = Iterable[tuple[int, str, object]]  # arguments: kind, name, node or value
_OF_LISTS = frozenset({"append", "extend"})


def stands_for_call(m: Machine, value: Value, name: str, depth: int = 0) -> bool:
    """Whether `value`, called or looked into under `name`, is a billable method: a bound method, a partial over one, a
    function of an SDK under another name, a table of such."""
    if isinstance(value, Choice):
        return any(stands_for_call(m, v, name, depth) for v, _ in value.alternatives)
    if isinstance(value, ClientPath):
        inst = m.as_instance(Ref(value.client))
        if inst is None or inst.client is None:
            return False
        client: ClientClass = inst.client.entry
        return value.path[-1:] == ("?",) or ".".join(plain_path(client, value.path)) in client.calls
    if isinstance(value, External):
        owner, _, method = value.name.rpartition(".")
        if depth == 0 and method == name:
            return False
        entry = m.program.catalogue.resolve(owner) if owner else None
        of_class = isinstance(entry, ClientClass) and method in entry.calls
        return of_class or isinstance(m.program.catalogue.resolve(value.name), CallSpec)
    if isinstance(value, Partial):
        if value.function == _CALLER and value.args and isinstance(value.args[0][2], Const):
            word = str(value.args[0][2].value)  # methodcaller("create", …)
            return word in m.program.catalogue.tails and m.program.marks.names_method(m.frame.module, word)
        return stands_for_call(m, value.function, "", depth + 1)
    if isinstance(value, Method):
        found = unknown_path(value)
        return found is not None and isinstance(found[1], Unknown) and spec_by_shape(m, found[0]) is not None
    if depth < 2 and isinstance(value, Ref) and m.st is not None:
        mapping, seq = m.as_dict(value), m.as_seq(value)
        inst = m.as_instance(value)
        held = inst.attrs.values() if inst is not None and inst.kind == "instance" else ()
        items = mapping.keys.values() if mapping is not None else seq.items if seq is not None else held
        return any(stands_for_call(m, v, "", depth + 1) for v, _ in items)
    return False


def unknown_path(value: Value) -> tuple[tuple[str, ...], Value] | None:
    """(attribute path, root) of a method looked up on an unknown value."""
    path: list[str] = []
    while isinstance(value, Method):
        path.append(value.name)
        value = value.receiver
    return (tuple(reversed(path)), value) if path else None


def by_shape(m: Machine, function: Method, args: list[Arg], node: Node) -> Value | None:
    """A call such as `x.chat.completions.create(...)` on a value that is not known: its path alone tells what it is."""
    found = unknown_path(function)
    if found is None:
        return None
    path, root = found
    if not isinstance(root, Unknown) or root.filled:
        return None
    spec = spec_by_shape(m, path)
    if spec is None or not _says_enough(m, path, spec, root):
        spec = _asked_with_messages(m, path[-1], args) or _of_lost(m, path, root, args, node)
    if spec is None:
        if path[-1] in m.program.catalogue.tails and any(d.is_open for d in root.deps) and may_send(path[-1], args):
            m.sightings.append(sighting_of(m, _ANY_CALL, "", {}, False, (), node, True, True))
        return None
    fates.shaped(m, spec.api, node)
    deps = root.deps or m.unknown(DepKind.BOUND, "the client is not followed", node).deps
    return billable(m, spec, None, args, node, doubt=deps)


def _of_lost(m: Machine, path: tuple[str, ...], root: Unknown, args: list[Arg], node: Node) -> CallSpec | None:
    """A method under the name of a billable one of an SDK that the file imports, on what was too long to follow: it may
    well be a client's, so it is told, as unproven."""
    catalogue, name = m.program.catalogue, path[-1]
    if m.probe is not None or len(_without_forms(catalogue, path)) > 1 or name in _HTTP_VERBS:
        return None
    if not args or name not in catalogue.tails or not may_send(name, args):
        return None
    if all(d.kind is not DepKind.BOUND for d in root.deps) or not m.program.marks.names_method(m.frame.module, name):
        return None
    sdks = sorted(m.program.marks.sdks(m.frame.module))
    calls = [spec for sdk in sdks for c in catalogue.sdk(sdk).clients for spec in c.calls.values()]
    found = next((s for s in calls if s.api.rpartition(".")[2] == name and _may_be_given(s, args)), None)
    return replace(found, api=name) if found is not None and not is_no_model(m, node) else None


def _may_be_given(spec: CallSpec, args: list[Arg]) -> bool:
    """Whether a method takes these arguments: `stream(method="GET", url=…)` gives a model nothing to answer."""
    named = {name for kind, name, _ in args if kind == 1}
    return not spec.positional or len(named) < len(args) or not named.isdisjoint(spec.positional)


_HTTP_VERBS = frozenset({"delete", "get", "head", "options", "patch", "post", "put", "request"})


def _asked_with_messages(m: Machine, name: str, args: list[Arg]) -> CallSpec | None:
    """`model.invoke([HumanMessage(...)])`: who takes a list of LangChain's messages is a model, or a chain that begins
    with one, wherever it comes from."""
    seq = m.as_seq(args[0][2]) if args and m.st is not None else None
    if seq is None:
        return None
    catalogue = m.program.catalogue
    made = {d.subject for value, _ in seq.items for d in deps_of(value) if d.kind is DepKind.RESULT}
    roots = {n.partition(".")[0] for n in made if n.rpartition(".")[2] in catalogue.words("model_messages")}
    for sdk in [n for n, modules in catalogue.modules_by_sdk().items() if not roots.isdisjoint(modules)]:
        for client in catalogue.sdk(sdk).clients:
            if client.abstract and name in client.calls:
                return client.calls[name]
    return None


def may_send(name: str, args: Given) -> bool:
    """Whether a method of an object that callers give, called with these arguments (kind, name, what), may be one that
    is billed. `x.get(…)` sends no body, and `x.append(item)` is a list's: an SDK's `append` is given more."""
    if name in BODILESS:
        return False
    return name not in _OF_LISTS or [(kind, word) for kind, word, _ in args] != [(0, "")]


def _says_enough(m: Machine, path: tuple[str, ...], spec: CallSpec, root: Unknown) -> bool:
    """Whether the path names a request. `x.completion(...)`, and `x.jobs.create(...)` that leaves out a part of the
    method's path, do so only where an SDK is imported that has it."""
    catalogue = m.program.catalogue
    path = _without_forms(catalogue, path)
    libraries = {_library(dep, catalogue.modules) for dep in root.deps}
    if libraries and libraries <= catalogue.lookalikes:
        return False
    says = m.program.marks.names_method(m.frame.module, path[-1])
    if "." not in spec.api:
        return says or (path[-1] in catalogue.certain_tails and not _is_the_projects_own(m, path[-1], root))
    if ".".join(path[-2:]) not in catalogue.partial_tails or ".".join(path[-3:]) in catalogue.long_tails:
        return True
    return says and (not libraries or "" in libraries)


def _is_the_projects_own(m: Machine, name: str, root: Unknown) -> bool:
    """Whether a method that only an SDK has otherwise is the project's: its own class has it, and no file imports such
    an SDK. What that method itself asks of another object (a wrapper), or of one that callers give, may be a request
    all the same."""
    if m.frame.name == name or any(d.kind is DepKind.PARAMETER for d in root.deps):
        return False
    return m.program.marks.is_own_method(name)


def _library(dep: Dep, sdks: frozenset[str]) -> str:
    """The import name of a library that is no SDK and whose function gives the value, "" where none does."""
    if dep.kind is not DepKind.RESULT or "." not in dep.subject:
        return ""
    name = dep.subject
    while name:
        name = name.rpartition(".")[0]
        if name in sdks:
            return ""
    return dep.subject.partition(".")[0]


def of_library_object(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """The same on what a library keeps for the code: `st.session_state.client.chat.completions.create(...)`."""
    root, *path = name.split(".")
    if root in m.program.catalogue.modules or len(path) < MIN_PATH:
        return None
    why = m.unknown(DepKind.OUTSIDE, f"what `{'.'.join((root, *path[:-2]))}` is", node)
    value: Value = Unknown(why.deps)
    for part in path:
        value = Method(value, part)
    assert isinstance(value, Method)
    return by_shape(m, value, args, node)


def of_left_out(m: Machine, function: Method, args: list[Arg], node: Node) -> Value | None:
    """A call on what stands for more objects than are followed: clients among them send it each, in one state."""
    found = unknown_path(function)
    if found is None or not isinstance(found[1], Unknown):
        return None
    path, root = found
    since, out = len(m.sightings), None
    ends = []
    for ref in held_clients.clients_in(m, root):
        client = m.get(ref).client
        spec = client.entry.calls.get(".".join(plain_path(client.entry, path)))
        if spec is not None and m.st is not None:
            out = billable(m, spec, ref, args, node)
            ends.append((len(m.sightings), deps_of(root)))
    if len(m.sightings) > since + 1:
        merge_alternatives(m, since, ends)
    return out


# A method of an object that a caller gives: a call site only if that is a client.
_ANY_CALL = CallSpec("", "", "")


def spec_by_shape(m: Machine, path: tuple[str, ...]) -> CallSpec | None:
    catalogue = m.program.catalogue
    path = _without_forms(catalogue, path)
    tail = ".".join(path[-2:])
    if tail not in catalogue.strong_tails:
        tail = path[-1]
        if tail not in catalogue.strong_tails:
            return None
    cache: dict[tuple[str, frozenset[str]], CallSpec | None] = m.program.shapes
    near = m.program.marks.sdks(m.frame.module)
    key = (".".join(path[-3:]), near)
    if key not in cache:
        cache[key] = _first_with_tail(catalogue, key[0], tail, near)
    return cache[key]


def _without_forms(catalogue: Catalogue, path: tuple[str, ...]) -> tuple[str, ...]:
    """A path without the forms of an answer: `completions.with_raw_response.create` is `completions.create`."""
    return (*(p for p in path[:-1] if p not in catalogue.transparent), *path[-1:])


def of_inner_client(m: Machine, path: tuple[str, ...]) -> CallSpec | None:
    """A call on the SDK client that an object of a library keeps: `model._client.messages.create`."""
    if len(path) < 3 or not _INNER_CLIENT.fullmatch(path[0]):
        return None
    spec = spec_by_shape(m, path[1:])
    return spec if spec is not None and "." in spec.api else None


_INNER_CLIENT = re.compile(r"_?(?:root_|async_|sync_|raw_)*client")


_USUAL = ("openai", "anthropic", "langchain")  # whose methods others have copied


def _first_with_tail(catalogue: Any, whole: str, tail: str, near: frozenset[str]) -> CallSpec | None:
    """The method that is written so in full (`completions.create`), else the first that ends in it, of the SDKs which
    the file imports before all others; none where a longer path is known to bill nothing (`messages.create` of a
    thread)."""
    usual = {name: number for number, name in enumerate(_USUAL)}
    order = sorted(catalogue.names, key=lambda name: (usual.get(name, len(usual)), name))
    clients = [(name in near, client) for name in order for client in catalogue.sdk(name).clients]
    known = [(is_near, api, spec) for is_near, client in clients for api, spec in client.calls.items()]
    exact = [(is_near, spec) for is_near, api, spec in known if api == whole]
    if not exact and whole != tail and any(f".{api}".endswith(f".{whole}") for _, c in clients for api in c.free):
        return None
    ending = [(is_near, spec) for is_near, api, spec in known if api == tail or api.endswith(f".{tail}")]
    found = min((*exact, *ending), key=lambda pair: not pair[0], default=None)
    return found[1] if found is not None and isinstance(found[1], CallSpec) else None


machine_module.STANDS_FOR_CALL = stands_for_call
