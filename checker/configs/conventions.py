"""Which files are one configuration in several environments, by the words in their names: `values-staging.yaml` and
`values-prod.yaml`, `.env.staging`, `overlays/staging/`, `collector.stage.yml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from checker.configs.words import DEFAULT_WORDS, Words

_TEST_FOLDERS: Final = frozenset({"tests", "testdata", "fixtures", "__fixtures__", "spec", "e2e", "mocks"})
_NO_CONFIG: Final = frozenset(
    {"package.json", "package-lock.json", "tsconfig.json", "pyproject.toml", "checkpolicy.toml", "composer.json"}
)
_MARKS: Final = Path(__file__).with_name("marks.json")


@dataclass(frozen=True, slots=True)
class Members:
    """Files that are one configuration in two environments. `why`: how they were found. `layers`: files below them."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    environments: tuple[str, str]
    why: str
    kind: str | None = None


def pairs_by_name(paths: Iterable[str], declared: Mapping[str, Iterable[str]] = {}) -> tuple[Members, ...]:
    """Pairs of staging and prod among `paths`, in their order. Files of tests are none."""
    words = Words.of("staging", "prod", declared)
    known = sorted(set(paths))
    groups: dict[str, dict[str, list[str]]] = {}
    for path in known:
        if is_test(path) or path.rsplit("/", 1)[-1] in _NO_CONFIG:
            continue
        named = words.named_in(path)
        if len(named) == 1:
            environment = next(iter(named))
            groups.setdefault(words.neutral(path, environment), {}).setdefault(environment, []).append(path)
    found = []
    for members in groups.values():
        ours, theirs = members.get("staging", []), members.get("prod", [])
        if len(ours) == len(theirs) == 1:
            below = _base(ours[0], theirs[0], known)
            why = "names that differ in the environment's word" + (f", over {below[0]}" if below else "")
            found.append(Members((*below, ours[0]), (*below, theirs[0]), ("staging", "prod"), why))
    return tuple(sorted(found, key=lambda pair: (pair.left[-1], pair.right[-1])))


def _base(left: str, right: str, known: Sequence[str]) -> tuple[str, ...]:
    """`values.yaml` below `values-staging.yaml` and `values-prod.yaml`: what a chart merges first."""
    folder, _, name = left.rpartition("/")
    if not re.match(r"values[-._]", name) or right.rpartition("/")[0] != folder:
        return ()
    base = f"{folder}/values.yaml".lstrip("/")
    return (base,) if base in known else ()


def is_test(path: str) -> bool:
    return any(part.lower() in _TEST_FOLDERS for part in path.split("/")[:-1])


@cache
def marks() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """What shows that a file is of a known kind, and that it has to do with usage."""
    data = json.loads(_MARKS.read_bytes())
    kinds = re.compile(b"|".join(re.escape(word.encode()) for word in data["kinds"]))
    return kinds, re.compile(b"|".join(re.escape(word.encode()) for word in data["usage"]))


def concerns_usage(data: bytes) -> bool:
    return any(pattern.search(data) for pattern in marks())


__all__ = ["DEFAULT_WORDS", "Members", "concerns_usage", "is_test", "marks", "pairs_by_name"]
