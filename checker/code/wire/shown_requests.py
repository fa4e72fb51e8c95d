"""The request that a hook of the project is shown -> an object with what is known of it before it leaves, and the
carriers that a hook leaves in it.

Its headers hold `INHERITED` where a hook leaves them alone; of the rest its method is known, the end of its URL where
the catalogue tells it, and of an SDK's options the body as it will be.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Choice, Const, Deps, Ref, Text, Value, external
from checker.code.trail import DepKind
from checker.code.wire.layers import Request
from checker.code.wire.proof import INHERITED, Carrier
from checker.code.wire.raw_http import urls_of
from checker.sdks.model import CallSpec

_REST: Deps = external("what a hook asks of the request besides its headers", DepKind.DATA)
# Headers that every request has, whatever they hold.
_ALWAYS = ("accept", "accept-encoding", "authorization", "connection", "content-length", "content-type", "host")
_OPTIONS = frozenset({"_prepare_options", "_build_headers", "_build_request", "request"})


def sent(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> Request:
    """The request that a call sends. An SDK's calls for answers are all `POST`."""
    if spec.http is None:
        return Request(spec, values, spec.is_async, end=spec.ends, verb="POST")
    texts = set(urls_of(m, spec, ref, values))
    url = texts.pop() if len(texts) == 1 else ""
    whole = url if "://" in url and "{}" not in url else ""
    return Request(spec, values, spec.is_async, end=_end_of(url), verb=_verb(spec, values), url=whole)


def shown(m: Machine, asked: Request, method: str) -> Ref:
    """The request of a call as a hook sees it; `method`: the one that is given it, "" for a function."""
    request = Instance("request")
    request.data = _REST
    request.attrs["headers"] = (_headers(m), None)
    options = method in _OPTIONS
    if options:
        request.attrs["json_data"] = (_body(m), None)
    if asked.end:
        request.attrs["url"] = (Const(asked.end) if options else _url(m, asked), None)
    if asked.verb:
        request.attrs["method"] = (Const(asked.verb.lower() if options else asked.verb), None)
    return m.add(request)


def _headers(m: Machine) -> Ref:
    headers = Dict(fold=True)
    for name in _ALWAYS:
        headers.keys[name] = (Text((None,), _REST, filled=True), None)
    for wanted in m.program.demand.fields:
        for name in wanted.carriers.headers:
            headers.keys[name.lower()] = (INHERITED, NO_DEPS)
    return m.add(headers)


def _body(m: Machine) -> Ref:
    """The body of an SDK's options: its metadata is what came before the hook, if anything."""
    metadata, body = Dict(), Dict()
    for wanted in m.program.demand.fields:
        for name in wanted.carriers.metadata:
            metadata.keys[name] = (INHERITED, NO_DEPS)
    body.open = _REST
    body.keys["metadata"] = (m.add(metadata), _REST)
    return m.add(body)


def _verb(spec: CallSpec, values: dict[str, Slot]) -> str:
    slot = values.get("method")
    if slot is not None and slot[1] is None and isinstance(slot[0], Const):
        return str(slot[0].value).upper()
    last = spec.api.rpartition(".")[2]
    return last.upper() if last in ("get", "post", "put", "patch") else ""


def _end_of(url: str) -> str:
    """What the path certainly ends with, of a URL with `{}` for what is not known."""
    known = url.partition("?")[0].partition("#")[0].rpartition("}")[2]
    tail = known.rpartition("://")[2]
    return tail[tail.index("/") :] if "/" in tail else ""


def _url(m: Machine, asked: Request) -> Ref:
    """A URL as httpx has it, an object, and as requests has it, a text: what is asked of it decides."""
    url = Instance("url")
    url.data = Const(asked.url) if asked.url else Text((None, asked.end), _REST, filled=True)
    url.attrs["path"] = (Const(asked.end) if asked.url else url.data, None)
    for name in ("host", "raw_path", "scheme"):
        url.attrs[name] = (Text((None,), _REST, filled=True), None)
    if asked.url:
        url.attrs["host"] = (Const(asked.url.partition("://")[2].partition("/")[0].partition(":")[0]), None)
    return m.add(url)


def left_in(m: Machine, shown_one: Ref, result: Value) -> list[Carrier]:
    """What travels when a hook has run: of the request that it was shown, or of the one that it gives back instead."""
    if isinstance(result, Choice):
        groups = [(left_in(m, shown_one, value), deps) for value, deps in result.alternatives]
        return [Carrier("either", groups=groups, late=True)]
    if m.as_dict(result) is not None:  # a method that builds the headers
        return [Carrier("headers", result, None, ("hook",), late=True)]
    given = m.as_instance(result)
    after = given if given is not None and given.kind == "request" else m.as_instance(shown_one)
    return list(_carriers_of(m, after)) if after is not None else []


def _carriers_of(m: Machine, request: Instance) -> Iterator[Carrier]:
    headers = request.attrs.get("headers")
    if headers is not None:
        yield Carrier("headers", headers[0], None, ("hook",), late=True)
    for name in ("json_data", "extra_json"):
        slot = request.attrs.get(name)
        metadata = _metadata_in(m, slot) if slot is not None else None
        if metadata is not None:
            yield Carrier("metadata", metadata[0], metadata[1], ("hook",), late=True)


def _metadata_in(m: Machine, slot: Slot) -> Slot | None:
    body = m.as_dict(slot[0])
    found = body.keys.get("metadata") if body is not None else None
    if found is None or slot[1] is None:
        return found
    return found[0], slot[1] | (found[1] or NO_DEPS)
