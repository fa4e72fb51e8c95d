"""What an item of a configuration says, as text: its value, the names of a list, the parts of `x-team-id:other`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.configs.loading.items import Item
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Scalar, Sequence


def items_at(item: Item, path: tuple[str, ...]) -> Iterator[Item]:
    """Written items at a path below; `*` is any step."""
    if not path:
        yield item
        return
    if path[0] != "*":
        found = item.get(path[0])
        if found is not None:
            yield from items_at(found, path[1:])
        return
    for below in item.items():
        yield from items_at(below, path[1:])


def scalars_in(item: Item) -> Iterator[Item]:
    """The item, or the texts of the list that it is. An item of `rename: [team_id, other]` is one text."""
    if isinstance(item.node, Scalar):
        yield item
    elif isinstance(item.node, Sequence):
        for below in item.items():
            yield from scalars_in(below)


def texts_in(item: Item) -> Iterator[str]:
    """Every text at or below."""
    if isinstance(item.node, Scalar):
        yield text_of(item)
    else:
        for below in item.items():
            yield from texts_in(below)


def written_names(item: Item) -> Iterator[str]:
    """Names that a list of `name:value`, of {name, value} or a mapping writes."""
    for below in item.items():
        named = below.get("name") or below.get("key")
        if named is not None:
            yield text_of(named)
        elif isinstance(item.node, Tree):
            yield below.name
        elif isinstance(below.node, Scalar):
            yield name_parts(text_of(below))[0] if name_parts(text_of(below)) else ""


def name_parts(text: str) -> list[str]:
    """`x-team-id:other`, `team_id other` and `team_id=other` in their parts."""
    return [word for word in re.split(r"[:\s=]+", text.strip(), maxsplit=1) if word]


def listed_names(text: str) -> Iterator[str]:
    """`x-team-id:team_id, x-cost-center`: the names of a list in one text."""
    for part in text.split(","):
        if words := name_parts(part):
            yield words[0]


def text_of(item: Item) -> str:
    """The text as it is written, a plain value in a word."""
    value = item.value
    return value if isinstance(value, str) else word_of(item)


def word_of(item: Item) -> str:
    """The value in a word of small letters, empty for a list or a mapping."""
    value = item.value
    return str(value).strip().lower() if not isinstance(value, (dict, list)) else ""


def is_null(item: Item) -> bool:
    """Whether nothing is written behind the key."""
    return isinstance(item.node, Scalar) and item.node.value is None
