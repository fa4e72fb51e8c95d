"""What a call carries: from the arguments of the call and of its client to carriers in order of precedence.

A carrier tree of the catalogue (`checker/sdks/model.py`) is laid over the arguments; clients within clients, hooks,
authenticators and transports are looked into. `proof.prove` then folds the carriers, the later over the earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from msgspec import structs

from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Class,
    ClientPath,
    Const,
    Deps,
    External,
    Ref,
    Text,
    Value,
    alternatives,
    deps_of,
    external,
)
from checker.code.trail import DepKind
from checker.code.wire.built_requests import is_built
from checker.code.wire.hooks import (
    given_client,
    of_changing_object,
    of_hook,
    of_parameters,
    of_subclass,
    sees_parameters,
)
from checker.code.wire.layers import Client, Request, is_model_name
from checker.code.wire.named_headers import holding, named_header, of_lines
from checker.code.wire.precedence import beneath, displaced, effective, replaced, under_extra_body, unless
from checker.code.wire.proof import Carrier, is_missing
from checker.code.wire.reserves import Choosing, choosing
from checker.sdks.model import CallSpec, ClientClass, Make

MAX_NESTED_CLIENTS = 6


# -- one client -------------------------------------------------------------------------------------------------------


def of_client(m: Machine, ref: Ref, request: Request, depth: int = 0) -> list[Carrier]:
    """What a client adds to each of its requests, in order of precedence."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None:
        return []
    if depth > MAX_NESTED_CLIENTS:
        return [Carrier("unknown", presence=external("clients within each other, deeper than is followed"))]
    client: Client = inst.client
    out = _of_variant(m, ref, inst, client, request, depth)
    if not (client.also or client.others):
        return out
    decided: Deps = NO_DEPS
    if client.also and all(deps for _, deps in client.also):  # what decides for the others decides against this one
        decided = frozenset().union(*(deps for _, deps in client.also))
    groups: list[tuple[list[Carrier], Deps]] = [(out, decided)]
    for variant, deps in client.also:
        groups.append((_of_variant(m, ref, inst, variant, request, depth), deps))
    for other, deps in client.others:
        for inner, inner_deps in alternatives(other):
            if isinstance(inner, Ref):
                groups.append((of_client(m, inner, request, depth + 1), deps | inner_deps))
            elif is_model_name(inner):
                groups.append(([], deps | inner_deps))
            elif not isinstance(inner, Const):
                groups.append(([Carrier("unknown", presence=deps | deps_of(inner))], deps))
    return [Carrier("either", groups=groups)]


def _of_variant(m: Machine, ref: Ref, inst: Instance, client: Client, request: Request, depth: int) -> list[Carrier]:
    out: list[Carrier] = []
    if client.open is not None:
        out.append(Carrier("unknown", presence=client.open))
    for layer in client.layers:
        spec = request.spec
        if layer.event and spec is not None and spec.event and not _event_matches(layer.event, spec.event):
            continue
        if sees_parameters(layer.event):
            if "handler" in layer.args and m.st is not None:
                out += of_parameters(m, layer.args["handler"][0], request.values)
            continue
        found = collect(m, layer.make, layer.args, layer.open, request, depth)
        for parameter in layer.make.replaces:
            leaf = layer.make.carriers.get(parameter)
            if parameter in layer.args and not (leaf == "client" and is_missing(m, layer.args[parameter][0])):
                out = replaced(out, parameter, layer.make.carriers.get(parameter), layer.args[parameter][1])
        below, found = beneath(m, client, layer, found)
        out = below + displaced(m, out, layer.make.overrides, layer.args, found) + found
    for name, value in client.attrs:
        if client.entry.attributes.get(name) == "headers":
            out = unless(out, None, partial(_is_within, name, is_built(client.entry)))
        out += _of_attribute(m, client.entry, name, value, request.within())
    if client.reduced is not None:
        fewer = unless(out, None, lambda c: c.leaf == "headers" and not c.inner)
        out = [Carrier("either", groups=[(out, client.reduced), (fewer, client.reduced)])]
    if isinstance(inst.cls, Class):
        more = of_subclass(m, ref, inst, request)
        if any(c.path in (("default_headers",), ("_custom_headers",)) for c in more):  # in the place of the SDK's own
            out = unless(out, None, lambda c: c.leaf == "headers" and not c.inner)
        out += more
    return ordered(out)


def ordered(carriers: list[Carrier]) -> list[Carrier]:
    """Hooks see the request when all else is in it."""
    return [c for c in carriers if not c.late] + [c for c in carriers if c.late]


def _event_matches(pattern: str, event: str) -> bool:
    """`before-call.bedrock-runtime.Converse` selects the event `bedrock-runtime.Converse`, and so do its prefixes."""
    wanted = pattern.split(".")[1:]
    return all(w in ("*", e) for w, e in zip(wanted, event.split("."), strict=False))


