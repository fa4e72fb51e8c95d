"""The objects of the abstract heap, which code can change: mappings, sequences, instances, and how two of them join.

Each is copied before it is changed where another state holds it too, see `states`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.code.execution.values import NO_DEPS, Deps, Value, choose, join_values

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
        """A mapping that may be changed without this one."""
        out = Dict(self.origin, self.fold)
        out.factory = self.factory
        out.keys = self.keys.copy()
        out.open = self.open
        return out

    def set(self, key: Any, value: Value) -> None:
        """Bind a key on this path."""
        self.keys[key.lower() if self.fold and isinstance(key, str) else key] = (value, None)

    def join(self, other: Dict, deps: Deps) -> Dict:
        """The mapping where two paths meet, which `deps` decide between: a key of one path alone may be missing."""
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
        """Whether the mapping is still as the view saw it."""
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
        """A sequence that may be changed without this one."""
        out = Seq(self.kind, self.items.copy())
        out.rest, out.rest_deps, out.mixed, out.most = self.rest, self.rest_deps, self.mixed, self.most
        out.view = self.view
        return out

    def join(self, other: Seq, deps: Deps) -> Seq:
        """The sequence where two paths meet: element by element, those of the longer one perhaps missing."""
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
        """An object that may be changed without this one."""
        out = Instance(self.kind, self.cls, self.origin)
        out.attrs = self.attrs.copy()
        out.client, out.data, out.open, out.late = self.client, self.data, self.open, self.late
        out.varied = self.varied
        return out

    def join(self, other: Instance, deps: Deps) -> Instance:
        """The object where two paths meet, which `deps` decide between."""
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
    """What two paths hold of an SDK client; None where neither has one."""
    if left is None or right is None:
        return left or right
    return left.join(right, deps)


def join_presence(left: Deps | None, right: Deps | None) -> Deps | None:
    """Presence of a key that both sides may hold: certain only where both are."""
    if left is None:
        return right
    return left if right is None else left | right if left and right else NO_DEPS


def join_slots(left: dict[Any, Slot], right: dict[Any, Slot], deps: Deps) -> dict[Any, Slot]:
    """Slots by key where two paths meet: one that only one path has may be missing."""
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
