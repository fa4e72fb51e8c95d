"""What becomes of SDK clients: the requests seen on them, the code that they are handed to, where they are kept.

A client whose requests are sent by code that nobody here can read is told at the place where it is made, with what it
carries itself: its constructor's headers hold for all its requests, and what a library adds to them is not known. Such
an entry is a sighting of the kind `client`, so that callers, blame and proofs are those of any call site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.code.execution.heap import Slot
from checker.code.execution.values import Choice, Class, ClientPath, Dep, Deps, External, Partial, Ref, Value
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.call_text import callee_text, dotted, keys_in, last_word_called
from checker.code.wire.held_clients import clients_in, origins_within, sends
from checker.sdks.model import CallSpec, ClientClass, Make, among

if TYPE_CHECKING:
    from checker.code.execution.machine import Arg, Machine
    from checker.code.source.project import Module
    from checker.code.wire.sightings import Sighting

CLIENT = "client"  # the kind of a sighting which is no request, but a client whose requests are not seen
MADE = "made here"  # what is known of a client at first
_HOLDING = frozenset({"client", "members", "transport"})
# Methods by which an object that is not known keeps what it is given.
_KEEPING = frozenset("add append extend insert put put_nowait push set setdefault update register".split())
_FREEING = frozenset("close aclose shutdown stop __exit__ __aexit__".split())

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a client is made: the expression, and the calling expressions from the innermost outward."""

    module: Module
    pos: int
    end: int
    chain: tuple[tuple[Module, int, int], ...]
    spec: CallSpec  # its SDK and class, as reports name them

    @property
    def place(self) -> Place:
        """By which clients are told apart."""
        return (self.module.path, self.pos)


@dataclass(slots=True)
class Fates:
    """What all runs saw, by the place at which a client is made. `kept`: one sighting for each place under whose names
    nothing was seen; `names`: those under which clients, or what makes them, can be reached from elsewhere."""

    used: set[Place] = field(default_factory=set)
    held: set[Place] = field(default_factory=set)  # by another client, whose requests are theirs
    handed: set[Place] = field(default_factory=set)
    kept: dict[Place, Sighting] = field(default_factory=dict)
    names: dict[str, set[Place]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)  # settings of libraries that calls take a client from
    # Calls seen on what is not known: word -> their paths, each with the module in which it stands.
    shapes: dict[str, set[tuple[str, str]]] = field(default_factory=dict)


def origins(m: Machine, entry: ClientClass, node: Node) -> tuple[Origin, ...]:
    """Of a client that is made here; none where its requests are not of interest."""
    if m.probe is not None or not entry.calls or entry.sdk == "http" or entry.local or entry.rarely:
        return ()
    if not m.frames:
        return ()
    if any(f.module.is_test for f in (m.frames[0], m.frame)):
        return ()
    chain = tuple(f.called_from for f in reversed(m.frames) if f.called_from is not None)
    end = node[2] if node[0] == "call" else node[1]
    spec = _spec(entry.sdk, _shown_class(entry, node), entry.is_async)
    return (Origin(m.frame.module, node[1], end, chain, spec),)


# -- finding clients --------------------------------------------------------------------------------------------------


# -- what the machine tells -------------------------------------------------------------------------------------------


def use(m: Machine, ref: Ref | None, values: Mapping[str, Slot]) -> None:
    """A request is seen: of a client, and of those among the arguments."""
    fates = m.program.fates
    if m.probe is not None or m.st is None or (m.frames and m.frames[0].module.is_test):
        return
    found = [ref] if ref is not None else []
    found += [inner for value, _ in values.values() for inner in clients_in(m, value)]
    for client in found:
        fates.used.update(o.place for o in origins_within(m, client, set()))


def settle(m: Machine, make: Make, values: Mapping[str, Slot], node: Node, to: str) -> None:
    """Clients among the arguments of something that makes a client: those that send for it are held by it, others are
    handed over as to any library."""
    if m.probe is not None or m.st is None or to in m.program.models.harmless:
        return
    for parameter, (value, _) in values.items():
        held = among(parameter, make.holds) or _HOLDING & set(_leaves(make.carriers.get(parameter)))
        for ref in clients_in(m, value):
            if held:
                m.program.fates.held.update(o.place for o in origins_within(m, ref, set()))
            else:
                _gone(m, ref, node, to)


