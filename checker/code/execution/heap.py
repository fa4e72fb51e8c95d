"""The abstract heap: objects that can be changed, and the states that hold them.

A state is a map from object ids to objects. Forking shares the objects; the first change in a fork copies one
(`State.own`). Objects of module level live in a base map that all states see and none changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.code.execution.values import NO_DEPS, Dep, Deps, Value, choose, join_values
from checker.code.trail import DepKind

# A slot of a mapping: the value and, where it may be missing, what decides that (None: it is there on every path).
Slot = tuple[Value, "Deps | None"]


NO_NAMES: frozenset[str] = frozenset()


class Dict:
    """A mapping. `keys` are constants; `open` says why other keys may exist (None: none do); `factory` makes what is
    asked for and not there (`defaultdict`)."""

    __slots__ = ("factory", "fold", "keys", "open", "origin")

    def __init__(self, origin: tuple[str, int] = ("", 0), fold: bool = False) -> None:
        self.keys: dict[Any, Slot] = {}
        self.open: Deps | None = None
        self.origin = origin
        self.fold = fold  # keys compare without case (HTTP headers)
        self.factory: Value | None = None

    def copy(self) -> Dict:
        out = Dict(self.origin, self.fold)
        out.factory = self.factory
        out.keys = self.keys.copy()
        out.open = self.open
        return out

    def set(self, key: Any, value: Value) -> None:
        self.keys[key.lower() if self.fold and isinstance(key, str) else key] = (value, None)

    def join(self, other: Dict, deps: Deps) -> Dict:
        out = Dict(self.origin, self.fold)
        out.factory = self.factory
        out.keys = join_slots(self.keys, other.keys, deps)
        if self.open is not None or other.open is not None:
            out.open = (self.open or NO_DEPS) | (other.open or NO_DEPS) | deps
        return out


@dataclass(frozen=True, slots=True)
class View:
    """`mapping.keys()`, `.values()` or `.items()` (`kind`) of the mapping with heap id `of`, as it was with these
    slots."""

    kind: str
    of: int
    keys: dict[Any, Slot]
    open: Deps | None

    def is_current(self, mapping: Dict) -> bool:
        return mapping.open == self.open and mapping.keys == self.keys


class Seq:
    """A list, tuple, set or iterator. `items` in order, unless they are `mixed` (sorted by what is not followed);
    `rest` is one value standing for any number of further ones. `most`: so many at most, those at the other end than
    the last that came are dropped (`deque(maxlen=…)`). `view`: a mapping's keys, values or items, whatever is done to
    the mapping meanwhile. The elements of an `iterator` are gone once they were read."""

    __slots__ = ("items", "kind", "mixed", "most", "rest", "rest_deps", "view")

    def __init__(self, kind: str, items: list[Slot] | None = None) -> None:
        self.kind = kind
        self.items: list[Slot] = items if items is not None else []
        self.rest: Value | None = None
        self.rest_deps: Deps = NO_DEPS
        self.mixed = False
        self.most: int | None = None
        self.view: View | None = None

    @property
    def in_any_order(self) -> bool:
        """Whether which element is the first is not known."""
        return (self.mixed or self.kind == "set") and len(self.items) > 1

    def copy(self) -> Seq:
        out = Seq(self.kind, self.items.copy())
        out.rest, out.rest_deps, out.mixed, out.most = self.rest, self.rest_deps, self.mixed, self.most
        out.view = self.view
        return out

    def join(self, other: Seq, deps: Deps) -> Seq:
        out = Seq(self.kind)
        out.mixed, out.most = self.mixed or other.mixed, self.most
        out.view = self.view if self.view == other.view else None
        for i in range(max(len(self.items), len(other.items))):
            if i < len(self.items) and i < len(other.items):
                (a, da), (b, db) = self.items[i], other.items[i]
                out.items.append((join_values(a, b, deps), join_presence(da, db)))
            else:
                value, have = (self.items if i < len(self.items) else other.items)[i]
                out.items.append((value, deps if have is None else have | deps))
        rests = [(o.rest, deps) for o in (self, other) if o.rest is not None]
        if rests:
            out.rest = choose(list(rests))
            out.rest_deps = self.rest_deps | other.rest_deps | deps
        return out


class Instance:
    """An object of a class, an environment of a function, a module's names, or a class object itself.

    `kind`: instance, env, module, class, generator, coroutine, context (a ContextVar), file.
    `data` holds what the kind needs: the class value, the SDK client's state, the pending call.
    """

    __slots__ = ("attrs", "client", "cls", "data", "kind", "late", "open", "origin", "varied")

    def __init__(self, kind: str, cls: Value | None = None, origin: tuple[str, int] = ("", 0)) -> None:
        self.kind = kind
        self.cls = cls
        self.attrs: dict[str, Slot] = {}
        self.client: Any = None
        self.data: Any = None
        self.open: Deps | None = None
        self.late: frozenset[str] | None = None  # attributes for which the constructor has been run so far
        self.varied = NO_NAMES  # attributes to whose values what a subclass may make of them was added
        self.origin = origin

    def copy(self) -> Instance:
        out = Instance(self.kind, self.cls, self.origin)
        out.attrs = self.attrs.copy()
        out.client, out.data, out.open, out.late = self.client, self.data, self.open, self.late
        out.varied = self.varied
        return out

    def join(self, other: Instance, deps: Deps) -> Instance:
        out = Instance(self.kind, self.cls, self.origin)
        if self.kind == "env":
            out.attrs = join_names(self.attrs, other.attrs, deps)
        else:
            out.attrs = join_slots(self.attrs, other.attrs, deps)
        out.client = self.client if self.client == other.client else join_clients(self.client, other.client, deps)
        out.data = self.data if self.data == other.data else _join_data(self.data, other.data, deps)
        if self.open is not None or other.open is not None:
            out.open = (self.open or NO_DEPS) | (other.open or NO_DEPS)
        out.late = self.late if self.late == other.late else (self.late or NO_NAMES) & (other.late or NO_NAMES)
        out.varied = self.varied & other.varied
        return out


def _join_data(left: Any, right: Any, deps: Deps) -> Any:
    """What two paths hold beside attributes: of a generator what is left of its values, each that both may give."""
    if not isinstance(left, list) or not isinstance(right, list):
        return left or right
    both = left if len(left) >= len(right) else right
    least = min(len(left), len(right))
    return both[:least] + [(value, deps if have is None else have | deps) for value, have in both[least:]]


Object = Dict | Seq | Instance


def join_clients(left: Any, right: Any, deps: Deps) -> Any:
    if left is None or right is None:
        return left or right
    return left.join(right, deps)


def join_presence(left: Deps | None, right: Deps | None) -> Deps | None:
    """Presence of a key that both sides may hold: certain only where both are."""
    if left is None:
        return right
    return left if right is None else left | right if left and right else NO_DEPS


def join_slots(left: dict[Any, Slot], right: dict[Any, Slot], deps: Deps) -> dict[Any, Slot]:
    out: dict[Any, Slot] = {}
    for key, slot in left.items():
        other = right.get(key)
        if other is None:
            value, have = slot
            out[key] = (value, deps if have is None else NO_DEPS if not (have and deps) else have | deps)
        elif other is slot or other == slot:
            out[key] = slot
        else:
            out[key] = (join_values(slot[0], other[0], deps), join_presence(slot[1], other[1]))
    for key, (value, have) in right.items():
        if key not in left:
            out[key] = (value, deps if have is None else NO_DEPS if not (have and deps) else have | deps)
    return out


def join_names(left: dict[str, Slot], right: dict[str, Slot], deps: Deps) -> dict[str, Slot]:
    """Local names: one that only one path binds cannot be read on the other, so it stays bound."""
    out = dict(left)
    for key, slot in right.items():
        have = left.get(key)
        if have is None:
            out[key] = slot
        elif have is not slot and have != slot:
            out[key] = (join_values(have[0], slot[0], deps), None)
    return out


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
        found = self.base.get(id)
        if found is not None and id not in self.changed:
            return found
        changed = self._find(id)
        return changed if changed is not None else found if found is not None else _LOST

    def has(self, id: int) -> bool:
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
    what the last of the states shares with those that follow."""

    __slots__ = ("layer", "mark")

    def __init__(self, state: State, mark: int) -> None:
        super().__init__()
        state.fork()
        self.mark, self.layer = mark, state.below

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

    def note(self, state: State, deps: Deps, most: int) -> None:
        """An exception may leave in this state, if `deps` so decide."""
        if not self.is_news(state):
            self[-1].raised = self[-1].raised | deps if self[-1].raised and deps else NO_DEPS
            self[-1].thrown = None
            return
        left = state.fork()
        left.raised = deps
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
