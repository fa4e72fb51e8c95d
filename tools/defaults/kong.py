"""Kong: the schemas of its plugins, one folder per version (app/_schemas/gateway/plugins)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from defaults.found import NONE, Found, Repository

SOURCE = "Kong/developer.konghq.com, app/_schemas/gateway/plugins, defaults that every version since 3.4 agrees on"
_FOLDER = "app/_schemas/gateway/plugins"
# Plugins that stand in the way of calls to models; the names of files are in camel case.
_USED = (
    "acl ai-azure-content-safety ai-prompt-decorator ai-prompt-guard ai-prompt-template ai-proxy ai-proxy-advanced "
    "ai-rate-limiting-advanced ai-request-transformer ai-response-transformer ai-sanitizer ai-semantic-cache "
    "ai-semantic-prompt-guard basic-auth bot-detection correlation-id cors datadog exit-transformer file-log "
    "http-log ip-restriction jwt kafka-log key-auth key-auth-enc loggly oauth2 opentelemetry openid-connect "
    "post-function pre-function prometheus proxy-cache proxy-cache-advanced rate-limiting rate-limiting-advanced "
    "request-size-limiting request-termination request-transformer request-transformer-advanced "
    "response-ratelimiting response-transformer response-transformer-advanced statsd syslog tcp-log udp-log zipkin"
)


def read(repository: Repository) -> Iterator[Found]:
    versions: dict[str, list[str]] = defaultdict(list)
    for file in repository.files(_FOLDER):
        versions[_plain(file.rsplit("/", 1)[-1].removesuffix(".json"))].append(file)
    for name in _USED.split():
        agreed: dict[str, Any] = {}
        for file in versions[_plain(name)]:
            schema = json.loads(repository.text(file) or "{}")
            for path, default in _options(schema.get("properties", {}).get("config", {}), "/config"):
                if repr(agreed.setdefault(path, default)) != repr(default):
                    agreed[path] = NONE
        for path, default in agreed.items():
            yield Found("/**/plugins/*", "name", name, path, default)


def _options(schema: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    if "properties" not in schema:
        yield path, schema.get("default", NONE)
    for name, below in schema.get("properties", {}).items():
        yield from _options(below, f"{path}/{name}")
    items = schema.get("items")
    if isinstance(items, dict):
        yield from _options(items, f"{path}/*")


def _plain(name: str) -> str:
    return name.replace("-", "").lower()
