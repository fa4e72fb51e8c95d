"""OTLP/JSON: one line holds many spans. Each becomes a flat object `{resource, scope, span, attributes}`, in which
attributes are an object by name; their values keep the type that OTLP gives them. An attribute that stands twice, which
OTLP forbids, is a key that stands twice in the line, too."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.logs.blocks.blocks import Rewriter, UnreadableLineError

# A span is one that asked a model if it has an attribute of these families.
_FAMILIES = ("gen_ai.", "llm.", "embedding.", "openinference.")
_LARGE = ("attributes", "events", "links")
_IDS = {"traceId": 16, "spanId": 8, "parentSpanId": 8}  # bytes


def spans_of(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The spans of one export that are about models, flat."""
    for resource_spans in _list(document, "resourceSpans", "resource_spans"):
        resource = _attributes(_list(resource_spans.get("resource") or {}, "attributes"))
        for scope_spans in _list(resource_spans, "scopeSpans", "scope_spans", "instrumentationLibrarySpans"):
            scope = (scope_spans.get("scope") or {}).get("name")
            for span in _list(scope_spans, "spans"):
                attributes = _attributes(_list(span, "attributes"))
                if any(name.startswith(_FAMILIES) for name in attributes):
                    fields = dict(_field(key, value) for key, value in span.items() if key not in _LARGE)
                    yield {"resource": resource, "scope": scope, "span": fields, "attributes": attributes}


def _field(name: str, value: Any) -> tuple[str, Any]:
    """A member of a span by OTLP's names. Protobuf's own JSON may keep the fields' names and writes bytes in base64."""
    if "_" in name:
        first, *others = name.split("_")
        name = first + "".join(part.title() for part in others)
    size = _IDS.get(name)
    if size is not None and isinstance(value, str) and value.endswith("=") and len(value) != 2 * size:
        try:
            found = base64.b64decode(value, validate=True)
        except ValueError:
            return name, value
        value = found.hex() if len(found) == size else value
    return name, value


def otlp_rewriter(rewrite: Rewriter) -> Rewriter:
    """Lines of exports in, lines of spans out; a line without spans of models yields none."""

    def flatten(text: bytes) -> Iterable[bytes]:
        try:
            document = json.loads(text)
        except (ValueError, RecursionError):
            raise UnreadableLineError("not JSON" if text[:1] != b"{" else "JSON that breaks off") from None
        if not isinstance(document, dict):
            raise UnreadableLineError("JSON, but not an object")
        if not any(key in document for key in ("resourceSpans", "resource_spans")):
            if any(key in document for key in ("resourceLogs", "resourceMetrics")):
                return []
            return rewrite(text)  # nothing of an export: it may be a record of another format
        lines = [_text(span).encode() for span in spans_of(document)]
        return [ready for line in lines for ready in rewrite(line)]

    return flatten


def _list(holder: Any, *names: str) -> list[Any]:
    for name in names:
        value = holder.get(name) if isinstance(holder, Mapping) else None
        if isinstance(value, list):
            return [item for item in value if isinstance(item, Mapping)]
    return []


class _Attributes(dict[str, Any]):
    """By name. Of what stands `twice` the first, which is what the query engine reads; `pairs` are all of them."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs
        self.twice = len(self) != len(pairs)
        if self.twice:
            self.update(reversed(pairs))


def _attributes(entries: list[Any]) -> dict[str, Any]:
    return _Attributes([(str(entry.get("key")), _value(entry.get("value"))) for entry in entries])


def _text(value: Any) -> str:
    """JSON, in which attributes stand as often as they were written."""
    own = isinstance(value, _Attributes) and value.twice
    if not own and not (isinstance(value, dict) and any(map(_stands_twice, value.values()))):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    pairs = value.pairs if own else value.items()
    return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{_text(inner)}" for key, inner in pairs) + "}"


def _stands_twice(value: Any) -> bool:
    return isinstance(value, _Attributes) and value.twice


def _value(value: Any) -> Any:
    """OTLP's AnyValue; a 64-bit integer is text in JSON (`intValue: "12"`) and a number all the same."""
    if not isinstance(value, Mapping):
        return value
    for kind, inner in value.items():
        match kind:
            case "intValue" | "int_value":
                try:
                    return int(inner)
                except (TypeError, ValueError):
                    return inner
            case "arrayValue" | "array_value":
                return [_value(item) for item in _list(inner, "values")]
            case "kvlistValue" | "kvlist_value":
                return _attributes(_list(inner, "values"))
            case _:
                return inner
    return None
