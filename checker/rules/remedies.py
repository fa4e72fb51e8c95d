"""What would settle a finding: the argument of the call or its client that carries the fields, by the SDK catalogue, in
words for the reader and as an edit where the policy names a function that makes the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from checker.code.callsite import CallSite, Proof, Verdict
from checker.documents.location import Location
from checker.findings.model import Action, Carry, Edit
from checker.policy.builders import Builder, builders
from checker.policy.model import Policy
from checker.sdks.model import CallSpec, ClientClass
from checker.sdks.trees import Path, leaves, walk

SHOWN = 3  # keys that are written out; the rest is an ellipsis
LEAVES = ("headers", "metadata")
MAX_WAYS = 4  # that a fix tries


def how_to_carry(
    site: CallSite, policy: Policy, fields: tuple[str, ...], edits: tuple[Edit, ...] = (), at: Location | None = None
) -> str:
    """What to pass, in the words of the SDK; in general words where the catalogue has no answer. `at`: the place that
    is to be mended; where it is a caller's, what it calls need not take the SDK's own argument."""
    if edits:
        return _carried(edits[0].ways[0])
    carriers = [policy.fields[name].carriers for name in fields if name in policy.fields]
    headers = [c.headers[0] for c in carriers if c.headers]
    keys = [c.metadata[0] for c in carriers if c.metadata]
    found, client = _parameters(site.sdk, site.api)
    call = {leaf: path for leaf, path in found.items() if path[0] in site.takes}
    if site.client_ways:
        client = _of_these(client, site.client_ways)
    for path, to_client in ((call.get("headers"), False), (client.get("headers"), True)):
        if path and headers and len(headers) == len(carriers):
            return _pass(site, path, headers, "headers", to_client, at)
    for path, to_client in ((call.get("metadata"), False), (client.get("metadata"), True)):
        if path and keys and len(keys) == len(carriers):
            return _pass(site, path, keys, "metadata", to_client, at)
    parts = ([_list("header", headers)] if headers else []) + (
        [_list("metadata key", keys)] if keys and len(headers) < len(carriers) else []
    )
    if not parts:
        return "declare a carrier in the policy"
    sender, told = _sender(site), " and ".join(parts)
    return f"send {told} with {sender}" if sender else f"let a gateway add {told}: {site.sdk} takes none here"


def _of_these(client: Mapping[str, Path], ways: frozenset[str]) -> Mapping[str, Path]:
    """The way by which the clients seen at a call take headers, where it is one; other classes have other ways."""
    known = {leaf: path for leaf, path in client.items() if leaf != "headers" and len(ways) == 1}
    way = next(iter(ways)) if len(ways) == 1 else ""
    return {**known, "headers": tuple(way.split("."))} if way else known


def _sender(site: CallSite) -> str:
    """What can send a request's fields, as far as the catalogue tells: the call, its client, one that this is given; ""
    where nothing of the SDK does."""
    spec, client = _specs(site.sdk, site.api)
    through = " or ".join(f"`{name}`" for name in client.through) if client is not None else ""
    if through and spec is not None and not spec.carriers:
        return f"the client that it is given as {through}"
    if spec is not None and not site.takes and (client is None or not client.constructor.carriers):
        return ""
    return "the call or its client" if site.takes or client is None else "its client"


def edits_to_carry(site: CallSite, policy: Policy, fields: tuple[str, ...]) -> tuple[Edit, ...]:
    """The edit that lets the call carry `fields`, by a function which the policy declares to make them.

    It is safe where each request of the call lacks the fields, or where the argument that is added to was given by the
    callers: then what they give stays on top. It is not where a client has a field, for some callers or maybe, or has
    anything that the argument would displace. Nor is metadata in the body of a call that takes headers: a provider may
    refuse it, or keep it.
    """
    made = builders(policy)
    if not made or site.is_client:
        return ()
    call = tuple(way for way in _ways(site.sdk, site.api) if way[0][0] in site.takes)
    ways = [
        (
            leaf != builder.carrier,
            leaf != "headers",
            bool(carry.others),
            path[0] not in site.passed,
            len(path),
            len(builder.provides),
            carry,
        )
        for builder in made
        if set(fields) <= set(builder.provides)
        for path, leaf in call
        if (carry := _carry(site, policy, fields, builder, path, leaf)) is not None
    ]
    if not ways:
        return ()
    has_headers = any(leaf == "headers" for _, leaf in call)
    blamed = {name for b in site.blame if b.at == site.at and b.verdict is Verdict.FAIL for name in b.fields}
    everywhere = set(fields) <= blamed
    ranked = []
    for *_, carry in sorted(ways, key=lambda way: way[:6])[:MAX_WAYS]:
        given = carry.path[0] in site.passed
        fits = given or (everywhere and (_leaf(call, carry.path) == "headers" or not has_headers))
        ranked.append(replace(carry, safe=fits and not site.displaces & {*carry.path}))
    return (Edit(Action.CARRY, site.at, fields, not site.inherited & {*fields}, tuple(ranked)),)


def client_takes(sdk: str, name: str) -> str:
    """The argument of a client's constructor that holds headers, else metadata, dotted; "" where it has none."""
    from checker.sdks.catalogue import load

    catalogue = load()
    for client in catalogue.sdk(sdk).clients if sdk in catalogue.names else ():
        if any(n.rpartition(".")[2].strip("<>") == name for n in client.names):
            found = leaves(client.constructor.carriers, over=False)
            return ".".join(found.get("headers") or found.get("metadata") or ())
    return ""


