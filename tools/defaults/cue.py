"""The part of CUE that Vector's generated reference is written in: structs, lists and literals, as plain data."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(
    r"\s+|//[^\n]*|(?P<block>#*\"\"\"(?:.|\n)*?\"\"\"#*)|(?P<text>#\"(?:[^\"]|\"(?!#))*\"#|\"(?:\\.|[^\"\\])*\")"
    r"|(?P<mark>[{}\[\]:,])|(?P<word>[^\s{}\[\]:,\"]+)"
)
_WORDS = {"true": True, "false": False, "null": None}


def read_cue(text: str) -> dict[str, Any]:
    """The file's fields; expressions that are no literals come out as their text. Raises ValueError."""
    tokens = [found for found in _TOKEN.finditer(text) if found.lastgroup]
    reader = _Reader(tokens)
    return reader.fields(end=None)


class _Reader:
    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self._tokens, self._at = tokens, 0

    def fields(self, end: str | None) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while (token := self._next()) is not None and token[0] != end:
            if token[0] == ",":
                continue
            after = self._peek()
            if after == ":":
                self._next()
                _merge(result, _label(token), self.value())
            elif token[0] == "package":
                self._next()
        return result

    def value(self) -> Any:
        token = self._next()
        if token is None:
            raise ValueError("a value is missing at the end")
        if token[0] == "{":
            return self.fields("}")
        if token[0] == "[":
            return self.items()
        if self._peek() == ":":  # `type: object: options: {…}`
            self._next()
            return {_label(token): self.value()}
        return _literal(token)

    def items(self) -> list[Any]:
        result = []
        while (token := self._peek()) is not None:
            if token in ("]", ","):
                self._next()
                if token == "]":
                    break
            else:
                result.append(self.value())
        return result

    def _peek(self) -> str | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    def _next(self) -> re.Match[str] | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]


def _label(token: re.Match[str]) -> str:
    return str(json.loads(token[0])) if token["text"] and token[0].startswith('"') else token[0]


def _literal(token: re.Match[str]) -> Any:
    text = token[0]
    if token["text"] or token["block"]:
        try:
            return json.loads(text) if token["text"] else text
        except ValueError:
            return text
    if text in _WORDS:
        return _WORDS[text]
    try:
        return int(text) if re.fullmatch(r"-?\d+", text) else float(text)
    except ValueError:
        return text


def _merge(result: dict[str, Any], name: str, value: Any) -> None:
    known = result.get(name)
    if isinstance(known, dict) and isinstance(value, dict):
        for below, found in value.items():
            _merge(known, below, found)
    else:
        result[name] = value
