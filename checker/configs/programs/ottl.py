"""Statements and conditions of the OpenTelemetry Transformation Language: what they do to attributes.

Sources: `pkg/ottl/ottlfuncs/README.md`, and the READMEs of the transform and filter processors of
opentelemetry-collector-contrib.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from checker.configs.programs.effects import Act, Effect

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_.]*|[0-9]+(?:\.[0-9]+)?|[()\[\],{}:]|[^\s\w]+')
_HASHES: Final = frozenset(
    {"SHA1", "SHA256", "SHA512", "MD5", "FNV", "Murmur3Hash", "Murmur3Hash128", "XXH3", "XXH128"}
)
# Which attributes are meant; those of events, scopes and data points own nothing.
_TARGETS: Final = {
    "attributes": False,
    "span.attributes": False,
    "log.attributes": False,
    "resource.attributes": True,
}
_ELSEWHERE: Final = frozenset({"spanevent", "scope", "metric", "datapoint", "profile", "exemplar"})

Token = str


class _Call(Struct, frozen=True):
    name: str
    arguments: tuple[tuple[Token, ...], ...]


def statement_effects(text: str, context: str = "") -> Iterator[Effect]:
    """What one statement does. `context`: that of its group, which says whose attributes a bare `attributes` are."""
    if context in _ELSEWHERE:
        return
    tokens = _TOKEN.findall(text)
    end = _matching(tokens, 1) if len(tokens) > 1 and tokens[1] == "(" else 0
    if not end:
        return
    call = _Call(tokens[0], tuple(_arguments(tokens[2:end])))
    rest = tokens[end + 1 :]
    for effect in _effects(call, resource=context == "resource"):
        yield Effect(
            effect.act,
            effect.names,
            effect.pattern,
            0,
            effect.to,
            effect.number,
            conditional=bool(rest) and rest[0] == "where",
            resource=effect.resource,
        )


def condition_names(text: str) -> tuple[str, ...]:
    """The attributes that a condition asks for, `attributes["chargeback.team_id"] == nil`."""
    found = re.findall(r'(?:^|[^\w.])(?:(?:span|log|resource)\.)?attributes\["((?:[^"\\]|\\.)*)"\]', text)
    return tuple(dict.fromkeys(found))


def is_always(text: str) -> bool:
    """Whether the condition holds for everything."""
    return text.strip().lower() in ("true", "1 == 1")


def _effects(call: _Call, *, resource: bool) -> Iterator[Effect]:
    target = call.arguments[0] if call.arguments else ()
    whole = _whole(target, resource)
    key = _key(target)
    on_resource = whole is True or (target[:1] == ("resource.attributes",)) or resource
    texts = [_text(argument) for argument in call.arguments[1:]]
    match call.name:
        case "delete_key" | "delete_keys" if whole is not None:
            yield Effect(Act.DELETE, tuple(_strings(call.arguments[1:])), resource=on_resource)
        case "delete_matching_keys" if whole is not None and texts and texts[0] is not None:
            yield Effect(Act.DELETE, pattern=texts[0], resource=on_resource)
        case "keep_keys" if whole is not None:
            yield Effect(Act.KEEP, tuple(_strings(call.arguments[1:])), resource=on_resource)
        case "keep_matching_keys" if whole is not None and texts and texts[0] is not None:
            yield Effect(Act.KEEP, pattern=texts[0], resource=on_resource)
        case "truncate_all" if whole is not None:
            yield Effect(Act.TRUNCATE, number=_number(call.arguments[1:]), resource=on_resource)
        case "limit" if whole is not None:
            names = tuple(_strings(call.arguments[2:]))
            yield Effect(Act.LIMIT, names, number=_number(call.arguments[1:]), resource=on_resource)
        case "replace_all_patterns" if whole is not None and texts[:1] == ["key"] and len(texts) > 1:
            yield Effect(
                Act.RENAME, pattern=texts[1], to=(texts[2] if len(texts) > 2 else None) or "", resource=on_resource
            )
        case "replace_pattern" | "replace_match" if key:
            yield Effect(Act.REDACT, (key,), resource=on_resource)
        case "set" if key and len(call.arguments) > 1:
            yield _set(key, call.arguments[1], on_resource)


def _set(key: str, value: tuple[Token, ...], resource: bool) -> Effect:
    if value == ("nil",):
        return Effect(Act.DELETE, (key,), resource=resource)
    if value and value[0] in _HASHES and key in _keys(value):
        return Effect(Act.HASH, (key,), resource=resource)
    if value and value[0] == "Substring" and key in _keys(value):
        return Effect(Act.TRUNCATE, (key,), resource=resource)
    return Effect(Act.WRITE, (key,), resource=resource)


def _matching(tokens: list[Token], start: int) -> int:
    """The index of the bracket that closes the one at `start`; 0 if there is none."""
    depth = 0
    for index in range(start, len(tokens)):
        for char in tokens[index] if tokens[index] in ("(", "[", "{", ")", "]", "}") else "":
            depth += 1 if char in "([{" else -1
            if depth == 0:
                return index
    return 0


def _arguments(tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    depth, current = 0, list[Token]()
    for word in tokens:
        if word == "," and depth == 0:
            yield tuple(current)
            current = []
            continue
        depth += (word in "([{") - (word in ")]}")
        current.append(word)
    if current:
        yield tuple(current)


def _whole(target: tuple[Token, ...], resource: bool) -> bool | None:
    """Whether the target is all attributes of the resource (True) or of the span (False); None if it is neither."""
    if len(target) != 1 or target[0] not in _TARGETS:
        return None
    return resource or _TARGETS[target[0]]


def _key(target: tuple[Token, ...]) -> str:
    """`team` of `attributes["team"]`."""
    if len(target) == 4 and target[0] in _TARGETS and target[1] == "[" and target[3] == "]":
        return _text((target[2],)) or ""
    return ""


def _keys(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(_key(tokens[index : index + 4]) for index in range(len(tokens)))


def _strings(arguments: tuple[tuple[Token, ...], ...]) -> Iterator[str]:
    for argument in arguments:
        for word in argument:
            if word.startswith('"'):
                yield _unquoted(word)


def _text(argument: tuple[Token, ...]) -> str | None:
    return _unquoted(argument[0]) if len(argument) == 1 and argument[0].startswith('"') else None


def _number(arguments: tuple[tuple[Token, ...], ...]) -> int:
    return next((int(float(token)) for argument in arguments for token in argument if token[:1].isdigit()), 0)


def _unquoted(token: Token) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])
