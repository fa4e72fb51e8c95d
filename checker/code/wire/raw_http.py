"""Requests without an SDK: the URL tells whether a provider is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.code.execution import origins
from checker.code.execution.heap import Dict, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    NO_DEPS,
    Const,
    Ref,
    Text,
    Value,
    alternatives,
)
from checker.sdks.model import CallSpec

_VERSION = re.compile(r"/v\d")
_BODIES = ("json", "data", "content")
STEPS_OF_BUILDING = 3  # Request, prepared, sent
_UNKNOWN_HOST = re.compile(r"(?:\w+://)?\{\}")


def url_kind(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> str | None:
    """The kind of call that a request to this URL is, None where it is no provider's."""
    catalogue = m.program.catalogue
    for text in urls_of(m, spec, ref, values):
        kind = catalogue.url_kind(text) if text.strip("{}") else None
        if kind is None and _asks_a_model_by_name(m, values):  # behind a gateway the path and the body tell it
            kind = catalogue.path_kind(text)
        if kind is None or (kind == "chat" and _is_a_service(m, text, values)):
            continue
        if kind != "chat" and _is_told_by_one_word(m, text, ref, values):
            continue
        return kind
    return None


def body_kind(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> str | None:
    """The kind of call that a request is by its body, where nothing is known of the URL: a list of messages with roles,
    settings of a model beside it, and a key to pay with among the headers."""
    if not is_blank(m, spec, ref, values):
        return None
    headers = m.as_dict(values["headers"][0]) if "headers" in values else None
    words = m.program.catalogue.words
    if headers is None or not words("key_headers") & {k.lower() for k in _keys(headers)}:
        return None
    bodies = [body for body in _bodies(m, values) if body is not None]
    return "chat" if any(words("chat_settings") & _keys(b) and _is_conversation(m, b) for b in bodies) else None


def is_blank(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> bool:
    """Whether nothing at all is known of the URL."""
    return not any(text.strip("{}/:") for text in urls_of(m, spec, ref, values))


def _asks_a_model_by_name(m: Machine, values: dict[str, Slot]) -> bool:
    bodies = [body for body in _bodies(m, values) if body is not None]
    return bool(bodies) and all("model" in body.keys and _is_conversation(m, body) for body in bodies)


def _is_conversation(m: Machine, body: Dict) -> bool:
    """Whether its `messages` are known, and each is somebody's in a conversation."""
    messages = m.as_seq(body.keys["messages"][0]) if "messages" in body.keys else None
    items = [m.as_dict(value) for value, _ in messages.items] if messages is not None else []
    return bool(items) and all(i is not None and {"role", "content"} <= i.keys.keys() for i in items)


def _is_told_by_one_word(m: Machine, text: str, ref: Ref | None, values: dict[str, Slot]) -> bool:
    """Whether nothing but the last word of a URL speaks of a model (`worker + "/embeddings"`): of host and version
    nothing is known, nor of the body, and no key is sent to pay with."""
    if _VERSION.search(text) or not _UNKNOWN_HOST.match(text) or _body(m, values) is not None:
        return False
    inst = m.as_instance(ref) if ref is not None else None
    of_client = inst.client.layers if inst is not None and inst.client is not None else ()
    given = [values, *(layer.args for layer in of_client)]
    headers = [row["headers"][0] for row in given if "headers" in row]
    known = [found for value in headers if (found := m.as_dict(value)) is not None]
    keys = {key.lower() for found in known for key in _keys(found)}
    return not (keys & m.program.catalogue.words("key_headers") or any("auth" in row for row in given))


def _is_a_service(m: Machine, text: str, values: dict[str, Slot]) -> bool:
    """Whether a URL that ends as a model's is another service's, by what it is asked."""
    catalogue = m.program.catalogue
    if not catalogue.is_surely_model(text):
        return _asks_no_model(m, values) or _continues_a_conversation(m, values)
    return not catalogue.is_at_model_host(text) and _continues_a_conversation(m, values)


def _continues_a_conversation(m: Machine, values: dict[str, Slot]) -> bool:
    """Whether the body is known to name a conversation that the other side keeps, and no model."""
    found = _body(m, values)
    if found is None or found.open is not None or "model" in found.keys:
        return False
    return any(origins.names_conversation(key) for key in _keys(found))


def _asks_no_model(m: Machine, values: dict[str, Slot]) -> bool:
    """Whether the body is known to be another service's: it has keys that no model knows, and no question to one."""
    found = _body(m, values)
    if found is None:
        return False
    words, keys = m.program.catalogue.words, _keys(found)
    return not keys & words("chat_questions") and bool(keys - words("chat_settings"))


def _body(m: Machine, values: dict[str, Slot]) -> Dict | None:
    """The mapping that is sent, where it is known."""
    found = list(_bodies(m, values))
    return found[0] if len(found) == 1 else None


def _bodies(m: Machine, values: dict[str, Slot]) -> Iterator[Dict | None]:
    """The mappings of which one is sent, None for one that is not known."""
    given = next((row[name][0] for row in _rows(m, values) for name in _BODIES if name in row), None)
    for body, _ in alternatives(given) if given is not None else ():
        inst = m.as_instance(body)
        if inst is not None and inst.kind == "json" and inst.data is not None:
            body = inst.data
        yield m.as_dict(body)


def _rows(m: Machine, values: dict[str, Slot], depth: int = STEPS_OF_BUILDING) -> Iterator[dict[str, Slot]]:
    """What a request is given: the call's arguments, and those of the request that was built before it is sent."""
    yield values
    built = [inst.client for value, _ in values.values() if (inst := m.as_instance(value)) is not None]
    for client in built if depth else ():
        for layer in client.layers if client is not None else ():
            yield from _rows(m, layer.args, depth - 1)


def _keys(mapping: Dict) -> set[str]:
    return {key for key in mapping.keys if isinstance(key, str)}


def urls_of(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> Iterator[str]:
    """The URLs to which the request may go, with `{}` for what is not known."""
    assert spec.http is not None
    slot = values.get(spec.http)
    if slot is None:
        return
    base: Value | None = None
    inst = m.as_instance(ref) if ref is not None else None
    if inst is not None and inst.client is not None:
        base = inst.client.base
    catalogue = m.program.catalogue
    if base is None and inst is not None and inst.client is not None and inst.client.entry.sdk != "http":
        hosts = catalogue.sdk(inst.client.entry.sdk).hosts
        base = Const(f"https://{hosts[0].strip('.')}/v1") if hosts else None
    for url, _ in alternatives(slot[0]):
        request = m.as_instance(url)
        if request is not None and request.client is not None:
            url = request.client.base or Const("")
        elif request is not None and request.kind == "url" and request.data is not None:
            url = request.data
        for prefix, _ in alternatives(base) if base is not None else ((Const(""), NO_DEPS),):
            yield _url_text(prefix, url)


def _url_text(base: Value, url: Value) -> str:
    """A URL with `{}` for what is not known."""
    text = _as_text(url)
    if "//" in text.partition("?")[0]:
        return text
    prefix = _as_text(base)
    if not prefix:
        return text
    return f"{prefix.rstrip('/')}/{text.lstrip('/')}"


def _as_text(value: Value) -> str:
    if isinstance(value, Const):
        return str(value.value)
    if isinstance(value, Text):
        return "".join("{}" if p is None else p for p in value.parts)
    return "{}"
