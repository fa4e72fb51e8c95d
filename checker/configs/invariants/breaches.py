"""A configuration held against the invariants: which of its settings break one, under a policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.invariants.invariant import Breach, Condition, Invariant, State, Unsafe, shown_path
from checker.configs.invariants.invariant_book import book
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.item_texts import (
    is_null,
    items_at,
    listed_names,
    name_parts,
    scalars_in,
    text_of,
    texts_in,
    word_of,
    written_names,
)
from checker.configs.loading.items import Item
from checker.configs.programs.losses import program_losses
from checker.configs.values.carriers import Carried, Hit, Place, carried_by
from checker.configs.values.units import duration, measure
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Scalar, key_text, walk
from checker.policy.model import Policy

# Kinds that serve nothing but LLM calls; the others may, and then they name a carrier or a word of the trade.
_LLM_KINDS: Final = frozenset({"litellm-proxy", "envoy-ai-gateway", "portkey"})
LONGEST: Final = "longest-carrier"  # the number of characters that a value of a carrier may need
_SHARED_KINDS: Final = frozenset({"otel-collector", "vector", "fluent-bit"})
_LLM_WORDS: Final = re.compile(
    r"gen_ai|\bllm|litellm|openai|anthropic|bedrock|gemini|langfuse|traceloop|openinference|chargeback|ai-proxy|"
    r"aigateway|token_usage|(?<!su)spend|(?:input|output|prompt|completion)_tokens",
    re.IGNORECASE,
)


def breaches(config: ConfigFile, policy: Policy, rule: str) -> Iterator[Breach]:
    """What of `config` breaks the invariants of that rule. A value that a variable hides is not judged."""
    carried = carried_by(policy)
    for single in config.single():
        judge = _Judge(single, policy, carried)
        kind = single.documents[0].kind.name
        if kind in book().by_kind:
            entries, _ = book().by_kind[kind]
            for numbers, owner in _owners(single, kind):
                for number in numbers:
                    if entries[number].rule == rule:
                        yield from judge.breaches(entries[number], owner)
        for entry in book().variables:
            if entry.rule == rule:
                yield from judge.variables(entry)


def concerns_llm(config: ConfigFile, policy: Policy) -> bool:
    """Whether the configuration has to do with usage of models: only then what it leaves unsaid is worth a word."""
    words = carried_by(policy).owners_names()
    own = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE) if words else None
    for document in config.documents:
        if document.kind.name in _LLM_KINDS:
            return True
        for _, node in walk(document.root):
            texts = [node.text] if isinstance(node, Scalar) else []
            if isinstance(node, Tree):
                texts = [key_text(entry.key) for entry in node.entries]
            if any(_LLM_WORDS.search(text) or (own is not None and own.search(text)) for text in texts):
                return True
    return False


def _owners(single: ConfigFile, kind: str) -> tuple[tuple[tuple[int, ...], Item], ...]:
    """What the patterns of all invariants find in one document, walked once for all rules."""
    if "owners" not in single.memo:
        single.memo["owners"] = tuple(single.search(kind, book().by_kind[kind][1]))
    found: tuple[tuple[tuple[int, ...], Item], ...] = single.memo["owners"]
    return found


class _Judge(Struct):
    """One document under a policy."""

    config: ConfigFile
    policy: Policy
    carried: Carried

    def breaches(self, entry: Invariant, owner: Item) -> Iterator[Breach]:
        if self._applies(entry, owner):
            for found in self._settings(entry, owner):
                yield from self._judged(entry, owner, found)

    def variables(self, entry: Invariant) -> Iterator[Breach]:
        named = tuple(self.config.variables())
        for name, item in named:
            if fnmatchcase(name, entry.variable) and all(_beside(when, item, named) for when in entry.when):
                for found in items_at(item, entry.setting):
                    yield from self._judged(entry, item, found, ".".join((name, *found.path[len(item.path) :])))

    def _applies(self, entry: Invariant, owner: Item) -> bool:
        if entry.open and owner.kind.name in _SHARED_KINDS and not self._concerned():
            return False
        for when in entry.when:
            deciding = owner.effective(*when.setting)
            if deciding is None or not when.holds(word_of(deciding)):
                return False
        if entry.used_in:
            used = {str(n.value) for p in entry.used_in for f in self.config.find(entry.kind, p) for n in f.items()}
            if owner.path[1] not in used:
                return False
        if entry.unless:
            # what stands in another section of the file speaks for all components
            return all(
                found.path[:1] == owner.path[:1] and found.path[:2] != owner.path[:2]
                for found in self.config.find(entry.kind, entry.unless)
            )
        return True

    def _settings(self, entry: Invariant, owner: Item) -> Iterator[Item | None]:
        """The items to judge: those written, else what holds by default; None for nothing at all."""
        written = [item for item in items_at(owner, entry.setting) if not is_null(item)]
        if written:
            yield from written
            return
        if entry.by_default is None or "*" in entry.setting or not (entry.always or self._concerned()):
            return
        nearest, rest = _nearest(owner, entry.setting)
        yield nearest.assumed(entry.default, *rest) if entry.default is not None else nearest.default(*rest)

    def _concerned(self) -> bool:
        if "concerned" not in self.config.memo:
            self.config.memo["concerned"] = concerns_llm(self.config, self.policy)
        return bool(self.config.memo["concerned"])

    def _judged(self, entry: Invariant, owner: Item, item: Item | None, name: str = "") -> Iterator[Breach]:
        unsafe = entry.unsafe
        setting = name or (shown_path(item) if item is not None else shown_path(owner, *entry.setting))
        if item is None:
            if unsafe.absent and entry.by_default is not None:
                nearest, _ = _nearest(owner, entry.setting)
                yield Breach(nearest, owner, setting, State.ABSENT, entry.by_default, entry.why, entry.fix)
            return
        state, level = self._how(entry, owner, item)
        found = Breach(item, owner, setting, state, level, entry.why, entry.fix, entry.verb, repair=entry.repair)
        if unsafe.keyed:
            hits = self.carried.named(Place(unsafe.keyed), item.name)
            if hits and self._bad(item, unsafe):
                yield replace(found, hits=hits)
        elif unsafe.present or self._bad(item, unsafe):
            yield replace(found, why=entry.why + self._said(unsafe), open=entry.open)
        for loss in self._losses(entry, owner, item):
            yield replace(
                found,
                item=loss.item,
                setting=name or shown_path(loss.item) or setting,
                level=loss.level or level,
                verb=loss.verb or entry.verb,
                hits=loss.hits,
                at=loss.at,
                shown=loss.shown,
            )

    def _how(self, entry: Invariant, owner: Item, item: Item) -> tuple[str, str]:
        """How the setting came about, and the level of a breach."""
        if not item.explicit:
            return State.DEFAULT, entry.by_default or entry.level
        spared = owner.kind.name in _SHARED_KINDS and not self._concerned()  # it may never see a call of a model
        spared = spared or any(owner.get(*path) is not None for path in entry.softened)
        return State.WRITTEN, "warning" if entry.level == "error" and spared else entry.level

    def _bad(self, item: Item, unsafe: Unsafe) -> bool:
        if not isinstance(item.node, Scalar):
            return False
        text = word_of(item)
        if unsafe.values:
            return text in unsafe.values
        if unsafe.like:
            return re.search(unsafe.like, text, re.IGNORECASE) is not None
        if unsafe.longer is not None:
            return len(text_of(item)) > unsafe.longer
        if unsafe.lacks_word:
            words = {word.strip() for word in text.split(",")}
            known = "$" not in text and text != ""
            return known and unsafe.lacks_word not in words and bool(self.carried.wanted(Place(unsafe.needs)))
        low, high = self._limit(unsafe.below), self._limit(unsafe.above)
        number = measure(text, text, unsafe.unit) if low is not None or high is not None else None
        if number is None or number == unsafe.but:
            return False
        return (low is not None and number < low) or (high is not None and number > high)

    def _said(self, unsafe: Unsafe) -> str:
        """The policy's number that a value is held against, as it is written there."""
        named = [limit for limit in (unsafe.below, unsafe.above) if isinstance(limit, str)]
        return f" ({policy_text(self.policy, named[0])})" if named and named[0] != LONGEST else ""

    def _limit(self, said: float | str | None) -> Fraction | None:
        if isinstance(said, str):
            return Fraction(self.carried.longest()) if said == LONGEST else policy_number(self.policy, said)
        return Fraction(str(said)) if said is not None else None

    def _losses(self, entry: Invariant, owner: Item, item: Item) -> Iterator[_Loss]:
        unsafe = entry.unsafe
        if unsafe.names:
            yield from self._named(entry, owner, item)
        if unsafe.matches:
            for scalar in scalars_in(item):
                spared = {
                    text_of(o) for path in unsafe.also for found in items_at(owner, path) for o in scalars_in(found)
                }
                hits = self.carried.matching(Place(unsafe.matches), text_of(scalar))
                yield from _leveled(scalar, tuple(hit for hit in hits if hit.name not in spared))
        if unsafe.lacks:
            yield from self._lacking(owner, item, unsafe)
        if unsafe.program:
            for scalar in scalars_in(item):
                for told in program_losses(text_of(scalar), unsafe.program, self.carried, Place(unsafe.place)):
                    yield _Loss(scalar, told.hits, told.level, told.verb, _line_of(scalar, told.line), told.shown)

    def _named(self, entry: Invariant, owner: Item, item: Item) -> Iterator[_Loss]:
        unsafe = entry.unsafe
        place = Place(unsafe.names)
        again = {
            written.lower()
            for path in entry.rewritten
            for found in items_at(owner, path)
            for written in written_names(found)
        }
        for scalar in scalars_in(item):
            words = name_parts(text_of(scalar)) if unsafe.part is not None else [text_of(scalar)]
            name = words[unsafe.part or 0] if len(words) > (unsafe.part or 0) else ""
            hits = self.carried.named(place, name)
            if unsafe.renamed is not None and len(words) > unsafe.renamed:
                same = {hit.field for hit in self.carried.named(place, words[unsafe.renamed])}
                hits = tuple(hit for hit in hits if hit.field not in same)
            yield from _leveled(scalar, tuple(hit for hit in hits if hit.name.lower() not in again))

    def _lacking(self, owner: Item, item: Item, unsafe: Unsafe) -> Iterator[_Loss]:
        place = Place(unsafe.lacks)
        scalars = [item, *(found for path in unsafe.also for found in items_at(owner, path))]
        if unsafe.within:
            kept = [word for found in scalars for text in texts_in(found) for word in re.findall(r"[\w.-]+", text)]
        else:
            kept = [word for found in scalars for one in scalars_in(found) for word in listed_names(text_of(one))]
        if any("$" in name or "*" in name for name in kept):
            return  # a reference or a wildcard: what it stands for is not known
        lost = self.carried.lacking(place, kept)
        fields = {hit.field for hit in lost}
        if unsafe.partly and not self.carried.pay({*self.carried.wanted(place)} - fields):
            return  # it is about something else: a request id is in every log
        if lost:
            yield _Loss(item, lost, None if self.carried.pay(fields) else "warning")


