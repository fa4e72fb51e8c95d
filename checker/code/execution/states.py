"""The states of the abstract machine: which objects one path sees, and what is left where paths meet.

A state is a map from object ids to objects. Forking shares the objects; the first change in a fork copies one
(`State.own`). Objects of module level live in a base map that all states see and none changes.
"""

from __future__ import annotations

from typing import Any

from checker.code.execution.heap import Instance, Object
from checker.code.execution.values import NO_DEPS, Dep, Deps, Value
from checker.code.trail import DepKind


class Layer:
    """Objects that several states share. Nothing in a layer changes any more."""

    __slots__ = ("below", "depth", "objects")

    def __init__(self, objects: dict[int, Object], below: Layer | None) -> None:
        self.objects = objects
        self.below = below
        self.depth: int = below.depth + 1 if below is not None else 0


MAX_DEPTH = 16


_LOST = Instance("instance")  # stands for an object of another run, which should not be met
_LOST.open = frozenset((Dep(DepKind.BOUND, "another run", "an object that is not followed"),))


GONE = Instance("gone")  # stands for a mapping that is not there on this path
GONE.open = _LOST.open


class State:
    """One path through the program: its objects, the conditions that led here, context variables.

    `top` holds what this path changed since it last forked, `below` what it shares with others. Forking costs nothing;
    joining costs what the two paths changed. `changed` holds the objects of module level that some path of the run has
    changed: all others are the base's, which most look-ups are for.
    """

    __slots__ = ("base", "below", "changed", "cond", "owned", "raised", "thrown", "top")

    def __init__(self, base: dict[int, Object], below: Layer | None = None, changed: set[int] | None = None) -> None:
        self.base = base
        self.below = below
        self.changed: set[int] = changed if changed is not None else set()
        self.top: dict[int, Object] = {}
        self.owned: set[int] = set()
        self.raised: Deps = NO_DEPS  # of a state in which an exception leaves: what decides whether it does
        self.thrown: Value | None = None  # the exception, or its class; None: any
        self.cond: Deps = NO_DEPS  # what decided the undecided branches since the function's entry

    def fork(self) -> State:
        """A state for another path. Both share all objects from here on."""
        if self.top:
            self.below = Layer(self.top, self.below)
            self.top = {}
            if self.below.depth > MAX_DEPTH:
                self.below = Layer(self.everything(), None)
        self.owned = set()  # both sides now share every object
        out = State(self.base, self.below, self.changed)
        out.cond = self.cond
        return out

    def everything(self) -> dict[int, Object]:
        """All objects that are not of module level."""
        out: dict[int, Object] = {}
        layers = []
        layer = self.below
        while layer is not None:
            layers.append(layer)
            layer = layer.below
        for layer in reversed(layers):
            out.update(layer.objects)
        out.update(self.top)
        return out

    def _find(self, id: int) -> Object | None:
        found = self.top.get(id)
        if found is not None:
            return found
        layer = self.below
        while layer is not None:
            found = layer.objects.get(id)
            if found is not None:
                return found
            layer = layer.below
        return None

    def get(self, id: int) -> Object:
        """The object with this id, to be read only."""
        found = self.base.get(id)
        if found is not None and id not in self.changed:
            return found
        changed = self._find(id)
        return changed if changed is not None else found if found is not None else _LOST

    def has(self, id: int) -> bool:
        """Whether an object with this id exists on this path."""
        return id in self.base or self._find(id) is not None

    def own(self, id: int) -> Any:
        """The object, safe to change in this state."""
        if id in self.owned:
            return self.top[id]
        out = self.get(id).copy()
        if id in self.base:
            self.changed.add(id)
        self.top[id] = out
        self.owned.add(id)
        return out

    def add(self, id: int, obj: Object) -> None:
        """Hold a new object."""
        self.top[id] = obj
        self.owned.add(id)

    def put(self, id: int, obj: Object) -> None:
        """Hold an object that another state may hold, too."""
        if id in self.base:
            self.changed.add(id)
        self.top[id] = obj
        self.owned.discard(id)

    def changed_above(self, layer: Layer | None) -> dict[int, Object]:
        """What this path holds above a layer."""
        parts = [self.top]
        below = self.below
        while below is not None and below is not layer:
            parts.append(below.objects)
            below = below.below
        if len(parts) == 1:
            return parts[0]
        out: dict[int, Object] = {}
        for part in reversed(parts):
            out.update(part)
        return out


