"""References to variables inside of text: `${VAR:-default}` and its cousins, one syntax per kind of configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace


class Reference(Struct, frozen=True):
    """A variable or a secret's place. `default` None: none given. `scheme`: env, file, vault, …

    `fills_empty`: the default also replaces an empty value (`:-` rather than `-`). `required`: without a value nothing
    starts (`:?`).
    """

    name: str
    default: str | None = None
    scheme: str = "env"
    fills_empty: bool = True
    required: bool = False


Part = str | Reference

_BRACED = (
    r"\$\{(?P<scheme>[a-z][a-z0-9]*:)?(?P<name>[A-Za-z_][A-Za-z0-9_.]*)"
    r"(?:(?P<op>:?[-?+])(?P<rest>(?:[^{}]|\{[^{}]*\})*))?\}"
)
_BARE = r"\$(?P<bare>[A-Za-z_][A-Za-z0-9_]*)"
_ESCAPE = r"(?P<escape>\$\$)"
_SYNTAX: Final[Mapping[str, re.Pattern[str]]] = {
    "shell": re.compile(rf"{_ESCAPE}|{_BRACED}|{_BARE}"),
    "otel": re.compile(
        rf"{_ESCAPE}|\$\{{(?P<scheme>(?!env\b)[a-z][a-z0-9]+:)(?P<uri>[^{{}}]+)\}}|"
        rf"{_BRACED.replace('<scheme>', '<env>')}|{_BARE}"
    ),
    "kubernetes": re.compile(r"(?P<escape>\$\$)|\$\((?P<bare>[A-Za-z_][A-Za-z0-9_.-]*)\)"),
    "litellm": re.compile(r"^os\.environ/(?P<bare>[A-Za-z_][A-Za-z0-9_]*)$"),
    "kong": re.compile(r"\{vault://(?P<uri>[^{}]+)\}|\$\{\{\s*env\s+\"(?P<bare>[A-Za-z_][A-Za-z0-9_]*)\"\s*\}\}"),
    "braces": re.compile(rf"{_BRACED}"),
}
_LOOKS = re.compile(r"[$]|os\.environ/|\{vault:")


def has_references(text: str) -> bool:
    """Whether the text may hold a reference, in any syntax."""
    return _LOOKS.search(text) is not None


def parts_of(text: str, syntax: str) -> tuple[Part, ...]:
    """Literal text and references, in order; neighbouring literals are joined, empty ones left out."""
    pattern = _SYNTAX.get(syntax)
    if pattern is None or not _LOOKS.search(text):
        return (text,) if text else ()
    parts: list[Part] = []
    end = 0
    for found in pattern.finditer(text):
        groups = found.groupdict()
        _append(parts, text[end : found.start()])
        if groups.get("escape"):
            _append(parts, "$")
        else:
            parts.append(_reference(groups))
        end = found.end()
    _append(parts, text[end:])
    return tuple(parts)


def expand(parts: tuple[Part, ...], known: Mapping[str, str]) -> str | None:
    """The text with every reference replaced by its known value or its default; None if one has neither."""
    result = []
    for part in parts:
        if isinstance(part, str):
            result.append(part)
            continue
        value = known.get(part.name) if part.scheme == "env" else None
        if value is None or (value == "" and part.fills_empty and part.default is not None):
            value = part.default
        if value is None:
            return None
        result.append(value)
    return "".join(result)


def references(parts: tuple[Part, ...]) -> tuple[Reference, ...]:
    return tuple(part for part in parts if isinstance(part, Reference))


def same_but_for_requirement(left: str, right: str, syntax: str) -> bool:
    """`${X:?message}` and `${X}`: the same value, but only one side starts without it."""
    one, other = (
        [replace(p, required=False) if isinstance(p, Reference) else p for p in parts_of(t, syntax)]
        for t in (left, right)
    )
    return one == other


def _append(parts: list[Part], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _reference(groups: Mapping[str, str | None]) -> Reference:
    if uri := groups.get("uri"):
        return Reference(uri, None, (groups.get("scheme") or "vault:").rstrip(":"))
    if bare := groups.get("bare"):
        return Reference(bare)
    operator = groups.get("op") or ""
    default = groups.get("rest") if operator.endswith("-") else None  # `:?` is a message, `:+` an alternative
    scheme = (groups.get("scheme") or "env:").rstrip(":")
    name = groups.get("name") or ""
    if operator.endswith("+"):
        name = f"{name}{operator}{groups.get('rest') or ''}"
    return Reference(name, default, scheme, not operator or operator.startswith(":"), operator.endswith("?"))