def _leaves(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for below in tree.values():
            yield from _leaves(below)


def hand_over(m: Machine, args: Iterable[Arg], node: Node, to: str, opaque: Deps = frozenset()) -> None:
    """Arguments of a call that lands in code which is not read. `opaque` decide what is called: where the callers do,
    they are asked, and the client counts as kept."""
    if m.probe is not None or m.st is None:
        return
    word = to.rpartition(".")[2] or last_word_called(node)
    if word in _FREEING or to in m.program.models.harmless or to in m.program.catalogue.harmless:
        return
    weak = any(d.is_open for d in opaque) or (word in _KEEPING and not to)
    for _, _, value in args:
        for ref in clients_in(m, value):
            if weak:
                keep(m, ref, f"given to `{callee_text(node) or word}`")
            else:
                _gone(m, ref, node, to)


def _gone(m: Machine, ref: Ref, node: Node, to: str) -> None:
    inst = m.as_instance(ref)
    if inst is None or inst.client is None or not sends(m, ref):
        return
    shown = to or callee_text(node) or "a function"
    fates = m.program.fates
    for origin in inst.client.made:
        if (m.frames and m.frames[0].module.is_test) or m.frame.module.is_test:
            continue
        fates.handed.add(origin.place)
        path, pos = m.here(node)
        why = f"its client is handed to `{shown}`, whose requests are not seen"
        m.sightings.append(_sighting(m, ref, origin, Dep(DepKind.ESCAPED, f"{path}:{pos}:{shown}", why, path, pos, to)))


def named(m: Machine, name: str, value: Value, returned: bool = False) -> None:
    """A name outside function scopes, or of a function for its result: by it a client can be reached from elsewhere."""
    if m.probe is not None or m.st is None or not name:
        return
    if isinstance(value, Class):
        if _makes_clients(m, value):
            m.program.fates.names.setdefault(name, set())
        return
    if not isinstance(value, (Ref, Choice, Partial, ClientPath)):
        return
    for ref in clients_in(m, value):
        keep(m, ref, f"returned by `{name}()`" if returned else f"kept as `{name}`", name)


def made(m: Machine, value: Value) -> None:
    """A client has just been made: as long as nothing else is known of it, that is what is told."""
    if m.probe is None and m.st is not None and isinstance(value, Ref):
        keep(m, value, MADE)


def dropped(m: Machine, value: Value) -> None:
    """A statement that only makes a client: nobody has it, so it sends nothing."""
    inst = m.as_instance(value) if m.probe is None else None
    for origin in inst.client.made if inst is not None and inst.client is not None else ():
        have = m.program.fates.kept.get(origin.place)
        if have is not None and have.went[0].key == MADE:
            del m.program.fates.kept[origin.place]


def keep(m: Machine, ref: Ref, how: str, name: str = "") -> None:
    """A client lives on in a place from which other code may take it."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None or not sends(m, ref):
        return
    fates = m.program.fates
    for origin in inst.client.made:
        if name:
            fates.names.setdefault(name, set()).add(origin.place)
        have = fates.kept.get(origin.place)
        if origin.place in fates.used or (have is not None and (how == MADE or have.went[0].key != MADE)):
            continue
        why = f"its client is {how}, and no request of it is seen"
        dep = Dep(DepKind.ESCAPED, how, why, origin.module.path, origin.pos)
        fates.kept[origin.place] = _sighting(m, ref, origin, dep)


def shaped(m: Machine, api: str, node: Node) -> None:
    """A request is seen on an object that is not known: it may be a client that is kept under a word of the call."""
    if m.probe is None and not (m.frames and m.frames[0].module.is_test):
        for word in re.findall(r"\w+", callee_text(node)) + keys_in(node[3] if node[0] == "call" else node):
            m.program.fates.shapes.setdefault(word, set()).add((api, m.frame.module.path))


def _makes_clients(m: Machine, cls: Class) -> bool:
    from checker.code.execution.objects.classes import mro

    for part in mro(m, cls):
        if isinstance(part, External):
            entry = m.program.catalogue.resolve(part.name)
            if isinstance(entry, ClientClass) and entry.calls and not entry.abstract:
                return True
    return False


def _sighting(m: Machine, ref: Ref, origin: Origin, dep: Dep) -> Sighting:
    """What a client itself carries, under requests of which nothing else is known."""
    from checker.code.wire.carriers import of_client
    from checker.code.wire.layers import Request
    from checker.code.wire.proof import Carrier, prove
    from checker.code.wire.sightings import Sighting

    before = m.live.fork()
    carriers = [Carrier("unknown", presence=frozenset((dep,))), *of_client(m, ref, Request())]
    demand = m.program.demand
    results = {f.name: prove(m, carriers, f, demand) for f in demand.fields}
    m.st = before
    return Sighting(
        module=origin.module,
        pos=origin.pos,
        end=origin.end,
        spec=origin.spec,
        kind=CLIENT,
        results=results,
        chain=origin.chain,
        stream=False,
        lost=(),
        guessed=False,
        tentative=False,
        reads=frozenset(m.reads | {origin.module.path}),
        went=(dep,),
    )


@lru_cache(maxsize=512)
def _spec(sdk: str, name: str, is_async: bool) -> CallSpec:
    return CallSpec(sdk, name, CLIENT, is_async)


def _shown_class(entry: ClientClass, node: Node) -> str:
    """The class's name, as the call has it where it is one of several; for what cannot be named
    (`langchain.agents.<agent>`) what it is."""
    made = node[3] if node[0] == "call" else node
    word = dotted(made[2] if made[0] == "index" else made).rpartition(".")[2]
    if any(name.rpartition(".")[2] == word for name in entry.names):
        return word
    return entry.names[0].rpartition(".")[2].strip("<>")
