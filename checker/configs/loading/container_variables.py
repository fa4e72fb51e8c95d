"""Variables of a Kubernetes container, whose value depends on the order in which they are given.

env        `$(NAME)` is what was given before it; NAME further down the list is not seen, but one of envFrom is
           (Kubernetes API reference, EnvVar.value: "the previously defined environment variables in the container")
envFrom    of a variable in several sources the last one counts (Container.envFrom)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from typing import Final

from msgspec.structs import replace

from checker.configs.entries.difference import Difference
from checker.configs.entries.identity import shown as as_shown
from checker.configs.kinds.kind import Kind, Setting, Verdict
from checker.configs.loading.configfile import Diagnostic
from checker.configs.values.scalars import as_text
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text, pointer_text, walk

_REFERENCE: Final = re.compile(r"\$\$|\$\((?P<name>[A-Za-z_][A-Za-z0-9_.-]*)\)")
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SOURCES: Final = "envFrom"
Shown = Map[str, Map[str, str]]  # what ConfigMaps of the same file hold, by their names


def with_known_references(roots: Seq[Node]) -> tuple[Node, ...]:
    """The objects of one file, references to variables that are given only further down as the container gets them."""
    shown = shown_by(roots)
    return tuple(_seen(root, shown) for root in roots)


def unseen_references(roots: Seq[Node]) -> Iterator[Diagnostic]:
    """References to variables that are given only further down."""
    shown, several = shown_by(roots), len(roots) > 1
    for index, root in enumerate(roots):
        for pointer, node in walk(root, (index,) if several else ()):
            variables = node.get("env") if isinstance(node, Mapping) else None
            if not isinstance(node, Mapping) or not isinstance(variables, Sequence):
                continue
            for number, entry, name in _references(variables):
                there = next(item for item in variables.items if _name(item) == name)
                stands = _stands_for(name, node.get(_SOURCES), shown)
                text = {None: "it is what envFrom gives, if it gives it", "": "it stays as it is written"}.get(
                    stands, "it is what envFrom gives"
                )
                message = f"$({name}) is not seen here, for {name} is given only in line {there.line}: {text}"
                yield Diagnostic("CP205", entry.value.at, pointer_text((*pointer, "env", number, "value")), message)


def shown_by(roots: Iterable[Node]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for root in roots:
        if isinstance(root, Mapping) and _text(root.get("kind")) == "ConfigMap":
            about, data = root.get("metadata"), root.get("data")
            entries = data.entries if isinstance(data, Mapping) else ()
            found[_text(about.get("name")) if isinstance(about, Mapping) else ""] = {
                key_text(entry.key): as_text(entry.value.value) for entry in entries if isinstance(entry.value, Scalar)
            }
    return found


def by_what_counts(differences: Iterable[Difference], left: Seq[Node], right: Seq[Node]) -> Iterator[Difference]:
    """Another order of sources as what it changes: nothing where they are shown and share no variable, else as grave as
    the gravest variable that another source gives now."""
    ours, theirs = shown_by(left), shown_by(right)
    for found in differences:
        one, other = found.left.node, found.right.node
        ordered = found.moved and found.path[-1:] == (_SOURCES,)
        if not ordered or not isinstance(one, Sequence) or not isinstance(other, Sequence):
            yield found
            continue
        before, after = ([item for item in side.items if _gives(item, theirs)] for side in (one, other))
        if _in_one_order(before, after):
            continue  # the others give no variable
        if any(_source(item) not in shown for item in (*before, *after) for shown in (ours, theirs)):
            yield found  # nobody knows what is in them
            continue
        first, last = _given(before, theirs), _given(after, theirs)
        changed = [name for name, value in last.items() if first.get(name, value) != value]
        if changed:
            yield _graver(found, changed)


def _gives(source: Node, shown: Shown) -> bool:
    """Whether a source may give a variable: a ConfigMap that holds files alone gives none."""
    return any(_VARIABLE.fullmatch(name) for name in shown.get(_source(source) or "", {"ANY": ""}))


def _in_one_order(before: Seq[Node], after: Seq[Node]) -> bool:
    names = [[as_shown(item) for item in side] for side in (before, after)]
    both = frozenset(names[0]) & frozenset(names[1])
    return [name for name in names[0] if name in both] == [name for name in names[1] if name in both]


def left_to_others(
    one: Node, other: Node, sides: Seq[Seq[Node]]
) -> Iterator[tuple[str, Node, Node | None, Node | None]]:
    """Variables that only one of two ConfigMaps gives, while a container takes them from another one as well, so that
    what would hold without them does not: name, key and the value on either side. `sides`: all objects of both."""
    ours, theirs = _data(one), _data(other)
    if ours is None or theirs is None:
        return
    beside = _beside(_text_at(one, "metadata", "name"), sides[0]) | _beside(
        _text_at(other, "metadata", "name"), sides[1]
    )
    for entry in (*ours.entries, *theirs.entries):
        name = key_text(entry.key)
        values = ours.get(name), theirs.get(name)
        if name in beside and (values[0] is None) != (values[1] is None):
            yield name, entry.key, *values


def _beside(name: str, roots: Seq[Node]) -> frozenset[str]:
    """The variables of ConfigMaps that a container takes in together with the one of that name."""
    shown, found = shown_by(roots), set[str]()
    for root in roots:
        for _, node in walk(root, ()):
            listed = node.get(_SOURCES) if isinstance(node, Mapping) else None
            sources = [_source(item) for item in listed.items] if isinstance(listed, Sequence) else []
            if name in sources:
                found.update(key for source in sources if source and source != name for key in shown.get(source, {}))
    return frozenset(found)


def _data(root: Node) -> Mapping | None:
    found = root.get("data") if isinstance(root, Mapping) and _text(root.get("kind")) == "ConfigMap" else None
    return found if isinstance(found, Mapping) else None


def _text_at(root: Node, *path: str) -> str:
    node: Node | None = root
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else None
    return _text(node)


def _graver(found: Difference, changed: Seq[str]) -> Difference:
    for name in changed:
        setting = _of_variable(found.kind, name)
        if setting.verdict is Verdict.DENY:
            why = f"{name} is that of another source: {setting.why}"
            return replace(found, setting=replace(found.setting, reordered=Verdict.DENY, why=why))
    why = f"{', '.join(changed[:3])} of another source: the last one counts"
    return replace(found, setting=replace(found.setting, reordered=Verdict.REVIEW, why=why))


def _of_variable(kind: Kind, name: str) -> Setting:
    states = kind.start
    for step in ("env", name, "value"):
        states = kind.step(states, step)
    return kind.setting(states)


def _given(sources: Iterable[Node], shown: Shown) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in sources:
        prefix = _text(item.get("prefix")) if isinstance(item, Mapping) else ""
        found.update((prefix + name, value) for name, value in shown.get(_source(item) or "", {}).items())
    return found


def _source(item: Node) -> str | None:
    """The ConfigMap that a source of variables is; None for any other one."""
    named = item.get("configMapRef") if isinstance(item, Mapping) else None
    return _text(named.get("name")) if isinstance(named, Mapping) else None


def _seen(node: Node, shown: Shown) -> Node:
    match node:
        case Scalar():
            return node
        case Sequence():
            items = tuple(_seen(item, shown) for item in node.items)
            return node if all(map(_is, items, node.items)) else replace(node, items=items)
        case Mapping():
            sources = node.get(_SOURCES)
            entries = []
            for entry in node.entries:
                below = _seen(entry.value, shown)
                if key_text(entry.key) == "env" and isinstance(below, Sequence):
                    below = _in_order(below, sources, shown)
                entries.append(entry if below is entry.value else replace(entry, value=below))
            return node if all(map(_is, entries, node.entries)) else replace(node, entries=tuple(entries))


def _in_order(variables: Sequence, sources: Node | None, shown: Shown) -> Sequence:
    """The list with what references to later entries stand for."""
    items = list(variables.items)
    for number, entry, name in _references(variables):
        item = items[number]
        assert isinstance(item, Mapping)
        assert isinstance(entry.value, Scalar)
        stands = _stands_for(name, sources, shown)
        new = {None: f"$({_SOURCES}.{name})", "": f"$$({name})"}.get(stands, stands)
        now = item.get("value")
        text = (now if isinstance(now, Scalar) else entry.value).text.replace(f"$({name})", new or "")
        value = replace(entry.value, value=text, text=text)
        kept = tuple(replace(each, value=value) if key_text(each.key) == "value" else each for each in item.entries)
        items[number] = replace(item, entries=kept)
    return variables if all(map(_is, items, variables.items)) else replace(variables, items=tuple(items))


def _references(variables: Sequence) -> Iterator[tuple[int, Entry, str]]:
    """Places of entries whose value names variables that come later, and those names."""
    names = [_name(item) for item in variables.items]
    for number, item in enumerate(variables.items):
        entry = item.entry("value") if isinstance(item, Mapping) else None
        if entry is None or not isinstance(entry.value, Scalar) or "$(" not in entry.value.text:
            continue
        later = frozenset(names[number + 1 :]) - frozenset(names[: number + 1])
        found = (match["name"] for match in _REFERENCE.finditer(entry.value.text))
        yield from ((number, entry, name) for name in dict.fromkeys(found) if name in later)


def _stands_for(name: str, sources: Node | None, shown: Shown) -> str | None:
    """What a name that no entry before gives stands for: empty if nothing, None where the sources are not shown."""
    listed = sources.items if isinstance(sources, Sequence) else ()
    if any(_source(item) not in shown for item in listed):
        return None
    return _given(listed, shown).get(name, "")


def _name(item: Node) -> str:
    return _text(item.get("name")) if isinstance(item, Mapping) else ""


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _is(one: Node | Entry, other: Node | Entry) -> bool:
    return one is other
