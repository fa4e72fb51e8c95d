"""A rewrite that keeps the meaning is no difference; one meaningful change is exactly that difference.

Configurations of every kind are made at random, by leaving out parts of the known ones, and rewritten at random: keys
and sets in another order, set members twice, equal parts behind one anchor, quotes, flow and block style, comments,
other spellings of units, defaults left out, another format where the kind has one.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.configs.comparison.comparison import compare
from checker.configs.comparison.started import without_idle
from checker.configs.entries.identity import NAMES, is_keyed
from checker.configs.kinds.kind import UNSET, Kind, Setting, Verdict, kind_names, load_kind
from checker.configs.kinds.paths import States, split_pattern
from checker.configs.readers import read_text
from checker.configs.values.words import Words
from checker.documents.tree import Node, Sequence, find, plain

PAIRS = Path(__file__).parents[2] / "benchmarks" / "configs"
WORDS = Words.of("staging", "prod")
Path_ = tuple[str | int, ...]


@cache
def known(kind: str) -> tuple[Any, ...]:
    """Documents of the known pairs of that kind, as plain data."""
    found = []
    for truth in sorted(PAIRS.glob("*/*/truth.json")):
        document = json.loads(truth.read_text(encoding="utf-8"))
        if document["kind"] == kind and document["format"] in ("yaml", "json", "env", "conf", "toml"):
            form = {"env": "dotenv", "conf": "fluentbit"}.get(document["format"], document["format"])
            files = [truth.parent / name for name in document["files"].values()]
            for file in (file for file in files if file.is_file()):
                text = file.read_text(encoding="utf-8")
                reading = read_text(text, file.name, form, load_kind(kind).dialect, load_kind(kind).tags)
                found += [] if reading.repeated else [plain(root) for root in reading.documents]
    return tuple(d for d in found if d is not None)


@pytest.mark.parametrize("name", kind_names())
@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_rewrites(name: str, seed: int) -> None:
    kind, chance = load_kind(name), random.Random(seed)
    document = pruned(chance.choice(known(name)), chance)
    ours = read(dumped(document, random.Random(0), plainly=True), kind)
    again = rewritten(document, kind, kind.begin(ours), chance)
    for text, form in written(again, kind, chance):
        assert differences(kind, ours, read(text, kind, form)) == [], text
    running = plain(without_idle(kind, ours, ours)[0])
    leaves = [path for path in _leaves(document, kind, kind.begin(ours), ours, ()) if _is_there(running, path)]
    leaves = [path for path in leaves if path[:2] != ("_info", "defaults")]  # where nobody says else
    if leaves:
        path = chance.choice(leaves)
        changed = with_change(document, path)
        text = dumped(rewritten(changed, kind, kind.begin(ours), random.Random(1)), chance, plainly=True)
        found = differences(kind, ours, read(text, kind))
        assert len(found) == 1, (path, found)
        assert is_about(found[0], path), (path, found)


def read(text: str, kind: Kind, form: str = "yaml") -> Node:
    documents = read_text(text, "config.yaml", form, kind.dialect).documents
    return documents[0]


def differences(kind: Kind, left: Node, right: Node) -> list[str]:
    return [
        d.left.pointer if not d.left.missing else d.right.pointer
        for d in compare(kind, left, right, WORDS)
        if not d.renamed
    ]


def is_about(pointer: str, path: Path_) -> bool:
    """Whether the pointer names the place that was changed, or the list or text that it is a member of."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return [str(step) for step in path][: len(steps)] == steps


# --- random configurations


def pruned(value: Any, chance: random.Random, depth: int = 0) -> Any:
    """The same with parts left out."""
    if isinstance(value, dict):
        keep = 1.0 if depth == 0 and len(value) < 3 else 0.85
        return {k: pruned(v, chance, depth + 1) for k, v in value.items() if chance.random() < keep}
    if isinstance(value, list):
        return [
            pruned(item, chance, depth + 1) if isinstance(item, list) else item
            for item in value
            if chance.random() < 0.85
        ]
    return value


def with_change(document: Any, path: Path_) -> Any:
    changed = copy.deepcopy(document)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    value = holder[path[-1]]
    if isinstance(value, bool):
        holder[path[-1]] = not value
    else:
        more = 17 if value != 100 else -17  # beyond 100 percent nothing more happens
        holder[path[-1]] = value + more if isinstance(value, (int, float)) else f"{value}x"
    return changed


