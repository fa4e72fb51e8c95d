"""Dialects of the YAML readers that Go and Rust programs use, for the kinds of configuration which those programs read.

Sources: `resolve.go` of go-yaml v2 (Kubernetes, Helm, Kong's decK through sigs.k8s.io/yaml) and v3 (OpenTelemetry
Collector, Compose); serde_yaml 0.9 (Vector).
"""

from __future__ import annotations

import re

from checker.documents.dialect import CORE_WORDS, NUMBER_START, Dialect
from checker.documents.tree import Value

_V2_WORDS: dict[str, Value] = {
    **CORE_WORDS,
    **{form: True for word in ("y", "yes", "on") for form in (word, word.capitalize(), word.upper())},
    **{form: False for word in ("n", "no", "off") for form in (word, word.capitalize(), word.upper())},
}
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INT = re.compile(
    r"([-+]?)(?:0b(?P<two>[01]+)|0o?(?P<eight>[0-7]+)|0x(?P<sixteen>[0-9a-fA-F]+)|(?P<ten>0|[1-9][0-9]*))"
)
_BASES = {"two": 2, "eight": 8, "ten": 10, "sixteen": 16}
_SERDE_INT = re.compile(
    r"([-+]?)(?:0b(?P<two>[01]+)|0o(?P<eight>[0-7]+)|0x(?P<sixteen>[0-9a-fA-F]+)|(?P<ten>0|[1-9][0-9]*))"
)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")


def _number(text: str, integer: re.Pattern[str]) -> Value:
    if found := integer.fullmatch(text):
        kind = found.lastgroup or "ten"
        value = int(found[kind], _BASES[kind])
        return -value if found[1] == "-" else value
    return float(text) if _FLOAT.fullmatch(text) else text


def _resolve_v2(text: str) -> Value:
    return _V2_WORDS[text] if text in _V2_WORDS else _go_number(text)


def _resolve_v3(text: str) -> Value:
    return CORE_WORDS[text] if text in CORE_WORDS else _go_number(text)


def _go_number(text: str) -> Value:
    """`0644` is 420 and `1_000` is 1000 to go-yaml; `22:22` stays text."""
    if text[0] not in NUMBER_START:
        return text
    value = _number(text.replace("_", ""), _INT)
    return text if isinstance(value, str) else value


def _resolve_serde(text: str) -> Value:
    """YAML 1.2, and a number with a leading zero stays text."""
    if text in CORE_WORDS:
        return CORE_WORDS[text]
    if text[0] not in NUMBER_START or _LEADING_ZERO.fullmatch(text):
        return text
    return _number(text, _SERDE_INT)


GO_YAML_2 = Dialect("go-yaml v2 (YAML 1.1 booleans)", _resolve_v2)
GO_YAML_3 = Dialect("go-yaml v3 (YAML 1.2 booleans)", _resolve_v3)
SERDE_YAML = Dialect("serde_yaml (YAML 1.2)", _resolve_serde)