def _common(left: State, right: State) -> Layer | None:
    a, b = left.below, right.below
    while a is not b:
        if a is None or b is None:
            return None
        if a.depth > b.depth:
            a = a.below
        elif b.depth > a.depth:
            b = b.below
        else:
            a, b = a.below, b.below
    return a


def join_states(left: State | None, right: State | None, deps: Deps) -> State | None:
    """The state after two paths meet; None stands for a path that does not get here."""
    if left is None or right is None or left is right:
        return left if right is None or left is right else right
    shared = _common(left, right)
    out = State(left.base, shared, left.changed)
    out.cond = left.cond
    ours, theirs = left.changed_above(shared), right.changed_above(shared)
    top = dict(ours)
    for id, other in theirs.items():
        mine = ours.get(id)
        if mine is other:
            continue
        if mine is None:
            before = _below(shared, id, left.base)
            # An object made on one path only, or an older one that only that path changed.
            top[id] = other if before is None else _join_objects(before, other, deps)
        else:
            top[id] = _join_objects(mine, other, deps)
    for id, mine in ours.items():
        if id not in theirs:
            before = _below(shared, id, left.base)
            if before is not None and before is not mine:
                top[id] = _join_objects(mine, before, deps)
    out.top = top
    return out


class Thrown(list[State]):
    """The states in which exceptions leave a block. `mark`: objects with a greater id were made within it; `layer`:
    what the last of the states shares with those that follow; `exact`: only what is followed is handled here."""

    __slots__ = ("exact", "layer", "mark")

    def __init__(self, state: State, mark: int) -> None:
        super().__init__()
        state.fork()
        self.mark, self.layer, self.exact = mark, state.below, False

    def is_news(self, state: State) -> bool:
        """Whether a state differs from the last one in what was there before the block."""
        if not self or any(id <= self.mark for id in state.top):
            return True
        layer = state.below
        while layer is not None and layer is not self.layer:
            if any(id <= self.mark for id in layer.objects):
                return True
            layer = layer.below
        return layer is not self.layer

    def note(self, state: State, deps: Deps, most: int, kind: Value | None = None) -> None:
        """An exception may leave in this state, if `deps` so decide; of one class, where `kind` is told."""
        if not self.is_news(state):
            self[-1].raised = self[-1].raised | deps if self[-1].raised and deps else NO_DEPS
            self[-1].thrown = kind if kind is not None and self[-1].thrown == kind else None
            return
        left = state.fork()
        left.raised, left.thrown = deps, kind
        self.layer = state.below
        fold_state(self, left, most)


def fold_state(states: list[State], state: State, most: int) -> None:
    """Add a state in which an exception leaves; beyond `most` of them the last stands for those that follow, too."""
    if len(states) < most:
        states.append(state)
        return
    last = states[-1]
    merged = join_states(last, state, NO_DEPS)
    assert merged is not None
    merged.raised = last.raised | state.raised if last.raised and state.raised else NO_DEPS
    merged.thrown = last.thrown if last.thrown == state.thrown else None
    states[-1] = merged


def _below(layer: Layer | None, id: int, base: dict[int, Object]) -> Object | None:
    while layer is not None:
        found = layer.objects.get(id)
        if found is not None:
            return found
        layer = layer.below
    return base.get(id)


def _join_objects(left: Any, right: Any, deps: Deps) -> Any:
    if left is right or right is GONE:
        return left
    if left is GONE:
        return right
    if type(left) is not type(right):
        return left
    return left.join(right, deps)