def _leaves(value: Any, kind: Kind, states: States, node: Node | None, path: Path_) -> Iterator[Path_]:
    """Places of values whose change means something: not names by which entries are known, nor what nobody reads."""
    setting = kind.setting(states)
    if setting.ignored or setting.shared or setting.form in ("command", "kong-object"):
        return
    if setting.most is not None and isinstance(value, (int, float)) and value >= setting.most:
        return  # more of it is the same
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(
                below, kind, kind.step(states, key, find(node, (key,)) if node else None), None, (*path, key)
            )
    elif isinstance(value, list):
        if setting.form is not None:  # a short form: its parts are not where they are written
            return
        labels = labels_in(value, setting)
        for index, below in enumerate(value):
            names = {keys[0] for keys in setting.keys} | set(NAMES)  # also of guests
            after = kind.step(states, labels[index])
            for leaf in _leaves(below, kind, after, None, (*path, index)):
                named = isinstance(below, dict) and (
                    leaf[len(path) + 1] in names if len(leaf) > len(path) + 1 else False
                )
                if not named:
                    yield leaf
    elif isinstance(value, (bool, int, float)) or (isinstance(value, str) and _is_word(value)):
        yield path


def _is_there(document: Any, path: Path_) -> bool:
    """Whether the component that the place belongs to is one that is started."""
    for key in path[:2]:
        if not isinstance(document, dict):
            return True
        if key not in document:
            return False
        document = document[key]
    return True


def _is_word(text: str) -> bool:
    """A text in which a letter more is a change, and which holds no document."""
    return text[-1:].isalnum() and not any(mark in text for mark in "\n{}[]$,=: ") and not WORDS.named_in(text)


# --- rewrites


def rewritten(value: Any, kind: Kind, states: States, chance: random.Random) -> Any:
    """The same in effect, written otherwise."""
    setting = kind.setting(states)
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        result = {key: rewritten(value[key], kind, kind.step(states, str(key)), chance) for key in keys}
        for key in keys:
            if (
                len(result) > 1
                and _is_default(value[key], kind.setting(kind.step(states, str(key))))
                and chance.random() < 0.5
            ):
                del result[key]
        return result
    if isinstance(value, list):
        items = [
            rewritten(item, kind, kind.step(states, label), chance)
            for label, item in zip(labels_in(value, setting), value, strict=True)
        ]
        named = setting.items == "auto" and labels_in(value, setting) != [str(i) for i in range(len(value))]
        counts = setting.reordered in (Verdict.DENY, Verdict.REVIEW)  # known by name, and the order means something
        if setting.items in ("set", "members") or ((setting.items in ("keyed", "single-key") or named) and not counts):
            chance.shuffle(items)
        if setting.items == "set" and items and chance.random() < 0.3:
            items.append(copy.deepcopy(chance.choice(items)))
        return items
    return respelled(value, setting, chance)


def _is_default(value: Any, setting: Setting) -> bool:
    return setting.default is not UNSET and type(value) is type(setting.default) and value == setting.default


def respelled(value: Any, setting: Setting, chance: random.Random) -> Any:
    unknown = setting.unit is None and setting.text is None and not setting.alike
    if (
        isinstance(value, str)
        and (setting.unit in ("duration", "seconds") or unknown)
        and value[:-1].isdigit()
        and value[-1:] == "s"
    ):
        seconds = int(value[:-1])
        return chance.choice([value, f"{seconds * 1000}ms", f"{seconds // 60}m" if seconds % 60 == 0 else value])
    if isinstance(value, str) and setting.unit == "quantity" and value[:-2].isdigit() and value.endswith("Gi"):
        return chance.choice([value, f"{int(value[:-2]) * 1024}Mi"])
    if isinstance(value, str) and (others := [word for word, meant in setting.alike.items() if meant == value]):
        return chance.choice([value, *others])
    if isinstance(value, int) and not isinstance(value, bool) and setting.unit == "number":
        return chance.choice([value, float(value)])
    if isinstance(value, str) and setting.text == "words" and "'" not in value and '"' not in value:
        return chance.choice([value, value.replace(" ", "  ")])
    if isinstance(value, str) and setting.text == "header":
        return chance.choice([value, value.upper(), value.lower()])
    if isinstance(value, str) and setting.text in ("commas", "headers"):
        parts = value.split(",")
        chance.shuffle(parts)
        return ", ".join(parts)
    return value


