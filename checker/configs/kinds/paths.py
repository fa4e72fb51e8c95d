"""Path patterns over documents, such as `/processors/attributes*/actions/*/key`, matched step by step while walking.

A path is that of the *effective* document: an entry of a keyed list is named by its key, not by its index
(`/env/OTEL_TRACES_SAMPLER/value`). In a pattern

    *, ?            are wildcards within a step (`attributes*` matches `attributes` and `attributes/chargeback`)
    **              stands for any number of steps
    [type=sample]   after a step asks for a child of the mapping found there (`/transforms/*[type=sample]/rate`); before
                    all steps for one of the document itself (`/[kind=HTTPRoute]/spec/rules`)
    ~1, ~0          are `/` and `~` within a step, as in RFC 6901
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from fnmatch import translate
from functools import cache
from types import MappingProxyType

from msgspec import Struct, field

from checker.documents.tree import Mapping, Node, Scalar, Sequence

States = frozenset[int]
Aliases = Map[str, str]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
_WORD_END = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CONDITION = re.compile(r"^(?P<glob>[^\[]*)\[(?P<key>[^=\]]+)=(?P<value>[^\]]*)\]$")


class _Condition(Struct, frozen=True):
    """A child of the node at this step, below the keys `path`, that has a value which fits `value`."""

    path: tuple[str, ...]
    value: re.Pattern[str]

    def holds(self, node: Node | None) -> bool:
        for key in self.path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return isinstance(node, Scalar) and self.value.match(node.text) is not None


class _Edge(Struct, frozen=True):
    literal: str | None
    glob: re.Pattern[str] | None
    condition: _Condition | None
    target: int

    def takes(self, step: str) -> bool:
        if self.literal is not None:
            return self.literal == step
        return self.glob is None or self.glob.match(step) is not None


class _State(Struct):
    named: dict[str, list[_Edge]] = field(default_factory=dict)  # by the step that they take
    edges: list[_Edge] = field(default_factory=list)  # those with wildcards, `**` among them
    loops: bool = False  # `**`: stays here whatever the step
    built: dict[str, int] = field(default_factory=dict)  # where steps lead, as patterns write them
    accepts: list[int] = field(default_factory=list)


class _Elsewhere(Struct, frozen=True):
    """Where a step leads that no pattern names, from some states: most steps are names of a document's own. `target` is
    None where that depends on what stands there."""

    names: frozenset[str]
    globs: re.Pattern[str] | None
    target: States | None

    def named(self, step: str) -> bool:
        return step in self.names or (self.globs is not None and self.globs.match(step) is not None)


class Patterns:
    """Numbered patterns as one automaton. `start`, `step` and `accepted` walk it along a document.

    `aliases`: other names of components, and those that patterns use. `spelled`: names of documents may be written in
    any way (`SamplingRatio`, `sampling-ratio`), and fit patterns for `sampling_ratio` as well.
    """

    def __init__(
        self, patterns: tuple[str, ...], aliases: Aliases = MappingProxyType({}), *, spelled: bool = False
    ) -> None:
        self._aliases = aliases
        self._spelled = spelled
        self._states: list[_State] = [_State()]
        self._roots: dict[_Condition, int] = {}  # where patterns begin that ask something of the document
        self._steps: dict[tuple[States, str], tuple[tuple[int, _Condition | None], ...]] = {}
        self._plain: dict[tuple[States, str], States] = {}  # steps that lead to one place, whatever stands there
        self._elsewhere: dict[States, _Elsewhere] = {}
        self._accepted: dict[States, tuple[int, ...]] = {}
        self._known: dict[States, States] = {}  # each set of states once
        for number, pattern in enumerate(patterns):
            self._add(number, pattern)
        self.start = self._closed({0})

    def begin(self, *roots: Node | None) -> States:
        """Where a document begins; `roots` are it, on either side."""
        held = {at for condition, at in self._roots.items() if any(map(condition.holds, roots))}
        return self._closed({0, *held}) if held else self.start

    def step(self, states: States, step: str, *nodes: Node | None) -> States:
        """Where `step` leads; `nodes` are what stands there, on either side."""
        key = (states, step)
        known = self._plain.get(key)
        if known is not None:
            return known
        elsewhere = self._elsewhere.get(states)
        if elsewhere is None:
            elsewhere = self._elsewhere[states] = self._led_elsewhere(states)
        if elsewhere.target is not None:  # asked of every step that nobody names, so in as few words as can be
            name = canonical(step, self._aliases)
            if not elsewhere.named(name) and not (self._spelled and elsewhere.named(in_words(name))):
                return elsewhere.target
        targets = self._steps.get(key)
        if targets is None:
            targets = self._steps[key] = tuple(self._targets(states, step))
            if all(condition is None for _, condition in targets):
                closed = self._known.setdefault(found := self._closed({t for t, _ in targets}), found)
                self._plain[key] = closed
                del self._steps[key]
                return closed
        return self._closed(
            {target for target, condition in targets if condition is None or any(map(condition.holds, nodes))}
        )

    def accepted(self, states: States) -> tuple[int, ...]:
        """The numbers of the patterns that end here, in their order."""
        found = self._accepted.get(states)
        if found is None:
            found = tuple(sorted({number for state in states for number in self._states[state].accepts}))
            self._accepted[states] = found
        return found

    def names(self, states: States, *, here: bool = False) -> frozenset[str]:
        """The steps that patterns name: all of them, or (`here`) those that belong here, not wherever `**` leads."""
        found = (self._states[number] for number in states)
        return frozenset(name for state in found if not (here and state.loops) for name in state.named)

    def _led_elsewhere(self, states: States) -> _Elsewhere:
        states_ = [self._states[number] for number in states]
        names = self.names(states)
        globs = [edge.glob.pattern for state in states_ for edge in state.edges if edge.glob is not None]
        open_edges = [e for state in states_ for e in state.edges if e.glob is None and e.literal is None]
        any_glob = re.compile("|".join(f"(?:{glob})" for glob in globs)) if globs else None
        if any(edge.condition is not None for edge in open_edges):
            return _Elsewhere(names, any_glob, None)
        loops = {number for number in states if self._states[number].loops}
        closed = self._closed(loops | {edge.target for edge in open_edges})
        return _Elsewhere(names, any_glob, self._known.setdefault(closed, closed))

    def _targets(self, states: States, step: str) -> Iterator[tuple[int, _Condition | None]]:
        names = self._names_of(step)
        for number in sorted(states):
            state = self._states[number]
            if state.loops:
                yield number, None
            for name in names:
                for edge in state.named.get(name, ()):
                    yield edge.target, edge.condition
            for edge in state.edges:
                if any(map(edge.takes, names)):
                    yield edge.target, edge.condition

    def _names_of(self, step: str) -> tuple[str, ...]:
        name = canonical(step, self._aliases)
        words = in_words(name) if self._spelled else name
        return (name,) if words == name else (name, words)

    def _closed(self, states: set[int]) -> States:
        """With the states after each `**`, which may stand for no step at all."""
        pending, closed = list(states), set(states)
        while pending:
            for edge in self._states[pending.pop()].edges:
                if edge.literal == "**" and edge.target not in closed:
                    closed.add(edge.target)
                    pending.append(edge.target)
        return frozenset(closed)

    def _add(self, number: int, pattern: str) -> None:
        at = 0
        steps = split_pattern(pattern)
        if steps and steps[0].startswith("["):
            at = self._root(steps.pop(0))
        for raw in steps:
            at = self._next(at, raw)
        self._states[at].accepts.append(number)

    def _root(self, raw: str) -> int:
        found = _CONDITION.match(raw)
        assert found is not None, raw
        condition = _condition(found)
        if condition not in self._roots:
            self._states.append(_State())
            self._roots[condition] = len(self._states) - 1
        return self._roots[condition]

    def _next(self, at: int, raw: str) -> int:
        state = self._states[at]
        known = state.built.get(raw)
        if known is not None:
            return known
        self._states.append(_State(loops=raw == "**"))
        target = state.built[raw] = len(self._states) - 1
        step = _edge(raw)
        edge = _Edge(step.literal, step.glob, step.condition, target)
        several = state.edges
        if edge.literal is not None and raw != "**":
            several = state.named.setdefault(edge.literal, [])
        several.append(edge)
        return target


@cache
def _edge(raw: str) -> _Edge:
    """A step as a pattern writes it. Parts that many kinds use write the same ones."""
    found = _CONDITION.match(raw)
    glob, condition = raw, None
    if found:
        glob, condition = found["glob"], _condition(found)
    glob = _plain(glob)
    if glob == "**":
        return _Edge("**", None, None, 0)
    if glob == "*":
        return _Edge(None, None, condition, 0)
    if "*" in glob or "?" in glob:
        return _Edge(None, re.compile(translate(glob)), condition, 0)
    return _Edge(glob, None, condition, 0)


def canonical(name: str, aliases: Aliases) -> str:
    """`otlp_http/ledger` as `otlphttp/ledger`, where that is another name of the same."""
    if not aliases:
        return name
    head, slash, rest = name.partition("/")
    return f"{aliases[head]}{slash}{rest}" if head in aliases else name


@cache
def in_words(name: str) -> str:
    """A name as `its_words`: `samplingRatio`, `Sampling-Ratio`. One in capitals is a variable's, and stays as it is."""
    if _NAME.fullmatch(name) is None or name.isupper():
        return name
    return _WORD_END.sub("_", name).replace("-", "_").lower()


def split_pattern(pattern: str) -> list[str]:
    """The steps of a pattern; a `/` within brackets belongs to its step."""
    return re.findall(r"(?:[^/\[]|\[[^\]]*\])+", pattern)


def _condition(found: re.Match[str]) -> _Condition:
    keys = tuple(_plain(key) for key in found["key"].split("."))
    return _Condition(keys, re.compile(translate(_plain(found["value"]))))


def _plain(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()