def _is_within(name: str, built: bool, carrier: Carrier) -> bool:
    """Whether headers are in the attribute `name`: what the constructor was given is; of a request that is `built`,
    what made it, too."""
    return carrier.leaf == "headers" and (built or (not carrier.inner and carrier.path == (name,)))


def _of_attribute(m: Machine, entry: ClientClass, name: str, value: Value, request: Request) -> list[Carrier]:
    leaf = entry.attributes.get(name)
    if leaf is not None:
        return _leaf(m, leaf, value, None, name, request, 0)
    out: list[Carrier] = []
    found = m.as_dict(value)
    for attribute, inner in entry.attributes.items():
        if attribute.startswith(f"{name}.") and found is not None:
            slot = found.keys.get(attribute.removeprefix(f"{name}."))
            for item, have in elements(m, slot[0], leave=True) if slot is not None else ():
                out += _leaf(m, inner, item, have, name, request, 0)
    return out


# -- carrier trees over arguments -------------------------------------------------------------------------------------


def collect(
    m: Machine,
    entry: Make | CallSpec,
    args: dict[str, Slot],
    doubt: Deps | None,
    request: Request,
    depth: int = 0,
) -> list[Carrier]:
    """The carriers among the arguments of a call, a constructor or another maker; clients among them come first, and
    what is given beside a client displaces what it holds."""
    if request.sides or entry.sides:
        request = replace(request, sides=entry.sides)
    if isinstance(entry, Make) and entry.instead:
        rows = effective(m, entry.instead, args, request)
        if len(rows) != 1:
            bare = structs.replace(entry, instead={})
            groups = [(collect(m, bare, have, doubt, request, depth), deps) for have, deps in rows]
            return [Carrier("either", groups=groups or _any_of(m, collect(m, bare, args, doubt, request, depth)))]
        args = rows[0][0]
    keyed = choosing(m, entry, args, request) if isinstance(entry, Make) else {}
    found = _tree(m, entry.carriers, args, doubt, request, depth, (), keyed)
    for sink in m.program.demand.sinks:
        if sink in entry.sink_carriers:
            found += _tree(m, entry.sink_carriers[sink], args, doubt, request, depth, (), keyed)
    found = under_extra_body(found)
    inner = [c for c in found if c.inner]
    own = [c for c in found if not c.inner]
    return displaced(m, inner, entry.overrides, args, own) + own if inner else own


def _any_of(m: Machine, found: list[Carrier]) -> list[tuple[list[Carrier], Deps]]:
    """What may be there or not, for a reason that is too long to follow."""
    why = m.unknown(DepKind.BOUND, "arguments that take the place of others in more ways than are followed").deps
    return [(found, why), ([], why)]


def _tree(
    m: Machine,
    tree: Mapping[str, Any],
    args: Mapping[Any, Slot],
    doubt: Deps | None,
    request: Request,
    depth: int,
    path: tuple[str, ...] = (),
    keyed: Mapping[str, Choosing] = {},
) -> list[Carrier]:
    """The carriers among `args` as `tree` says. `doubt`: parameters of the tree that are not given may be given yet."""
    if "header_name" in tree.values():
        return named_header(m, tree, args)
    out: list[Carrier] = []
    unknown: Deps | None = None
    for parameter, below in tree.items():
        if not request.looks_at(parameter):
            continue
        slots = [args[parameter]] if parameter in args else list(args.values()) if parameter == "*" else []
        for value, presence in slots:
            out += _below(m, below, value, presence, (*path, parameter), request, depth, keyed.get(parameter))
        if not slots and doubt is not None:
            unknown = (unknown or NO_DEPS) | doubt
    if unknown is not None:
        out.append(Carrier("unknown", presence=unknown, path=path, argument="" if path else holding(tree)))
    return out


def _below(
    m: Machine,
    below: Any,
    value: Value,
    presence: Deps | None,
    path: tuple[str, ...],
    request: Request,
    depth: int,
    keyed: Choosing | None = None,
) -> list[Carrier]:
    if isinstance(below, str):
        return _leaf(m, below, value, presence, path, request, depth)
    if isinstance(value, Choice):
        groups = [(_below(m, below, v, None, path, request, depth, keyed), d) for v, d in value.alternatives]
        found = [Carrier("either", groups=groups)]
    elif "[]" in below and len(below) == 1:
        found = _of_list(m, below["[]"], value, path, request, depth, keyed)
    else:
        found = _of_mapping(m, below, value, path, request, depth)
    return _perhaps(found, presence)


def _perhaps(found: list[Carrier], presence: Deps | None) -> list[Carrier]:
    if presence is None or not found:
        return found
    out = Carrier("either", groups=[(found, presence), ([], presence)])
    out.inner, out.late = all(c.inner for c in found), all(c.late for c in found)
    return [out]


