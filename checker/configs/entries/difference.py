"""A difference in effect between two environments: what stands where on either side."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from checker.configs.kinds.kind import Class, Kind, Setting, Verdict
from checker.documents.location import Location
from checker.documents.tree import Node, pointer_text


class Side(Struct, frozen=True):
    """One side of a difference. `line` is that of the node that `pointer` names; `at` is more exact: within a text
    that holds a document, the place in there. `node` None: nothing is there, and `at` is the nearest place above.

    `missing` is false for a part of a text: the text itself is there on both sides.
    """

    at: Location
    pointer: str
    line: int
    node: Node | None
    missing: bool


class Delta(Struct, frozen=True):
    """Members of a set that only one side has."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class Difference(Struct, frozen=True):
    """`path` is that of the effective document (entries of keyed lists by their names), `embedded` the path within a
    text value. `moved`: the same entries in another order. `renamed`: the keys differ, not their values.

    `also` are further places where the same two places are used, through an anchor. `shaped`: both in their long form,
    where one is written as a text.
    """

    kind: Kind
    setting: Setting
    path: tuple[str, ...]
    left: Side
    right: Side
    document: str = ""
    embedded: str | None = None
    delta: Delta | None = None
    moved: bool = False
    renamed: bool = False
    also: tuple[str, ...] = ()
    shaped: tuple[Node | None, Node | None] | None = None


def by_anchor(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """An anchor that is used several times is one difference, at the place that comes first, as grave as its gravest
    use."""
    result: dict[object, Difference] = {}
    for found in differences:
        key: tuple[object, ...] = (
            found.left.at,
            found.right.at,
            found.left.missing,
            found.right.missing,
            found.embedded,
            found.renamed,
        )
        if found.left.missing or found.right.missing:
            key = (*key, found.path[-1:])
        first = result.get(key)
        if first is None:
            result[key] = found
        elif first.path != found.path:
            graver = found.setting.verdict is Verdict.DENY or first.setting.verdict is None
            setting = found.setting if graver else first.setting
            result[key] = replace(first, setting=setting, also=(*first.also, pointer_text(found.path)))
    return tuple(result.values())


class Judged(Struct, frozen=True):
    """A difference with what it is and whether it may be. `declared`: the policy's words for it, where it has some."""

    difference: Difference
    klass: Class
    verdict: Verdict
    why: str
    declared: str | None = None
    fields: tuple[str, ...] = field(default=())
