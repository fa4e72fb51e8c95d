"""When two scalars mean the same to the program that reads them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from msgspec import Struct, field

from checker.configs.kinds.kind import Setting
from checker.configs.values.embedded import (
    LINES,
    meaningful,
    pairs_in,
    same_image,
    same_template,
    same_url,
    sorted_alternatives,
    spelled_out,
    without_header_case,
)
from checker.configs.values.units import bare, evident, measure
from checker.configs.values.variables import Part, Reference, expand, has_references, parts_of
from checker.documents.tree import Scalar, Value

_TRUE: Final = frozenset({"true", "yes", "on", "1", "t", "y", "enabled"})
_FALSE: Final = frozenset({"false", "no", "off", "0", "f", "n", "disabled"})
_GO_WORDS: Final = {"yes": True, "on": True, "no": False, "off": False}


class Consumer(Struct, frozen=True):
    """How the program reads text: the syntax of references, values of variables that are known, and whether a field
    that is typed boolean also takes an unquoted yes or no (go-yaml v3)."""

    variables: str = "none"
    known: Mapping[str, str] = field(default_factory=dict)
    dialect: str = "yaml-1.2"


Meaning = tuple[object, ...]


def meaning(node: Scalar, setting: Setting, consumer: Consumer) -> Meaning:
    """Equal for scalars that mean the same. The first element is the kind of value."""
    value = node.value
    if isinstance(value, str):
        return _text_meaning(node, value, setting, consumer)
    if setting.type == "text" and value is not None:
        text = str(value) if consumer.dialect == "yaml-1.1" else as_text(value)  # Python's str(True) is True
        return _plain_meaning(text, text, setting)
    return _plain_meaning(value, node.text, setting)


def same(left: Scalar, right: Scalar, setting: Setting, ours: Consumer, theirs: Consumer) -> bool:
    """Whether both mean the same, also where the type of the field only shows from the other side."""
    one, other = meaning(left, setting, ours), meaning(right, setting, theirs)
    if one == other:
        return True
    if ours.dialect == "go-yaml-3" and {one[0], other[0]} == {"boolean", "text"}:
        text, truth = (left, other) if one[0] == "text" else (right, one)
        return not text.quoted and ("boolean", _GO_WORDS.get(text.text.lower())) == truth
    if setting.text == "path" and {one[0], other[0]} == {"text"}:
        return _resolved(left) == _resolved(right)
    if setting.text is None and {one[0], other[0]} == {"text"} and "\n" in (left.text + right.text):
        return left.text.rstrip("\n") == right.text.rstrip("\n")  # `|` and `|-`
    return False


def _resolved(node: Scalar) -> str:
    """A path from where its file lies: `.` above and `../..` below are one folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(node.path), node.text))


def default_meaning(setting: Setting, consumer: Consumer) -> Meaning | None:
    """What holds where nothing is written; None for a default that is no scalar."""
    value = setting.default
    if isinstance(value, (list, dict)):
        return None
    return meaning(Scalar(value, as_text(value), "", 0, 0, quoted=isinstance(value, str)), setting, consumer)


def as_text(value: Value) -> str:
    """A value as environment variables hold it (Go's fmt.Sprint)."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e21:
            return str(int(value))
        case _:
            return str(value)


def _text_meaning(node: Scalar, value: str, setting: Setting, consumer: Consumer) -> Meaning:
    if setting.text == "header-line":  # a name, which has no case, and its value
        name, *words = value.split()
        value = " ".join((name.lower(), *words))
    if not has_references(value):
        return _plain_meaning(value, value, setting)
    parts = parts_of(" ".join(value.split()) if setting.text == "words" else value, consumer.variables)
    if any(isinstance(part, Reference) for part in parts):
        expanded = expand(parts, consumer.known)
        if expanded is None:
            return ("reference", *(_neutral(part) for part in parts))
        value = expanded
    elif parts:
        value = str(parts[0])  # `$$` is `$`
    return _plain_meaning(value, value, setting)


def _neutral(part: Part) -> Part:
    """The message of `${X:?message}` says nothing; whether the default replaces an empty value only matters where it is
    empty."""
    if isinstance(part, str):
        return part
    return Reference(part.name, part.default, part.scheme, required=part.required)


def _plain_meaning(value: Value, text: str, setting: Setting) -> Meaning:
    if setting.alike and (word := setting.alike.get(text.lower())) is not None:
        value = text = word
    if setting.unit and (number := _measured(value, text, setting.unit)) is not None:
        return ("measure", number if setting.most is None else min(number, setting.most))
    if setting.type == "boolean":
        word = as_text(value).strip().lower()
        if word in _TRUE or word in _FALSE:
            return ("boolean", word in _TRUE)
    if setting.type == "number" and not isinstance(value, bool) and (number := bare(text.strip())) is not None:
        return ("number", number)
    match value:
        case None:
            return ("null",)
        case bool():
            return ("boolean", value)
        case int():
            return ("number", value)
        case float():
            return ("number", "nan" if value != value else value)
        case _:
            if setting.unit is None and setting.text is None and value[:1].isdigit():
                number = evident(value)
                if number is not None:
                    return ("measure", number)
            return _written(value, setting)


def _measured(value: Value, text: str, unit: str) -> Fraction | None:
    """The number in the setting's unit; that of a text with another one of its own (`60s` where seconds are a number,
    `512MiB` where Kubernetes would write `512Mi`)."""
    number = measure(value, text, unit)
    return evident(text) if number is None and isinstance(value, str) and text[:1].isdigit() else number


def _written(text: str, setting: Setting) -> Meaning:
    """A text by the language that it is in."""
    match setting.text:
        case "regex":
            return ("text", sorted_alternatives(text))
        case "header":
            return ("text", text.strip().lower())
        case "access-log":
            return ("text", without_header_case(text))
        case "template":
            return ("text", same_template(text))
        case "strftime":
            return ("text", spelled_out(text))
        case "words":
            return ("text", " ".join(text.split()))
        case "image":
            return ("text", same_image(text))
        case "commas":
            return ("set", frozenset(part.strip() for part in text.split(",") if part.strip()))
        case "headers":
            return ("set", frozenset(part.strip().lower() for part in text.split(",") if part.strip()))
        case None | "url" if "://" in text:
            return ("text", same_url(text))
        case "header-pairs" as language:
            return ("pairs", frozenset((name.lower(), value) for name, value in pairs_in(text, language).items()))
        case "pairs=" | "pairs:" | "attributes" as language:
            return ("pairs", frozenset(pairs_in(text, language).items()))
        case language if language in LINES:
            return ("lines", *meaningful(text, language or "lines"))
        case _:
            return ("text", text)
