"""A rewrite that keeps the meaning is no difference; one meaningful change is exactly that difference.

A config of each kind is rewritten at random: keys and sets in another order, anchors, quotes, comments, other spellings
of units and defaults written out.
"""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.configs.comparison import compare
from checker.configs.kind import Kind, load_kind
from checker.configs.paths import split_pattern
from checker.configs.readers import read_text
from checker.configs.words import Words
from checker.documents.tree import Node

PAIRS = Path(__file__).parents[2] / "benchmarks" / "configs" / "pairs"
KINDS = sorted(path.name for path in PAIRS.iterdir() if path.name != "dotenv")
WORDS = Words.of("staging", "prod")


def documents(kind: str) -> list[Any]:
    return list(yaml.safe_load_all((PAIRS / kind / "staging.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_rewrites(name: str, seed: int) -> None:
    kind, chance = load_kind(name), random.Random(seed)
    for document in documents(name):
        ours = read(yaml.safe_dump(document, sort_keys=False), kind)
        again = rewritten(document, kind, kind.start, chance)
        text = yaml.safe_dump(
            again, sort_keys=chance.random() < 0.5, default_flow_style=chance.choice([None, False, True])
        )
        assert differences(kind, ours, read(f"# a comment\n{text}", kind)) == [], text
        if kind.dialect != "yaml-1.1":
            assert differences(kind, ours, read(json.dumps(again), kind)) == []
        changed, path = one_change(again, chance)
        if path:
            found = differences(kind, ours, read(yaml.safe_dump(changed), kind))
            assert len(found) == 1, (path, found)


def read(text: str, kind: Kind) -> Node:
    return read_text(text, "config.yaml", "yaml", kind.dialect).documents[0]


def differences(kind: Kind, left: Node, right: Node) -> list[str]:
    return [f"{d.left.pointer} {d.right.pointer}" for d in compare(kind, left, right, WORDS)]


def rewritten(value: Any, kind: Kind, states: frozenset[int], chance: random.Random) -> Any:
    """The same in effect, written otherwise."""
    setting = kind.setting(states)
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: rewritten(value[key], kind, kind.step(states, str(key)), chance) for key in keys}
    if isinstance(value, list):
        keyed = setting.items in ("keyed", "single-key")
        labels = [_label(item, setting.keys, i) if keyed else str(i) for i, item in enumerate(value)]
        items = [
            rewritten(item, kind, kind.step(states, label), chance) for label, item in zip(labels, value, strict=True)
        ]
        if setting.items in ("set", "members") or keyed:
            chance.shuffle(items)
        if setting.items == "set" and items and chance.random() < 0.3:
            items.append(copy.deepcopy(chance.choice(items)))
        return items
    if (
        setting.unit in ("duration", "seconds")
        and isinstance(value, str)
        and value.endswith("s")
        and value[:-1].isdigit()
    ):
        return chance.choice(
            [value, f"{int(value[:-1]) * 1000}ms", f"{int(value[:-1]) / 60}m" if int(value[:-1]) % 60 == 0 else value]
        )
    if setting.unit == "quantity" and isinstance(value, str) and value.endswith("Gi"):
        return chance.choice([value, f"{int(value[:-2]) * 1024}Mi"])
    return value


def _label(item: Any, keys: tuple[tuple[str, ...], ...], index: int) -> str:
    if not isinstance(item, dict):
        return str(index)
    if not keys:
        return str(next(iter(item)))
    for path in keys:
        found: Any = item
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        if found is not None:
            return str(found)
    return str(index)


def one_change(document: Any, chance: random.Random) -> tuple[Any, list[Any]]:
    """A number or a switch that is another one; the path to it, empty if there is none."""
    changed = copy.deepcopy(document)
    places = [path for path in _leaves(changed, []) if path]
    if not places:
        return changed, []
    path = chance.choice(places)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    value = holder[path[-1]]
    holder[path[-1]] = (not value) if isinstance(value, bool) else value + 17
    return changed, path


def _leaves(value: Any, path: list[Any]) -> list[list[Any]]:
    if isinstance(value, dict):
        return [leaf for key, below in value.items() for leaf in _leaves(below, [*path, key])]
    if isinstance(value, list):
        return [leaf for index, below in enumerate(value) for leaf in _leaves(below, [*path, index])]
    single = not path or not isinstance(path[-1], int)  # members of sets are told of as a whole
    return [path] if single and isinstance(value, (bool, int)) else []


def test_patterns_are_split_at_steps() -> None:
    assert split_pattern("/a/*[type=x/y]/b~1c") == ["a", "*[type=x/y]", "b~1c"]
