"""Which kind of configuration a document is, by its content: names of files lie more often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from checker.configs.kinds.kind import Kind, Signature, kind_names, load_kind
from checker.documents.tree import Mapping, Node, Scalar, key_text
from checker.documents.tree import Sequence as NodeList

# The more particular kinds first: a Deployment that runs a collector is a manifest, a route of the AI gateway is more.
_ORDER: Final = (
    "litellm-proxy",
    "otel-collector",
    "envoy-ai-gateway",
    "kong-objects",
    "kustomize",
    "kong-ai",
    "vector",
    "fluent-bit",
    "portkey",
    "docker-compose",
    "kubernetes",
    "dotenv",
    "helm-values",
)


def recognise(documents: Sequence[Node], form: str = "yaml") -> str | None:
    """The kind that the documents of one file are of; None if no signature fits."""
    if form == "dotenv":
        return "dotenv"
    if form == "fluentbit":
        return "fluent-bit"
    for name in _known():
        kind = load_kind(name)
        if any(_fits(document, signature) for document in documents for signature in kind.signatures):
            return name
    return None


def format_of(path: str, text: str = "") -> str | None:
    """The format that a file's name says; None if it says none that is read here."""
    name = path.rsplit("/", 1)[-1].lower()
    if name.endswith((".yaml", ".yml")):
        return "yaml"
    if name.endswith((".json", ".jsonc")):
        return "json"
    if name.endswith(".toml"):
        return "toml"
    if name.endswith(".properties"):
        return "properties"
    if re.search(r"(?:^|\.)env(?:\.|$)|^env\.", name) and not name.endswith((".py", ".sh", ".ts", ".js", ".md")):
        return "dotenv"
    if name.endswith((".conf", ".fluentbit")) and re.search(
        r"^\s*\[(?:SERVICE|INPUT|OUTPUT|FILTER)\]", text, re.M | re.I
    ):
        return "fluentbit"
    return None


def formats(kind: Kind) -> tuple[str, ...]:
    return kind.formats


@cache
def _known() -> tuple[str, ...]:
    names = kind_names()
    return (*(name for name in _ORDER if name in names), *(name for name in names if name not in _ORDER))


def _fits(document: Node, signature: Signature) -> bool:
    if not signature.keys and not signature.values:
        return False
    if not all(any(True for _ in _at(document, key.split("."))) for key in signature.keys):
        return False
    return all(
        any(
            isinstance(node, Scalar) and any(fnmatchcase(node.text, glob) for glob in globs)
            for node in _at(document, key.split("."))
        )
        for key, globs in signature.values.items()
    )


def _at(node: Node, steps: list[str]) -> Iterator[Node]:
    """The nodes at a dotted path; `*` is any key or any entry of a list (of long ones the first hundred)."""
    if not steps:
        yield node
        return
    head, rest = steps[0], steps[1:]
    if isinstance(node, Mapping):
        for entry in node.entries[:500]:
            if fnmatchcase(key_text(entry.key), head):
                yield from _at(entry.value, rest)
    elif isinstance(node, NodeList) and head == "*":
        for item in node.items[:100]:
            yield from _at(item, rest)
