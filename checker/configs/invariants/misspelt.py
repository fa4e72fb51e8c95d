"""Settings whose name is a letter or two away from one that decides what is recorded, and which nobody knows; and
those that stand in a section where their program does not look for them.

Most programs pass over a name that they do not know: a callback under `sucess_callback` records nothing, and no other
check sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from checker.configs.entries.identity import guest_kind, labels_of
from checker.configs.kinds.kind import Kind, Setting, Verdict
from checker.configs.kinds.paths import States
from checker.configs.loading.configfile import ConfigFile
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text, pointer_text

# Their names are the authors' own: charts, settings of a service.
_FREE: Final = frozenset({"plain", "helm-values", "kustomize"})
_MAX_DEPTH: Final = 30
_SHORT, _LONG = 6, 10  # letters from which one, and two of them, may be wrong


class Misspelt(Struct, frozen=True):
    """`key` as it is written, `meant` the setting's name."""

    key: Scalar
    pointer: str
    kind: Kind
    meant: str
    setting: Setting


def misspelt(config: ConfigFile) -> Iterator[Misspelt]:
    for document in config.documents:
        kind = document.kind
        if kind.name not in _FREE:
            yield from _walk(document.root, kind, kind.begin(document.root), (), {})
        yield from _misplaced(document.root, kind)


def _misplaced(root: Node, kind: Kind) -> Iterator[Misspelt]:
    """Settings that decide what is recorded in a section where nobody reads them."""
    there = {name: node for name in kind.sections if isinstance(root, Mapping) and (node := root.get(name)) is not None}
    states = {name: kind.step(kind.start, name) for name in kind.sections}
    for section, node in there.items():
        for entry in node.entries if isinstance(node, Mapping) else ():
            name = key_text(entry.key)
            elsewhere = [other for other in there.values() if isinstance(other, Mapping) and other is not node]
            if name in kind.patterns.names(states[section]) or any(other.get(name) is not None for other in elsewhere):
                continue
            for other in kind.sections:
                setting = kind.setting(kind.step(states[other], name))
                if name in kind.patterns.names(states[other], here=True) and setting.verdict is Verdict.DENY:
                    yield Misspelt(entry.key, pointer_text((section, name)), kind, f"{other}.{name}", setting)
                    break


def _walk(
    node: Node, kind: Kind, states: States, path: tuple[str | int, ...], near: dict[tuple[States, str], str]
) -> Iterator[Misspelt]:
    if len(path) > _MAX_DEPTH or (path and kind.hosts and guest_kind(node) is not None):
        return  # a configuration of its own is walked by itself
    if isinstance(node, Sequence):
        for index, label in enumerate(labels_of(node, kind.setting(states))):
            item = node.items[index]
            yield from _walk(item, kind, kind.step(states, label, item), (*path, index), near)
    elif isinstance(node, Mapping):
        there = {key_text(entry.key) for entry in node.entries}
        for entry in node.entries:
            name = key_text(entry.key)
            meant = _meant(name, kind, states, near)
            if meant and meant not in there and not entry.merged:
                setting = kind.setting(kind.step(states, meant))
                yield Misspelt(entry.key, pointer_text((*path, name)), kind, meant, setting)
            below = kind.step(states, name, entry.value)
            yield from _walk(entry.value, kind, below, (*path, name), near)


def _meant(name: str, kind: Kind, states: States, near: dict[tuple[States, str], str]) -> str:
    """The setting that such a name is meant to be; empty if it is known, or like none."""
    if len(name) < _SHORT or name in kind.patterns.names(states):
        return ""
    known = near.get((states, name))
    if known is None:
        allowed = 2 if len(name) >= _LONG else 1
        found = [
            (away, other)
            for other in kind.patterns.names(states, here=True)
            if abs(len(other) - len(name)) <= allowed
            and (away := _distance(name.lower(), other.lower(), allowed)) <= allowed
            and kind.setting(kind.step(states, other)).verdict is Verdict.DENY
        ]
        known = near[states, name] = min(found)[1] if found else ""
    return known


def _distance(one: str, other: str, limit: int) -> int:
    """Letters to add, leave out, change or swap with their neighbour (optimal string alignment)."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        after = [i]
        for j, letter_ in enumerate(other, 1):
            price = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (letter != letter_))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_:
                price = min(price, before[j - 2] + 1)
            after.append(price)
        if min(after) > limit:
            return limit + 1
        before, row = row, after
    return row[-1]
