"""Files in languages that the code plane cannot judge: which of them name a provider's SDK or URL.

What each language calls the SDKs is data (languages.json); the providers' hosts come from the catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checker.files.prefilter import Matcher
from checker.findings.model import Unchecked

_DATA = Path(__file__).with_name("languages.json")


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    document: dict[str, dict[str, Any]] = json.loads(_DATA.read_bytes())["languages"]
    return document


@cache
def endings() -> Mapping[str, str]:
    """File ending (with its dot, lower case) -> language."""
    return {ending: name for name, entry in _languages().items() for ending in entry["endings"]}


def language_of(path: str) -> str | None:
    """The language of a file by its ending; None for Python and for what is no source."""
    dot = path.rfind(".")
    return endings().get(path[dot:].lower()) if dot > path.rfind("/") else None


def find_unchecked(paths: Iterable[str], root: Path, hosts: Iterable[str]) -> tuple[Unchecked, ...]:
    """Those of `paths` (relative to `root`) that name a provider, by language. Unreadable ones are none of them:
    what cannot be read in a language that is not checked anyway is not known to matter."""
    words = _host_words(hosts)
    found: dict[str, list[str]] = {}
    matchers: dict[str, Matcher] = {}
    for path in paths:
        language = language_of(path)
        if language is None:
            continue
        matcher = matchers.get(language)
        if matcher is None:
            matcher = matchers[language] = Matcher([*words, *_words(language)])
        try:
            data = (root / path).read_bytes()
        except OSError:
            continue
        if matcher.matches(data):
            found.setdefault(language, []).append(path)
    return tuple(Unchecked(language, tuple(sorted(found[language]))) for language in sorted(found))


def _words(language: str) -> list[bytes]:
    entry = _languages()[language]
    if "like" in entry:
        entry = _languages()[entry["like"]]
    return [word.encode() for word in entry["words"]]


def _host_words(hosts: Iterable[str]) -> list[bytes]:
    """The longest literal part of each host: of `bedrock-runtime.*.amazonaws.com` it is `bedrock-runtime.`."""
    literals = dict.fromkeys(max(host.split("*"), key=len) for host in hosts)
    return [literal.encode() for literal in literals if len(literal) > 6]
