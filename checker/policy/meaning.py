"""What the policy's schema cannot say: patterns that compile everywhere, field schemas that are JSON Schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.documents.tree import Mapping, Node, Scalar, Sequence, find, key_text, plain
from checker.policy.problems import Problem, nearest

# Patterns go into JSON Schemas and SQL as well, whose dialects share this much with Python's.
_PYTHON_ONLY: Final = re.compile(r"(?<!\\)(?:\\\\)*(\(\?(?:P|[aiLmsux]+[):-]|#)|\\[AZ]|[*+?}]\+|\(\?>)")

_KEYWORDS: Final = frozenset(
    {
        *("$comment", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "examples"),
        *("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependentRequired"),
        *("type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *("maxLength", "minLength", "pattern", "format", "contentEncoding", "contentMediaType", "contentSchema"),
        *("prefixItems", "items", "contains", "unevaluatedItems", "maxItems", "minItems", "uniqueItems"),
        *("maxContains", "minContains", "properties", "patternProperties", "additionalProperties", "propertyNames"),
        *("unevaluatedProperties", "maxProperties", "minProperties", "required"),
    }
)
# Fields' schemas are put together into the schema of a record, where references would point elsewhere.
_REFERENCES: Final = ("$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$defs")
_SCHEMAS_BY_NAME: Final = ("properties", "patternProperties", "dependentSchemas")
_SCHEMA_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS: Final = (
    "not",
    "if",
    "then",
    "else",
    "items",
    "contains",
    "additionalProperties",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
)


def meaning_problems(root: Mapping) -> Iterator[Problem]:
    """Problems of one policy document, whatever else may be wrong with it."""
    patterns = find(root, ("placeholders", "patterns"))
    for item in _items(patterns):
        yield from _pattern(item)
    fields = root.get("fields")
    for entry in fields if isinstance(fields, Mapping) else ():
        schema = entry.value.get("schema") if isinstance(entry.value, Mapping) else None
        if isinstance(schema, Mapping):
            found = list(_keywords(schema))
            yield from found
            if not found:
                yield from _metaschema(schema, key_text(entry.key))


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Mapping):
        node = node.get("add")
    return node.items if isinstance(node, Sequence) else ()


def _pattern(node: Node | None) -> Iterator[Problem]:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return
    if own := _PYTHON_ONLY.search(node.value):
        yield Problem(node.at, f"the pattern has {own[1]!r}, which Python alone knows; log queries need it as well")
        return
    try:
        re.compile(node.value)
    except (re.error, OverflowError, RecursionError) as error:
        yield Problem(node.at, f"{node.value!r} is no regular expression: {error}")


def _keywords(schema: Mapping) -> Iterator[Problem]:
    """JSON Schema ignores what it does not know: a misspelt keyword would check nothing."""
    for entry in schema:
        name = key_text(entry.key)
        if name in _REFERENCES:
            yield Problem(entry.key.at, f"{name} cannot be used in a field's schema: write it out")
        elif name not in _KEYWORDS:
            yield Problem(entry.key.at, f"unknown keyword {name!r} in a JSON Schema{nearest(name, _KEYWORDS)}")
        elif name == "pattern":
            yield from _pattern(entry.value)
        for below in _subschemas(name, entry.value):
            yield from _keywords(below)


def _subschemas(keyword: str, node: Node) -> Iterator[Mapping]:
    if keyword in _SCHEMAS_BY_NAME and isinstance(node, Mapping):
        candidates: list[Node] = [entry.value for entry in node]
    elif keyword in _SCHEMA_LISTS and isinstance(node, Sequence):
        candidates = list(node.items)
    else:
        candidates = [node] if keyword in _SCHEMAS else []
    yield from (candidate for candidate in candidates if isinstance(candidate, Mapping))


def _metaschema(schema: Mapping, field: str) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator

    value: dict[str, Any] = plain(schema)
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(value):
        path = tuple(error.absolute_path)
        node = find(schema, path) or schema
        where = ".".join(("fields", field, "schema", *map(str, path)))
        if path and path[-1] == "type":
            kinds = ("string", "integer", "number", "boolean", "object", "array", "null")
            word = str(error.instance)
            yield Problem(node.at, f"{where}: expected {', '.join(kinds)}, found {word!r}{nearest(word, kinds)}")
        else:
            yield Problem(node.at, f"{where}: {error.message}")
