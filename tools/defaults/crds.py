"""Kubernetes' own kinds of objects (CustomResourceDefinition): defaults and identities of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from defaults.found import Found, Repository

SOURCE = "the CustomResourceDefinitions of kubernetes-sigs/gateway-api, envoyproxy/gateway and envoyproxy/ai-gateway"
# What belongs to neither requests nor records of them: identity providers, the pod's own fields.
_FAR = ("/oidcExchangeToken", "/oidc", "/initContainers", "/volumes", "/affinity", "/tolerations", "/patch")


def read(repository: Repository, files: list[str]) -> Iterator[Found]:
    for file in files:
        text = repository.text(file) or ""
        text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("{{"))
        for document in yaml.safe_load_all(text):
            if isinstance(document, dict) and document.get("kind") == "CustomResourceDefinition":
                yield from _object(document["spec"])


def _object(spec: dict[str, Any]) -> Iterator[Found]:
    newest = next((v for v in spec["versions"] if v.get("storage")), spec["versions"][-1])
    schema = newest["schema"]["openAPIV3Schema"]["properties"].get("spec", {})
    for path, what, value in _options(schema, "/spec"):
        yield Found("", "kind", spec["names"]["kind"], path, value, what)


def _options(schema: dict[str, Any], path: str) -> Iterator[tuple[str, str, Any]]:
    if path.endswith(_FAR):
        return
    if "default" in schema and path != "/spec":
        yield path, "default", schema["default"]
    match schema.get("x-kubernetes-list-type"):
        case "map":
            yield path, "by", schema["x-kubernetes-list-map-keys"]
        case "set":
            yield path, "set", None
    for name, below in schema.get("properties", {}).items():
        yield from _options(below, f"{path}/{name.replace('~', '~0').replace('/', '~1')}")
    if isinstance(schema.get("items"), dict):
        yield from _options(schema["items"], f"{path}/*")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _options(schema["additionalProperties"], f"{path}/*")
