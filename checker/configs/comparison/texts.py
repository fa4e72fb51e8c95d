"""What two texts differ in: lists with commas, documents and programs inside of them. The part of the walk that goes
into scalars, and what it reports.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from checker.configs.comparison.effect import Effects, is_null
from checker.configs.comparison.places import Place, Spot
from checker.configs.comparison.started import without_idle
from checker.configs.entries.alignment import align
from checker.configs.entries.difference import Delta, Difference
from checker.configs.entries.identity import Identity, kind_of_text, step_label
from checker.configs.entries.likeness import cost
from checker.configs.kinds.kind import Kind, load_kind
from checker.configs.values.embedded import LINES, code_lines, is_program, looks_structured, split_commas, split_pairs
from checker.configs.values.scalars import Meaning, same
from checker.configs.values.secrets import is_credential_key
from checker.configs.values.words import Words
from checker.documents.tree import Node, Scalar, Sequence


class Texts(ABC):
    """The walk along two documents, as far as it concerns their scalars. `differences` is what it has found."""

    def __init__(
        self,
        words: Words,
        known: tuple[Mapping[str, str], Mapping[str, str]],
        defined: tuple[Mapping[str, str], Mapping[str, str]] | None,
        renames: Mapping[str, str],
        declared: frozenset[str],
        document: str,
    ) -> None:
        self.differences: list[Difference] = []
        self.renamed: dict[str, str] = {}
        self._words = words
        self._renames = renames
        self._declared = declared
        self._document = document
        self._effects = Effects(known, renames)
        self._defined = Effects(defined, renames) if defined is not None else None

    @abstractmethod
    def compare(self, left: Node | None, right: Node | None, spot: Spot) -> None:
        """The differences of two nodes."""

    @abstractmethod
    def sets(self, left: Sequence, right: Sequence, spot: Spot, ours: Node, theirs: Node) -> None:
        """The members that only one of two lists has; `ours` and `theirs` are the lists as they are written."""

    def scalars(self, left: Scalar, right: Scalar, spot: Spot) -> None:
        setting = spot.setting
        for effects in filter(None, (self._effects, self._defined)):
            if same(left, right, setting, effects.consumer(spot.kind, 0), effects.consumer(spot.kind, 1)):
                return
        match setting.text:
            case "commas" | "headers":
                self.commas(left, right, left, right, spot)
            case "pairs=" | "pairs:" | "attributes" | "header-pairs":
                self._embedded(split_pairs(left, setting.text), split_pairs(right, setting.text), spot, spot.kind)
            case language if language in LINES:
                self._lines(left, right, language or "lines", spot)
            case _:
                parsed = self._effects.parse(left, setting), self._effects.parse(right, setting)
                if parsed[0] is None or parsed[1] is None:
                    several = "\n" in left.text.strip() or "\n" in right.text.strip()
                    open_text = setting.text is None and not is_credential_key(spot.path)
                    if several and open_text and is_program(left) and is_program(right):
                        self._lines(left, right, "lines", spot)
                    else:
                        self.report(spot, left, right)
                else:
                    language = looks_structured(left.text) if setting.text is None else setting.text
                    held = load_kind(setting.holds) if setting.holds else kind_of_text(parsed[0], parsed[1], language)
                    if held.name == "plain" and setting.text is not None:
                        held = spot.kind  # which says what language it is, and speaks of its parts
                    self._embedded(parsed[0], parsed[1], spot, held)

    def commas(self, left: Node, right: Node, ours: Node, theirs: Node, spot: Spot) -> None:
        one = split_commas(left) if isinstance(left, Scalar) else left
        other = split_commas(right) if isinstance(right, Scalar) else right
        if not isinstance(one, Sequence) or not isinstance(other, Sequence):
            self.report(spot, ours, theirs)
        else:
            self.sets(one, other, spot, ours, theirs)

    def _embedded(self, left: Node, right: Node, spot: Spot, kind: Kind) -> None:
        outer = spot.outer or (spot.left, spot.right)
        if kind is not spot.kind:
            left, right = without_idle(kind, left, right, whole=not spot.kind.partial)
        states = kind.begin(left, right) if kind is not spot.kind else spot.states
        inner = spot.inner if spot.outer else ()
        places = (Place((), left.at), Place((), right.at))
        self.compare(left, right, Spot(kind, states, spot.path, *places, outer, inner, spot.depth + 1, spot.judged))

    def _lines(self, left: Scalar, right: Scalar, language: str, spot: Spot) -> None:
        ours, theirs = code_lines(left, language), code_lines(right, language)
        one, other = [line.text for line in ours], [line.text for line in theirs]
        found = align(one, other, lambda i, j: cost(ours[i], theirs[j], self._words))
        outer = spot.outer or (spot.left, spot.right)
        if found.moved:
            self.report(spot, left, right, moved=True)
        if len(one) <= 1 and len(other) <= 1:
            if one != other:
                self.report(spot, left, right)
            return
        for i, j in found.pairs:
            if i is not None and j is not None and one[i] == other[j]:
                continue
            a, b = (ours[i] if i is not None else None), (theirs[j] if j is not None else None)
            number = (i if i is not None else j or 0) + 1
            places = (Place((), a.at if a else left.at), Place((), b.at if b else right.at))
            below = Spot(spot.kind, spot.states, spot.path, *places, outer, (*spot.inner, f"line {number}"))
            self.report(below, a, b)

    def _meaning(self, node: Node, spot: Spot, side: int) -> Meaning:
        return self._effects.meaning(node, spot.kind, spot.states, side)

    def _named_meaning(self, node: Node, spot: Spot, identity: Identity, side: int) -> Meaning:
        states = spot.kind.step(spot.states, step_label(identity), node)
        return self._effects.meaning(node, spot.kind, states, side)

    def _item_meaning(self, node: Node, spot: Spot, index: int, side: int) -> Meaning:
        states = spot.kind.step(spot.states, str(index), node)
        return self._effects.meaning(node, spot.kind, states, side)

    def report(
        self,
        spot: Spot,
        left: Node | None,
        right: Node | None,
        *,
        moved: bool = False,
        renamed: bool = False,
        delta: Delta | None = None,
        shaped: tuple[Node | None, Node | None] | None = None,
        written: tuple[Node | None, Node | None] | None = None,
    ) -> None:
        """`written`: what stands there, where on one side it means the same as nothing (an empty list)."""
        shown_left, shown_right = written or (left, right)
        sides = (spot.side(0, shown_left), spot.side(1, shown_right))
        setting = spot.judged
        nothing = left is None or is_null(left), right is None or is_null(right)
        if nothing[0] != nothing[1]:
            there = right if nothing[0] else left
            setting = self._effects.judged_by_parts(there, spot.kind, spot.states, setting, int(nothing[0]))
        self.differences.append(
            Difference(
                spot.kind, setting, spot.path, *sides, self._document, spot.embedded, delta, moved, renamed, (), shaped
            )
        )