class _Loss(Struct, frozen=True):
    item: Item
    hits: tuple[Hit, ...]
    level: str | None = None
    verb: str = ""
    at: Any = None
    shown: str | None = None


def policy_number(policy: Policy, path: str) -> Fraction | None:
    """A duration of the policy in seconds (`logs.retention.records`), None if it says none."""
    text = policy_text(policy, path)
    return duration(text) if text else None


def policy_text(policy: Policy, path: str) -> str:
    node: Any = policy.document
    for step in path.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return "" if node is None else str(node)


def _leveled(item: Item, hits: tuple[Hit, ...]) -> Iterator[_Loss]:
    """A field that may still travel under another name in the same place is a warning."""
    lost = tuple(hit for hit in hits if not hit.others)
    if lost:
        yield _Loss(item, lost)
    elif hits:
        yield _Loss(item, hits, "warning")


def _beside(when: Condition, item: Item, named: tuple[tuple[str, Item], ...]) -> bool:
    """Whether the variable that decides what this one means is set beside it to one of the values."""
    beside = (other for name, other in named if name == when.setting[0] and around(other) == around(item))
    return any(when.holds(word_of(other)) for other in beside)


def around(variable: Item) -> tuple[str, ...]:
    """What holds the variables beside this one, be it a mapping or a list of {name, value}."""
    return variable.path[:-2] if variable.name == "value" else variable.path[:-1]


def _nearest(owner: Item, path: tuple[str, ...]) -> tuple[Item, tuple[str, ...]]:
    """What is written of the way to a setting, and the rest of the way."""
    for number, step in enumerate(path):
        below = owner.get(step)
        if below is None or is_null(below):
            return owner, path[number:]
        owner = below
    return owner, ()


def _line_of(item: Item, line: int) -> Any:
    """The place of a line within a block of text."""
    node = item.node
    if line == 0 and getattr(node, "end_line", 0) <= getattr(node, "line", 0):
        return None
    if not isinstance(node, Scalar) or node.end_line <= node.line:
        return None
    return replace(item.at, line=node.line + 1 + line, column=1, end_line=0, end_column=0)