def labels_in(value: list[Any], setting: Setting) -> list[str]:
    from checker.configs.entries.identity import labels_of
    from checker.configs.forms.shapes import node_of
    from checker.documents.tree import Scalar

    node = node_of(value, Scalar(None, "", "", 1, 1))
    assert isinstance(node, Sequence)
    return labels_of(node, setting) if is_keyed(node, setting) else [str(index) for index in range(len(value))]


# --- ways to write


def written(value: Any, kind: Kind, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Texts with the same content, each with its format."""
    yield f"# a comment\n{dumped(shared(value, {}), chance)}", "yaml"
    if kind.dialect != "yaml-1.1":  # a JSON text is read as YAML 1.2 has it
        yield json.dumps(value), "yaml"
        yield json.dumps(value, indent=1), "json"
    if kind.name == "dotenv" and all(isinstance(v, str) for v in value.values()):
        yield dotenv(value, chance), "dotenv"
    if kind.name == "fluent-bit" and (text := classic(value, chance)) is not None:
        yield text, "fluentbit"


def dumped(value: Any, chance: random.Random, *, plainly: bool = False) -> str:
    class Dumper(yaml.SafeDumper):
        """Texts in one of the styles that YAML has for them."""

        def ignore_aliases(self, data: Any) -> bool:
            return plainly or bool(super().ignore_aliases(data))

    def text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        style = None if plainly else chance.choice([None, None, "'", '"'])
        return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    Dumper.add_representer(str, text)
    flow = False if plainly else chance.choice([None, False, True])
    result: str = yaml.dump(value, Dumper=Dumper, sort_keys=False, default_flow_style=flow, width=100)
    return result


def shared(value: Any, seen: dict[str, Any]) -> Any:
    """Equal mappings and lists as one object, which is written once, behind an anchor."""
    if isinstance(value, dict):
        value = {key: shared(below, seen) for key, below in value.items()}
    elif isinstance(value, list):
        value = [shared(item, seen) for item in value]
    else:
        return value
    return seen.setdefault(repr(value), value) if value else value


def dotenv(value: dict[str, str], chance: random.Random) -> str:
    lines = ["# a comment", ""]
    for key, text in value.items():
        quotes = ["'"] if "'" not in text else []
        quotes += ['"'] if not any(mark in text for mark in '"\\$`') else []
        bare = text == text.strip() and not any(mark in text for mark in " #'\"\n\\$") and text != ""
        quote = chance.choice([*quotes, ""] if bare or not quotes else quotes)
        lines.append(f"{chance.choice(['', 'export '])}{key}={quote}{text}{quote}")
    return "\n".join(lines) + "\n"


def classic(value: dict[str, Any], chance: random.Random) -> str | None:
    """Fluent Bit's own format, where it can say it."""
    names = {"inputs": "INPUT", "filters": "FILTER", "outputs": "OUTPUT"}
    lines = [f"@SET {key}={text}" for key, text in (value.get("env") or {}).items()]
    sections = [("SERVICE", value.get("service"))] if value.get("service") else []
    for key, name in names.items():
        sections += [(name, section) for section in (value.get("pipeline") or {}).get(key) or []]
    sections += [("PARSER", parser) for parser in value.get("parsers") or []]
    if not set(value) <= {"env", "service", "pipeline", "parsers"} or not sections:
        return None
    for name, section in sections:
        lines.append(f"[{chance.choice([name, name.lower()])}]")
        for key, found in section.items():
            for one in found if isinstance(found, list) else [found]:
                if not isinstance(one, (str, int, float)) or "\n" in str(one) or str(one) == "":
                    return None
                shown = str(one).lower() if isinstance(one, bool) else str(one)
                lines.append(f"    {chance.choice([key, key.upper()])}  {shown}")
    return "\n".join(lines) + "\n"


def test_every_kind_is_known() -> None:
    assert {name for name in kind_names() if not known(name)} == set()


def test_patterns_are_split_at_steps() -> None:
    assert split_pattern("/a/*[type=x/y]/b~1c") == ["a", "*[type=x/y]", "b~1c"]
