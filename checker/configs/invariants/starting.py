"""Whether a collector starts: it refuses a configuration that names a component which nothing defines, and then records
nothing at all.

Sources: `references processor "x" which is not configured` (otelcol/config.go and service/pipelines of the collector),
`storage client extension '%s' not found` (exporterhelper), `failed to resolve authenticator` (configauth).
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from checker.configs.invariants.collector import KIND, Pipeline, collectors, pipelines
from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.documents.tree import Scalar

# Where a component names an extension of the service.
_NEEDED: Final = (
    "/**/sending_queue/storage",
    "/receivers/*/storage",
    "/processors/*/storage",
    "/**/auth/authenticator",
)
# What a chart's own configuration defines, when the file is laid over it, has plain names.
_CHARTS: Final = "helm-values"


def not_starting(config: ConfigFile) -> Iterator[Breach]:
    if config.unread:
        return  # what is not there may define it
    for single in collectors(config):
        whole = not _is_partial(config, single)
        for line in pipelines(single):
            for item, sections in _named(line):
                defined = {each.name for section in sections for each in single.find(KIND, f"/{section}/*")}
                if _is_missing(item, defined, whole=whole):
                    yield _undefined(
                        item, f"names {item.value}, which {' and '.join(sections)} do not define", defined, whole=whole
                    )
        yield from _extensions(single, whole=whole)


def _named(line: Pipeline) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """What a pipeline names, and the sections that may define it."""
    yield from ((item, ("receivers", "connectors")) for item in line.receivers)
    yield from ((item, ("processors",)) for item in line.processors)
    yield from ((item, ("exporters", "connectors")) for item in line.exporters)


def _extensions(single: ConfigFile, *, whole: bool) -> Iterator[Breach]:
    listed = list(single.find(KIND, "/service/extensions/*"))
    names = {str(item.value) for item in listed}
    defined = {item.name for item in single.find(KIND, "/extensions/*")}
    for item in listed:
        if _is_missing(item, defined, whole=whole):
            yield _undefined(item, f"names {item.value}, which extensions do not define", defined, whole=whole)
    if not pipelines(single) or any("$" in name for name in names):
        return
    used = {str(part.value) for line in pipelines(single) for part, _ in _named(line)}
    for pattern in _NEEDED:
        for item in single.find(KIND, pattern):
            # with no extension started, one that is at least defined here was meant to be
            if item.path[1] in used and _is_missing(item, names or defined - {item.value}, whole=whole):
                yield breach_at(
                    item,
                    f"names {item.value}, which service.extensions do not start",
                    level="error" if whole else "warning",
                    why="the collector refuses to start, and nothing is recorded",
                    fix=f"add {item.value} to service.extensions",
                )


def _is_missing(item: Item, defined: set[str], *, whole: bool) -> bool:
    if not isinstance(item.node, Scalar) or not isinstance(item.value, str) or "$" in item.value:
        return False
    # without any of its section the file is a part of a configuration, the rest of which is elsewhere
    return bool(defined) and item.value not in defined and (whole or "/" in item.value)


def _is_partial(config: ConfigFile, single: ConfigFile) -> bool:
    """Whether the collector is laid over what a chart has, or is a part of a configuration."""
    sections = [any(True for _ in single.find(KIND, f"/{name}/*")) for name in ("receivers", "exporters")]
    return not all(sections) or any(document.kind.name == _CHARTS for document in config.documents)


def _undefined(item: Item, verb: str, defined: set[str], *, whole: bool) -> Breach:
    near = get_close_matches(str(item.value), defined, n=1)
    return breach_at(
        item,
        verb,
        setting=".".join(item.path[:-1]),
        level="error" if whole else "warning",
        why="the collector refuses to start, and nothing is recorded",
        fix=(f"write {near[0]}, or define it" if near else "define it, or take the name out")
        + ("" if whole else "; if a file below this one does, name that as a layer (configs.pairs)"),
    )
