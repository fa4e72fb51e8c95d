"""What a client was made or changed with, layer by layer, and the request for which its carriers are collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from checker.code.execution.heap import Slot
from checker.code.execution.values import NO_DEPS, Const, Deps, Text, Value, external
from checker.code.wire.fates import Origin
from checker.sdks.model import CallSpec, ClientClass, Make


@dataclass(slots=True)
class Layer:
    """Arguments that a client was made or changed with. `made`: by a method of a client, not by its constructor;
    `event`: the calls that a hook applies to."""

    make: Make
    args: dict[str, Slot]
    open: Deps | None = None
    made: bool = False
    event: str = ""


@dataclass(slots=True)
class Client:
    """What a heap object carries as an SDK client. Equality by identity of layers keeps joins cheap."""

    entry: ClientClass
    layers: tuple[Layer, ...] = ()
    overrides: tuple[tuple[tuple[str, ...], Value], ...] = ()
    open: Deps | None = None
    reduced: Deps | None = None  # headers may be taken away from it elsewhere
    others: tuple[tuple[Value, Deps], ...] = ()  # clients that may take this one's place
    also: tuple[tuple[Client, Deps], ...] = ()  # the same object as it is on other paths
    base: Value | None = None
    attrs: tuple[tuple[str, Value], ...] = ()
    made: tuple[Origin, ...] = ()  # where it is made; empty where that is of no interest

    def join(self, other: Client, deps: Deps) -> Client:
        """The client where two paths meet, which `deps` decide between."""
        known = [self, *(c for c, _ in self.also)]
        fresh = [(other, deps), *((c, d | deps) for c, d in other.also)]
        also = (*self.also, *((c, d) for c, d in fresh if not any(c is k for k in known)))
        made = (
            *self.made,
            *(o for o in other.made if o not in self.made),
        )  # no hash: a catalogue's entry holds mappings
        out = replace(self, also=also[:MAX_VARIANTS], made=made)
        if len(also) > MAX_VARIANTS:
            out = replace(out, open=(self.open or NO_DEPS) | external("more states of a client than are followed"))
        if self.overrides != other.overrides:
            kept = tuple(o for o in self.overrides if o in other.overrides)
            doubt = deps or external("the method is replaced on some paths only")
            out = replace(out, overrides=kept, open=(out.open or NO_DEPS) | doubt)
        return out


MAX_VARIANTS = 6


@dataclass(slots=True)
class Request:
    """The call for which carriers are collected; without a spec any call that the client may make."""

    spec: CallSpec | None = None
    values: dict[str, Slot] = field(default_factory=dict)
    is_async: bool | None = None  # None: not known
    sides: Mapping[str, str] = field(default_factory=dict)  # of what is collected just now (see Make)
    end: str = ""  # of the path to which it goes; "": not known
    verb: str = ""  # its HTTP method; "": not known
    url: str = ""  # where it goes, if all of it is known

    def within(self) -> Request:
        """The request as a client within the client sees it: of which call it is makes no difference there."""
        return Request(None, self.values, self.is_async, end=self.end, verb=self.verb, url=self.url)

    def looks_at(self, parameter: str) -> bool:
        """Whether a parameter counts for it: some do for one side, synchronous or asynchronous requests, only."""
        side = self.sides.get(parameter)
        return side is None or self.is_async is None or self.is_async == (side == "async")

    @property
    def pick(self) -> Value | None:
        slot = self.values.get(self.spec.picks) if self.spec is not None and self.spec.picks else None
        return slot[0] if slot is not None else None


def is_model_name(value: Value) -> bool:
    """A text in the place of a client: the library makes one for the model of that name, which carries nothing."""
    return isinstance(value, Text) or (isinstance(value, Const) and isinstance(value.value, str) and value.value != "")