def _of_mapping(
    m: Machine, below: Mapping[str, Any], value: Value, path: tuple[str, ...], request: Request, depth: int
) -> list[Carrier]:
    from checker.code.execution.expressions.merging import mapping_of

    if is_missing(m, value):
        return []
    inst = m.as_instance(value)
    if inst is not None and inst.kind in ("json", "record") and isinstance(inst.data, (Ref, Choice)):
        return _below(m, below, inst.data, None, path, request, depth)
    found = mapping_of(m, value)
    if found is None:
        if isinstance(value, (Const, Text)):
            return []
        doubt = deps_of(value) or m.unknown(DepKind.BOUND, "a value that is not followed").deps
        return [Carrier("unknown", presence=doubt, path=path)]
    return _tree(m, below, found.keys, found.open, request, depth, path)


def _of_list(
    m: Machine, below: Any, value: Value, path: tuple[str, ...], request: Request, depth: int, keyed: Choosing | None
) -> list[Carrier]:
    """Each element of a list. Hooks all apply; of other elements one does, chosen by its key where there is one."""
    groups: list[tuple[list[Carrier], Deps]] = []
    everything: list[Carrier] = []
    for item, have in elements(m, value, leave=True):
        found = _below(m, below, item, have, path, request, depth)
        if isinstance(below, str) and below in ("hooks", "client"):
            everything += found
            continue
        mapping = m.as_dict(item)
        name = mapping.keys.get(keyed.key) if mapping is not None and keyed is not None else None
        names = keyed.names if keyed is not None else None
        if name is not None and isinstance(name[0], Const) and names is not None and name[0].value not in names:
            continue
        groups.append((found, NO_DEPS))
    if everything or not groups:
        return everything
    return groups[0][0] if len(groups) == 1 else [Carrier("either", groups=groups)]


def _leaf(
    m: Machine,
    leaf: str,
    value: Value,
    presence: Deps | None,
    path: tuple[str, ...] | str,
    request: Request,
    depth: int,
) -> list[Carrier]:
    where = (path,) if isinstance(path, str) else path
    if leaf in ("headers", "metadata"):
        return [Carrier(leaf, value, presence, where)]
    if is_missing(m, value):
        return []
    if isinstance(value, Choice):
        kept = [row for row in value.alternatives if leaf != "client" or not _is_local(m, row[0])]
        groups = [(_leaf(m, leaf, v, None, where, request, depth), d) for v, d in kept or value.alternatives]
        out = Carrier("either", groups=groups)
        out.inner, out.late = leaf in ("client", "members", "transport"), leaf in ("hooks", "auth")
        return _perhaps([out], presence)
    if leaf == "header_lines":
        found = of_lines(m, value, where)
    elif leaf == "client":
        found = [_as_inner(c, where) for c in of_inner_client(m, value, where, request, depth)]
    elif leaf == "members":
        found = _of_members(m, value, where, request, depth)
    elif leaf in ("hooks", "auth", "transport"):
        found = of_hook(m, value, request)
        if leaf == "auth":
            found = [replace(c, path=(*where[:1], *c.path)) for c in found]
    else:
        found = []
    return _perhaps(found, presence)


def _of_members(m: Machine, value: Value, path: tuple[str, ...], request: Request, depth: int) -> list[Carrier]:
    """The agents of a team: each sends requests of its own, so that what holds for the team is what holds for all."""
    members = elements(m, value, leave=True)
    groups = [(of_inner_client(m, item, path, request, depth), presence or NO_DEPS) for item, presence in members]
    return [Carrier("either", groups=groups, inner=True)] if groups else []


def _is_local(m: Machine, value: Value) -> bool:
    inst = m.as_instance(value)
    return inst is not None and inst.client is not None and inst.client.entry.local


def _as_inner(c: Carrier, where: tuple[str, ...]) -> Carrier:
    """A carrier of a client that is given under a name: another client there takes its place."""
    groups = [([_as_inner(g, where) for g in group], deps) for group, deps in c.groups]
    return replace(c, inner=True, path=(*where[:1], *c.path), groups=groups)


def of_inner_client(m: Machine, value: Value, path: tuple[str, ...], request: Request, depth: int) -> list[Carrier]:
    """A client within another: it adds to the same requests."""
    if isinstance(value, ClientPath):  # a bound method (`embedding_function=embeddings.embed_query`)
        value = Ref(value.client)
    inst = m.as_instance(value)
    if isinstance(value, Ref) and inst is not None and inst.client is not None:
        return of_client(m, value, request.within(), depth + 1)
    if inst is not None and inst.kind == "instance":
        given = given_client(m, value, inst)
        if given is not None:
            return of_inner_client(m, given, path, request, depth + 1)
        return of_changing_object(m, value, inst, request)
    if m.as_seq(value) is not None:
        return _of_list(m, "client", value, path, request, depth, None)
    if isinstance(value, (Const, Text, External, Class)):
        return []
    doubt = deps_of(value) or (inst.open if inst is not None else None)
    return [Carrier("unknown", presence=doubt)] if doubt else []
