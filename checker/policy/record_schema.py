"""The JSON Schema (2020-12) of a request record that a policy compiles to: which fields must be there at which stage,
what each may hold, and that none of them holds a placeholder.

A validator with nothing but this schema gives the same verdict on a record as checkpolicy does, save for what a
schema cannot know: whether a value is in the owners registry.
"""

from __future__ import annotations

import re
from typing import Any, Final

from checker.policy.model import Field, Placeholders, Policy, Stage

_ORDER: Final = (Stage.REQUEST, Stage.RESPONSE, Stage.ENRICHMENT)
_SPACE: Final = r"\s*"


def record_schema(policy: Policy, stage: Stage = Stage.ENRICHMENT) -> dict[str, Any]:
    """The schema of a record that has reached `stage`: the default is a complete one. Fields that are due later may be
    absent, but what is there must be valid. `$defs` has the demand of each stage alone, for those who combine them."""
    stages = _ORDER[: _ORDER.index(stage) + 1]
    placeholder = placeholder_pattern(policy.placeholders)
    definitions: dict[str, Any] = {
        f"due-at-{one.value}": {"required": list(policy.due_at(one))} for one in _ORDER if policy.due_at(one)
    }
    if placeholder:
        definitions["placeholder"] = {
            "description": "Text that names nobody.",
            "type": "string",
            "pattern": placeholder,
        }
    demands = [{"$ref": f"#/$defs/due-at-{one.value}"} for one in stages if policy.due_at(one)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:checkpolicy:record:{policy.name}:{policy.version}:{stage.value}",
        "title": f"Request record under the policy {policy.name} {policy.version}",
        "$comment": f"Policy digest {policy.ref.digest}",
        "description": "One attempt of one LLM request." if stage is Stage.ENRICHMENT else f"Known at {stage.value}.",
        "type": "object",
        "properties": {name: _property(field, bool(placeholder)) for name, field in policy.fields.items()},
        **({"allOf": demands} if demands else {}),
        "$defs": definitions,
    }


def placeholder_pattern(placeholders: Placeholders) -> str:
    """One ECMA-262 pattern for all placeholders; empty if there are none. JSON Schema has no flags, so that words are
    written out for both cases (`[tT][oO]...`), with spaces around them allowed."""
    words = sorted(placeholders.values)
    parts = [f"^{_SPACE}(?:{'|'.join(map(_caseless, words))}){_SPACE}$"] if words else []
    parts.extend(_spaced(pattern) for pattern in placeholders.patterns)
    return parts[0] if len(parts) == 1 else "|".join(f"(?:{part})" for part in parts)


def _property(field: Field, placeholder: bool) -> dict[str, Any]:
    schema = dict(field.schema)
    result: dict[str, Any] = {"description": field.description} if field.description else {}
    if field.registry:
        result["$comment"] = f"Must be in the owners registry ({field.registry}) at the time of the request."
    if not placeholder or _allows_placeholders(schema):
        return {**schema, **{key: value for key, value in result.items() if key not in schema}}
    refused = {"$ref": "#/$defs/placeholder"}
    if "not" not in schema:
        return {**result, **schema, "not": refused}
    return {**result, "allOf": [schema, {"not": refused}]}


def _allows_placeholders(schema: dict[str, Any]) -> bool:
    """An enumeration says itself what is allowed: `usage_source: unknown` is an answer, not a gap."""
    return "enum" in schema or "const" in schema


def _caseless(word: str) -> str:
    result = []
    for char in word:
        lower, upper = char.lower(), char.upper()
        if lower != upper and len(lower) == len(upper) == 1:
            result.append(f"[{lower}{upper}]")
        else:
            result.append(re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", char))
    return "".join(result)


def _spaced(pattern: str) -> str:
    """`pattern`, matched at the start as `re.match` does, with spaces around the value allowed."""
    if _alternatives(pattern):
        return f"^{_SPACE}(?:{pattern})"
    body = pattern.removeprefix("^")
    if body.endswith("$") and not body.endswith("\\$"):
        return f"^{_SPACE}(?:{body[:-1]}){_SPACE}$"
    return f"^{_SPACE}(?:{body})"


def _alternatives(pattern: str) -> bool:
    """Whether `|` stands outside of any group, so that `^` belongs to the first alternative alone."""
    bare = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "", pattern)
    depth = 0
    for char in bare:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and depth == 0:
            return True
    return False
