"""Which files are one configuration in several environments, by the words in their names: `values-staging.yaml` and
`values-prod.yaml`, `.env.staging`, `overlays/staging/`, `collector.stage.yml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from checker.configs.values.words import DEFAULT_WORDS, Words
from checker.files.prefilter import Matcher

_TEST_FOLDERS: Final = frozenset({"tests", "testdata", "fixtures", "__fixtures__", "spec", "e2e", "mocks"})
_NO_CONFIG: Final = frozenset(
    {"package.json", "package-lock.json", "tsconfig.json", "pyproject.toml", "checkpolicy.toml", "composer.json"}
)
_MARKS: Final = Path(__file__).with_name("marks.json")


class Members(Struct, frozen=True):
    """Files that are one configuration in two environments, each side with the layers below it first. `why`: how they
    were found, `render`: the policy's command that makes the configuration of a file."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    environments: tuple[str, str]
    why: str
    kind: str | None = None
    render: str | None = None


def pairs_by_name(
    paths: Iterable[str], declared: Mapping[str, Iterable[str]] = {}, reference: str = ""
) -> tuple[Members, ...]:
    """Pairs among `paths`, in their order: of each configuration the reference environment's with every other one.

    `declared`: the words of the environments that count, in their order; without them these are staging and prod.
    Files of tests are none.
    """
    environments = tuple(declared) if len(declared) > 1 else ("staging", "prod")
    first = reference if reference in environments else environments[0]
    words = Words.of(first, next(name for name in environments if name != first), declared)
    groups: dict[str, dict[str, list[str]]] = {}
    for path in sorted(set(paths)):
        if is_test(path) or path.rsplit("/", 1)[-1] in _NO_CONFIG:
            continue
        named = words.named_in(path)
        if len(named) == 1:
            environment = next(iter(named))
            groups.setdefault(words.neutral(path, environment), {}).setdefault(environment, []).append(path)
    found = []
    for members in groups.values():
        ours = members.get(first, [])
        for other in environments:
            theirs = members.get(other, []) if other != first else []
            if len(ours) == len(theirs) == 1:
                why = "names that differ in the environment's word"
                found.append(Members((ours[0],), (theirs[0],), (first, other), why))
    return tuple(sorted(found, key=lambda pair: (pair.left[-1], pair.right[-1])))


# Names of files that are laid over another one beside them, and which that is.
_OVER: Final = (
    (re.compile(r"values[-._].+\.ya?ml"), ("values.yaml", "values.yml")),
    (
        re.compile(r"(?:docker-)?compose[-._](?!override\.).+\.ya?ml"),
        ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"),
    ),
)


def layers_below(path: str) -> tuple[str, ...]:
    """Where the file may lie that `path` is laid over by its name, the usual one first."""
    folder, slash, name = path.rpartition("/")
    for pattern, bases in _OVER:
        if pattern.fullmatch(name):
            return tuple(f"{folder}{slash}{base}" for base in bases)
    return ()


def is_test(path: str) -> bool:
    return any(part.lower() in _TEST_FOLDERS for part in path.split("/")[:-1])


def names_kind(data: bytes) -> bool:
    """Whether a file shows words of a known kind."""
    return _marks()[0].matches(_bytes_of_letters(data))


def concerns_usage(data: bytes) -> bool:
    """Whether a file shows words of a known kind, or has to do with usage."""
    return _marks()[1].matches(_bytes_of_letters(data))


def _bytes_of_letters(data: bytes) -> bytes:
    """UTF-16 as it would be in UTF-8, as far as words are concerned that are looked for."""
    return data.replace(b"\0", b"") if b"\0" in data[:4] else data


@cache
def _marks() -> tuple[Matcher, Matcher]:
    data = json.loads(_MARKS.read_bytes())
    kinds = [word.encode() for word in data["kinds"]]
    return Matcher(kinds), Matcher([*kinds, *(word.encode() for word in data["usage"])])


__all__ = ["DEFAULT_WORDS", "Members", "concerns_usage", "is_test", "layers_below", "names_kind", "pairs_by_name"]