def takes_headers(sdk: str, api: str) -> bool:
    """Whether the call or its client can send headers."""
    return any("headers" in leaves for leaves in _parameters(sdk, api))


def edits_to_ask(site: CallSite, fields: tuple[str, ...]) -> tuple[Edit, ...]:
    """The edit that asks a stream for its usage. It is not safe: the last chunk then has no choices."""
    head, _, key = site.usage_parameter.partition(".")
    way = Carry((head,), "True", ((key, "True"),), safe=False)
    return (Edit(Action.USAGE, site.at, fields, False, (way,)),) if key else ()


def _leaf(ways: Sequence[tuple[Path, str]], path: Path) -> str:
    return next(leaf for have, leaf in ways if have == path)


def _carry(
    site: CallSite, policy: Policy, fields: tuple[str, ...], builder: Builder, path: Path, leaf: str
) -> Carry | None:
    names = {f: getattr(policy.fields[f].carriers, leaf) for f in builder.provides}
    if not all(names[f] for f in fields):
        return None
    keys = tuple((str(names[f][0]), builder.key(policy, f)) for f in fields)
    sent = (f for f in builder.provides if f not in fields and f in site.fields and site.proof(f) is not Proof.ABSENT)
    others = tuple(builder.key(policy, f) for f in sent)
    return Carry(path, builder.name, keys, others, whole=leaf == builder.carrier)


def _carried(way: Carry) -> str:
    value = f"{way.source.rpartition('.')[2]}()"
    for key in reversed(way.path[1:]):
        value = f'{{"{key}": {value}}}'
    return f"add {way.path[0]}={value}"


def _pass(site: CallSite, path: Path, names: list[str], leaf: str, to_client: bool, at: Location | None) -> str:
    spec, _ = _specs(site.sdk, site.api)
    of_grpc = leaf == "headers" and path[-1] == "metadata"  # pairs, which it sends as headers
    shown = ", ".join(f'("{name}", …)' if of_grpc else f'"{name}": …' for name in names[:SHOWN])
    shown += ", …" if len(names) > SHOWN else ""
    value = f"[{shown}]" if of_grpc else f"{{{shown}}}"
    for key in reversed(path[1:]):
        value = f'{{"{key}": {value}}}'
    if spec is not None and not to_client and path[0] in spec.text:
        value = f"json.dumps({value})"
    where = " to the client" if to_client else " on to the SDK call" if at is not None and at != site.at else ""
    return f"pass {path[0]}={value}{where}"


def _list(noun: str, words: list[str]) -> str:
    return f"{noun}{'s' if len(words) > 1 else ''} {', '.join(words)}"


@lru_cache(maxsize=256)
def _ways(sdk: str, api: str) -> tuple[tuple[Path, str], ...]:
    """The ways to headers and metadata at a call that take a mapping, headers that lie over others first."""
    spec, _ = _specs(sdk, api)
    if spec is None:
        return ()
    found = [(path, leaf) for path, leaf in walk(spec.carriers, ()) if leaf in LEAVES and not {"[]", "*"} & {*path}]
    headers = [way for way in reversed(found) if way[1] == "headers"]
    return tuple(w for w in (*headers, *(w for w in found if w[1] != "headers")) if w[0][0] not in spec.text)


@lru_cache(maxsize=256)
def _parameters(sdk: str, api: str) -> tuple[Mapping[str, Path], Mapping[str, Path]]:
    """For the call and for its client: leaf (`headers`, `metadata`) -> the shortest way to it, of headers the one that
    lies over the others."""
    spec, client = _specs(sdk, api)
    call = leaves(spec.carriers) if spec is not None else {}
    return call, leaves(client.constructor.carriers, over=False) if client is not None else {}


def _specs(sdk: str, api: str) -> tuple[CallSpec | None, ClientClass | None]:
    from checker.sdks.catalogue import load

    catalogue = load()
    if sdk not in catalogue.names:
        return None, None
    entry = catalogue.sdk(sdk)
    for client in entry.clients:
        spec = client.calls.get(api)
        if spec is not None:
            return spec, client
    for name, spec in entry.functions.items():
        if name == api or name.endswith(f".{api}"):
            return spec, None
    return None, None
