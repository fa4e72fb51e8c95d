"""Hosts in values: which texts are hosts or URLs, and which of them differ in nothing but the host."""

from __future__ import annotations

import re
from typing import Final

from checker.documents.tree import Node, Scalar

# How a host's name ends, where no port and no scheme shows that it is one: `metadata.x-team-id` has dots as well.
_SUFFIXES: Final = (
    r"com|net|org|io|dev|app|ai|co|cloud|internal|local|localhost|localdomain|lan|corp|intra|intranet|private|home|arpa|test|"
    r"example|invalid|svc|tech|info|biz|edu|gov|int|run|sh|xyz|me|uk|us|eu|de|fr|nl|ch|at|it|es|se|no|fi|dk|pl|ie|jp|cn|in|"
    r"kr|sg|br|ca|au|nz|za"
)
# A URL, or a host with a dot or a port, which may stand behind references to variables.
_URL = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>.*)")
_HOST = re.compile(
    r"(?P<authority>(?:[a-zA-Z0-9_*-]+\.)+(?:[a-zA-Z0-9-]{2,}:[1-9]\d*|(?i:" + _SUFFIXES + r"))(?::\d+)?"
    r"|(?=[0-9-]*[a-zA-Z])[a-zA-Z0-9-]+:\d{2,5}|\d+(?:\.\d+){3}(?::\d+)?)(?P<rest>/.*)?"
)
# Ports that a URL need not name.
_PORTS: Final = {
    "http": "80",
    "https": "443",
    "postgres": "5432",
    "postgresql": "5432",
    "mysql": "3306",
    "redis": "6379",
    "rediss": "6379",
    "amqp": "5672",
    "amqps": "5671",
    "mongodb": "27017",
}
_SECURE: Final = {
    "http": "https",
    "redis": "rediss",
    "amqp": "amqps",
    "ws": "wss",
    "mqtt": "mqtts",
    "ldap": "ldaps",
    "grpc": "grpcs",
    "bolt": "bolt+s",
    "neo4j": "neo4j+s",
}
_FILE = re.compile(
    r"\.(?:ya?ml|json|jsonl|toml|py|sh|conf|cfg|ini|txt|log|pem|crt|key|md|lua|vrl|sql|gz|zip|tar)$", re.IGNORECASE
)
_MODEL = re.compile(
    r"^(?:(?:openai|azure|anthropic|bedrock|vertex_ai|gemini|ollama)/)?"
    r"(?:(?:us|eu|apac|global|jp|au)\.)?"  # regions of Bedrock's profiles, before who made the model
    r"(?:(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|qwen|openai|writer|stability|twelvelabs)\.)?"
    r"(?:gpt|claude|gemini|o[1-9]\b|llama|mistral|mixtral|command|text-embedding|embed-|nova|titan|jamba|deepseek|qwen|"
    r"phi|gemma)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.(?i:" + _SUFFIXES + r")(?::\d+)?$")  # `qwen.internal:8000`
_LOCAL = re.compile(r"^(?:localhost|127\.|0\.0\.0\.0|\[?::)")


def is_host(node: Node | None) -> bool:
    """Whether a value is a host or a URL by its looks."""
    return isinstance(node, Scalar) and isinstance(node.value, str) and is_host_text(node.value)


def is_host_text(text: str) -> bool:
    if _FILE.search(text) or _is_model(text):
        return False
    return _URL.match(text) is not None or _HOST.fullmatch(text) is not None


def _is_model(text: str) -> bool:
    """The name of a model, which may have dots and a colon (`anthropic.claude-sonnet-4-5-20250929-v1:0`)."""
    return _MODEL.match(text) is not None and _ENDING.search(text) is None


def may_be_host(text: str) -> bool:
    """Whether a text may be the name of a host, where the setting says that one stands there."""
    return not re.search(r"\s", text) and len(text) > 1


def same_but_for_host(left: str, right: str) -> bool:
    """Two URLs (or hosts with a port) that differ in nothing but the host's name."""
    one, other = _URL.match(left), _URL.match(right)
    if one and other:
        same = (one["scheme"], one["rest"].rstrip("/")) == (other["scheme"], other["rest"].rstrip("/"))
        return same and _ports_fit(one["authority"], other["authority"], _PORTS.get(one["scheme"].lower()))
    if one or other or _FILE.search(left) or _FILE.search(right) or _is_model(left) or _is_model(right):
        return False
    one, other = _HOST.fullmatch(left), _HOST.fullmatch(right)
    if not one or not other or re.fullmatch(r"[\d.]+", left) or re.fullmatch(r"v?\d[\w.-]*", left):
        return False
    return (one["rest"] or "") == (other["rest"] or "") and _ports_fit(one["authority"], other["authority"])


def other_host_with_tls(plain: str, secure: str) -> bool:
    """Two URLs of other hosts, the same but that only the second one is encrypted: `redis://redis:6379/0` inside of a
    cluster, `rediss://cache.example.com/0` outside."""
    one, other = _URL.match(plain), _URL.match(secure)
    if not one or not other or _SECURE.get(one["scheme"].lower()) != other["scheme"].lower():
        return False
    hosts = host_of(plain), host_of(secure)
    there = hosts[0] != hosts[1] and bool(_LOCAL.match(hosts[0])) == bool(_LOCAL.match(hosts[1]))
    return there and one["rest"].rstrip("/") == other["rest"].rstrip("/")


def _ports_fit(left: str, right: str, usual: str | None = None) -> bool:
    """The same port (`usual`: the scheme's own, which need not be there), and not a local address on one side only."""
    found = [re.search(r":(\d+)$", authority) for authority in (left, right)]
    ports = [port[1] if port else usual for port in found]
    hosts = [re.sub(r"^.*@", "", authority) for authority in (left, right)]
    return ports[0] == ports[1] and bool(_LOCAL.match(hosts[0])) == bool(_LOCAL.match(hosts[1]))


def is_url(text: str) -> bool:
    return _URL.match(text) is not None


def host_of(url: str) -> str:
    """The host of a URL, in small letters; empty where there is none."""
    found = _URL.match(url)
    return re.sub(r"^.*@|:\d+$", "", found["authority"]).lower() if found else ""


def without_userinfo(text: str) -> str:
    return re.sub(r"://[^@/]*@", "://", text)
