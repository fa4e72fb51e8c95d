"""Other ways to write the same: short and long forms as one form, so that only meaning is compared.

Every function takes a node as written and gives one in the long form, its parts at the places where they were written.
"""

from __future__ import annotations

import base64
import re
import shlex
from collections.abc import Callable
from typing import Final

from checker.configs.forms import compose_forms, deck
from checker.configs.forms.shapes import Gathered, Spelled, Up, mapping_of, one_or_many, scalar_like
from checker.documents.tree import Entry, Mapping, Node, Scalar, Value, key_text


def in_form(node: Node, form: str | None) -> Node:
    """`node` in its long form; as it is where the form does not fit."""
    return FORMS[form](node) if form else node


_URL = re.compile(
    r"(?P<protocol>[a-z][a-z0-9+.-]*)://(?P<host>\[[^\]]*\]|[^/:?#]+)(?::(?P<port>\d+))?(?P<path>/[^?#]*)?"
)
_PORTS: Final = {"http": 80, "https": 443, "grpc": 80, "grpcs": 443, "ws": 80, "wss": 443, "tls": 443, "tcp": 80}


def _url_parts(node: Node) -> Node:
    """Kong's `url` of a service as the `protocol`, `host`, `port` and `path` that it is a short form of."""
    url = node.entry("url") if isinstance(node, Mapping) else None
    parts = _URL.fullmatch(url.value.text) if url is not None and isinstance(url.value, Scalar) else None
    if not isinstance(node, Mapping) or url is None or parts is None:
        return node
    own: dict[str, Value] = {
        "protocol": parts["protocol"],
        "host": parts["host"],
        "port": int(parts["port"]) if parts["port"] else _PORTS.get(parts["protocol"], 80),
    }
    if parts["path"] not in (None, "/"):
        own["path"] = parts["path"]
    spelled = [Spelled(scalar_like(k, url.key), scalar_like(v, url.value), written=("url",)) for k, v in own.items()]
    rest = [entry for entry in node.entries if entry is not url and entry.key.value not in own]
    return mapping_of([*spelled, *rest], node)


def _command(node: Node) -> Node:
    """A command line as the list of words that a shell makes of it."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    try:
        words = shlex.split(node.value)
    except ValueError:  # an open quote: left as it is
        return node
    found = tuple(scalar_like(word, node) for word in words)
    return Gathered(found, node.path, node.line, node.column, node.end_line, node.end_column, tuple(() for _ in found))


def _switch(node: Node) -> Node:
    """`acknowledgements: true` as `{enabled: true}`."""
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return mapping_of([Spelled(scalar_like("enabled", node), node, written=())], node)
    return node


def _condition(node: Node) -> Node:
    """Vector's condition `.a > 1` as `{type: vrl, source: .a > 1}`."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        language = Entry(scalar_like("type", node), scalar_like("vrl", node))
        return mapping_of([language, Spelled(scalar_like("source", node), node, written=())], node)
    return node


def _alias(node: Node) -> Node:
    """LiteLLM's alias of a group `{model: gpt-4o, hidden: false}`; the short form is the model alone."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return mapping_of([Spelled(scalar_like("model", node), node, written=())], node)
    return node


def _secret(node: Node) -> Node:
    """A Kubernetes Secret with what `data` holds in base64 as the text that `stringData` would hold."""
    if not isinstance(node, Mapping) or not isinstance(held := node.get("data"), Mapping):
        return node
    texts = node.get("stringData")
    found = {key_text(e.key): Spelled(e.key, e.value, written=("stringData", key_text(e.key))) for e in _entries(texts)}
    encoded = []
    for entry in held.entries:
        text = _decoded(entry.value)
        if text is None:
            encoded.append(entry)
        else:
            name = key_text(entry.key)
            found.setdefault(name, Spelled(entry.key, scalar_like(text, entry.value), written=("data", name)))
    rest = [entry for entry in node.entries if entry.key.value not in ("data", "stringData")]
    if encoded:
        rest.append(Entry(scalar_like("data", held), mapping_of(list(encoded), held)))
    together = Spelled(scalar_like("stringData", held), mapping_of(list(found.values()), held), written=())
    return mapping_of([*rest, together], node)


_AROUND: Final = frozenset({"apiVersion", "kind", "metadata", "status"})


def _kong_object(node: Node) -> Node:
    """A KongPlugin with its settings where Kong's declarative configuration has them: below `plugins`, by its name."""
    named = node.get("plugin") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(named, Scalar):
        return node
    own = [entry for entry in node.entries if entry.key.value not in _AROUND and entry.key.value != "plugin"]
    name = Spelled(scalar_like("name", named), named, written=("plugin",))
    here = (Up(0),)  # its parts stand where they stand
    plugin = Spelled(scalar_like(named.text, named), mapping_of([name, *own], node), written=here)
    around = [entry for entry in node.entries if entry.key.value in _AROUND]
    return mapping_of([*around, Spelled(scalar_like("plugins", named), mapping_of([plugin], node), written=here)], node)


def _service_port(node: Node) -> Node:
    """A port of a Service; it goes to the same port of the pods where nobody says another."""
    port = node.entry("port") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or port is None or node.entry("targetPort") is not None:
        return node
    target = Spelled(scalar_like("targetPort", port.key), port.value, written=("port",))
    return mapping_of([*node.entries, target], node)


def _entries(node: Node | None) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, Mapping) else ()


def _decoded(node: Node) -> str | None:
    try:
        return base64.b64decode(node.text, validate=True).decode() if isinstance(node, Scalar) else None
    except ValueError:  # no base64, or no text
        return None


FORMS: Final[dict[str, Callable[[Node], Node]]] = {
    "one-or-many": one_or_many,
    "command": _command,
    "url-parts": _url_parts,
    "switch": _switch,
    "condition": _condition,
    "alias": _alias,
    "secret": _secret,
    "service-port": _service_port,
    "kong-object": _kong_object,
    "deck": deck.nested,
    **compose_forms.FORMS,
}
