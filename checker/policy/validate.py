"""A document against its schema, in words of the document: every fault at once, each with its line and column, what was
expected, and the nearest valid word.

jsonschema is imported here and nowhere else at run time; a document that is known to be valid never comes here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Scalar, Sequence, find, key_text, plain, walk
from checker.files.resources import read_resource
from checker.policy.problems import Problem, nearest

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SCHEMA_VERSION: Final = 1
_SAFE: Final = 2**53 - 1
_TYPES: Final = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def check_policy(root: Node) -> list[Problem]:
    """Everything that is wrong with one policy document, by place; empty if it is valid."""
    from checker.policy.meaning import meaning_problems

    problems = check_shape(root, "policy")
    if isinstance(root, Mapping):
        problems.extend(meaning_problems(root))
    return sorted(set(problems))


def check_shape(root: Node, kind: str) -> list[Problem]:
    """What the schema `schemas/<kind>.schema.json` says against the document."""
    if not isinstance(root, Mapping):
        title = _schema(kind)["title"]
        return [Problem(root.at, f"expected a mapping ({title}), found {_found(root)}")]
    if problem := _version(root):
        return [problem]
    data = plain(root)
    errors = _validator(kind).iter_errors(data)
    return [*_form(root), *(problem for error in errors for problem in _explain(root, error))]


def _version(root: Mapping) -> Problem | None:
    """A newer format is not held to the rules of this one."""
    version = root.get("schema_version")
    value = version.value if isinstance(version, Scalar) else None
    if version is not None and isinstance(value, int) and not isinstance(value, bool) and value > SCHEMA_VERSION:
        return Problem(
            version.at,
            f"this file has schema_version {value}, this checkpolicy reads {SCHEMA_VERSION}: upgrade checkpolicy",
        )
    return None


def _form(root: Node) -> Iterator[Problem]:
    """What YAML can say and JSON cannot: keys that are no text, numbers that are none or too large."""
    for _, node in walk(root):
        if isinstance(node, Mapping):
            for entry in node:
                if not isinstance(entry.key.value, str):
                    message = f"the key {entry.key.text!r} is read as {_value_words(entry.key.value)}: put it in quotes"
                    yield Problem(entry.key.at, message)
        elif isinstance(node, Scalar):
            if isinstance(node.value, float) and not isfinite(node.value):
                yield Problem(node.at, f"{node.text} is no number that JSON knows")
            elif isinstance(node.value, int) and abs(node.value) > _SAFE:
                yield Problem(node.at, f"{node.text} is beyond 2^53 - 1 and cannot be kept exactly: put it in quotes")


@lru_cache(maxsize=4)
def _schema(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(read_resource(f"schemas/{kind}.schema.json"))
    return schema


@lru_cache(maxsize=4)
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    return Draft202012Validator(_schema(kind), format_checker=FormatChecker(formats=["date"]))


def _explain(root: Node, error: Any) -> Iterator[Problem]:
    """One error of jsonschema as problems; an error about several keys gives one problem each."""
    path = tuple(error.absolute_path)
    node = find(root, path) or root
    where = f"{'.'.join(map(str, path))}: " if path else ""
    if "propertyNames" in error.absolute_schema_path:
        yield from _bad_names(node, where, error)
        return
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(node, where, error)
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            # jsonschema reports one key at a time, as the only quoted word of its message
            name = next((key for key in missing if error.message.startswith(repr(key))), missing[0])
            yield Problem(node.at, f"{where}the key {name!r} is missing{_says(error, name)}")
        case "anyOf":
            options = [key for option in error.validator_value for key in option.get("required", ())]
            yield Problem(node.at, f"{where}one of {_either(options)} is missing")
        case "enum" | "const":
            yield Problem(node.at, where + _choice(node, error))
        case "type":
            yield Problem(node.at, where + _type(node, error))
        case "pattern":
            yield Problem(node.at, f"{where}{error.instance!r} does not fit {error.validator_value}{_example(error)}")
        case "format":
            yield Problem(node.at, f"{where}{error.instance!r} is no {error.validator_value}{_example(error)}")
        case "minLength" | "minItems" | "minProperties":
            yield Problem(node.at, f"{where}must not be empty")
        case "uniqueItems":
            yield Problem(node.at, f"{where}names something twice")
        case _:
            yield Problem(node.at, f"{where}{error.message}")


def _unknown_keys(node: Node, where: str, error: Any) -> Iterator[Problem]:
    valid = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    for entry in node if isinstance(node, Mapping) else ():
        name = key_text(entry.key)
        if name not in valid:
            hint = nearest(name, valid) or f"; expected {_either(valid)}"
            yield Problem(entry.key.at, f"{where}unknown key {name!r}{hint}")


def _bad_names(node: Node, where: str, error: Any) -> Iterator[Problem]:
    entry = node.entry(str(error.instance)) if isinstance(node, Mapping) else None
    at: Location = entry.key.at if entry else node.at
    yield Problem(at, f"{where}the name {error.instance!r} does not fit {error.validator_value}")


def _choice(node: Node, error: Any) -> str:
    options = error.validator_value if error.validator == "enum" else [error.validator_value]
    words = [str(option) for option in options if option is not None]
    return f"expected {_either(words, quoted=False)}, found {_found(node)}{nearest(str(error.instance), words)}"


def _type(node: Node, error: Any) -> str:
    types = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    hint = ""
    if "string" in types and isinstance(node, Scalar) and node.value is not None:
        hint = ": put it in quotes"
    return f"expected {_either([_TYPES[kind] for kind in types], quoted=False)}, found {_found(node)}{hint}"


def _found(node: Node) -> str:
    match node:
        case Scalar():
            return _value_words(node.value)
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def _value_words(value: str | float | bool | None) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case _:
            return repr(value)


def _example(error: Any) -> str:
    examples = error.schema.get("examples") if isinstance(error.schema, dict) else None
    return f", such as {examples[0]}" if examples else ""


def _says(error: Any, name: str) -> str:
    properties = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    text: str = properties.get(name, {}).get("description", "")
    return f": {text[:1].lower()}{text[1:].rstrip('.')}" if text else ""


def _either(words: Iterable[str], *, quoted: bool = True) -> str:
    shown = [repr(word) if quoted else str(word) for word in words]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown) or "nothing else"
