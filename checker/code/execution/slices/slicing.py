"""Which statements of a function matter: those from which what reaches a call of interest is built.

A backward closure over names (flow-insensitive, hence a superset). It decides how far calls of project functions are
followed: what builds the arguments of a billable call, or leads to one, is followed in full; the rest a few steps.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.code.execution.calls.safe_calls import may_raise
from checker.code.execution.slices.aliases import leading_to
from checker.code.execution.slices.local_names import Inner, declared_in, locals_of
from checker.code.execution.slices.name_flow import EFFECTS, LEAVING, LOOK_UPS, Event, events_of, flat
from checker.code.execution.slices.name_walk import Wanted
from checker.code.execution.slices.needs import Needs
from checker.code.execution.values import BUILTINS
from checker.code.source.summary import Node, last_word


@dataclass(slots=True)
class Slice:
    """`names` holds local names and `self.x` as `.x`; `wanted` the ids of statements that matter, `skipped` of those
    that can be left out altogether. `kept`: of the wanted those which may change what matters through another name;
    `raising`: of the skipped those which may raise; `receiving`: those that give a receiver its value, where these are
    looked for."""

    names: frozenset[str]
    wanted: frozenset[int]
    skipped: frozenset[int]
    kept: frozenset[int] = frozenset()
    raising: frozenset[int] = frozenset()
    receiving: frozenset[int] = frozenset()


def slice_of(
    body: tuple[Node, ...],
    params: frozenset[str],
    words: frozenset[str],
    payload: frozenset[str],
    needs: Needs,
    result: bool,
    seed: str = "",
    inner: Inner = lambda id: ("", frozenset()),
    defined: frozenset[str] | None = None,
    on_the_way: bool = False,
) -> Slice:
    """The slice for calls named by `words` and `needs`; with `result` for what the function returns, too, with `seed`
    for that name (`.x`: an attribute). What the function changes in its `params` and beyond always belongs to it, save
    where only a seed is asked for. `inner` gives name and identifiers of a definition within the function. `defined`:
    calls of local names and of `self.x` count as well (`chain(prompt)`, `self.llm(prompt)`), save of these names.
    `on_the_way`: what the run looks for has needs, those of `needs` stand in this function."""
    look = Wanted(words, payload, needs, params if not seed else frozenset(), EFFECTS)
    look.locals = locals_of(body, inner)
    look.outer = frozenset() if seed else frozenset(declared_in(body))
    look.inner = inner
    look.seed = bool(seed)
    look.defined = defined
    look.on_the_way = on_the_way
    events = list(events_of(body, look))
    listed = flat(events)
    if not seed:
        _call_what_is_kept(listed)
    pending = frozenset().union(*(event.gives for event in listed))
    names = {seed} if seed else set[str]()
    names |= _read_by_wanted(listed, pending, result)
    _close(listed, names)
    changed = frozenset().union(*(event.changes for event in listed))
    # What a function on the way gives may be called later: `say = session(team); say("hello")`.
    given = names.union(*(event.gives for event in listed))
    if not seed:
        given |= {name for event in listed for name in event.uses if name not in look.locals} - BUILTINS
    sharings = [s for event in listed for s in event.sharings]
    aliases = given | leading_to(given, sharings, changed)
    holders = leading_to(given, sharings, frozenset().union(*(event.uses for event in listed))) if not seed else set()
    wanted: set[int] = set()
    skipped: set[int] = set()
    for event in events:
        _mark(event, names, result, wanted, skipped, pending)
    kept = {
        id(e.statement) for e in listed if id(e.statement) not in wanted and (e.touches(aliases) or e.asks(holders))
    }
    skipped -= kept | {id(e.statement) for event in listed if event.matters(names) for e in event.deciding}
    raising = {id(e.statement) for e in listed if id(e.statement) in skipped and may_raise(e.statement)}
    return Slice(frozenset(names), frozenset(wanted | kept), frozenset(skipped), frozenset(kept), frozenset(raising))


def _read_by_wanted(listed: list[Event], pending: frozenset[str], result: bool) -> set[str]:
    """Names that the statements read which belong to the slice by themselves."""
    names: set[str] = set()
    for event in listed:
        kind = event.statement[0]
        if event.calls or _runs(event.statement, pending):
            names |= event.uses
        if kind in ("return", "expr") and result and (kind == "return" or _yields(event.statement[2])):
            names |= event.uses
        if kind in ("if", "while") and event.below.leaves:
            names |= event.uses
    return names


def _call_what_is_kept(listed: list[Event]) -> None:
    """A statement that uses a name which holds a billable method may call it: `send = client.create; retry(send)`."""
    keeping = set().union(*(event.keeps for event in listed))
    changed = bool(keeping)
    while changed:
        more = {n for event in listed for s in event.sharings if not keeping.isdisjoint(s.held) for n in s.holders}
        changed = not more <= keeping
        keeping |= more
    for event in listed:
        event.calls = event.calls or not keeping.isdisjoint(event.uses)


def receivers_of(body: tuple[Node, ...], words: frozenset[str], inner: Inner, result: bool) -> Slice:
    """The slice for what the calls named by `words` are called on, whatever they are given and whether they are
    reached, and with `result` for what is returned: all else is left out."""
    look = Wanted(words, frozenset(), (), frozenset(), LOOK_UPS)
    look.inner = inner
    look.seed = look.receivers = True
    events = list(events_of(body, look))
    listed = flat(events)
    names: set[str] = set()
    for event in listed:
        kind = event.statement[0]
        hands_back = result and (kind == "return" or (kind == "expr" and _yields(event.statement[2])))
        if event.calls or hands_back or event.below.calls:
            names |= event.uses
    called_on = frozenset().union(*(event.uses for event in listed if event.calls))
    receiving = frozenset(id(event.statement) for event in listed if event.defines & called_on)
    _close(listed, names)
    wanted: set[int] = set()
    skipped: set[int] = set()
    for event in events:
        _mark_receivers(event, names, result, wanted, skipped)
    return Slice(frozenset(names), frozenset(wanted), frozenset(skipped), receiving=receiving)


def _mark_receivers(event: Event, names: set[str], result: bool, wanted: set[int], skipped: set[int]) -> bool:
    kind = event.statement[0]
    mine = event.calls or bool(event.defines & names) or kind in ("import", "from", "global", "nonlocal")
    mine = mine or (result and (kind == "return" or (kind == "expr" and _yields(event.statement[2]))))
    for inner in event.inner:
        mine = _mark_receivers(inner, names, result, wanted, skipped) or mine
    if mine:
        wanted.add(id(event.statement))
    elif kind not in LEAVING:
        skipped.add(id(event.statement))
    return mine


def _close(listed: list[Event], names: set[str]) -> None:
    """Add to `names` what the values of those in it are built from."""
    changed = True
    while changed:
        changed = False
        for event in listed:
            if event.defines & names and not event.uses <= names:
                names |= event.uses
                changed = True
            if event.deciding and any(inner.matters(names) for inner in event.inner):
                read = frozenset().union(*(inner.uses | inner.changes for inner in event.deciding))
                changed = changed or not read <= names
                names |= read


def _yields(node: Node | None) -> bool:
    return node is not None and node[0] in ("yield", "yield_from", "await")


# Functions that run coroutines and generators which they are given.
_RUNNERS = frozenset(
    "run run_until_complete create_task ensure_future gather wait wait_for as_completed start_soon list tuple set dict "
    "sorted join next sum any all".split()
)


def _runs(statement: Node, pending: frozenset[str]) -> bool:
    """Whether a statement waits for, or reads, what a name holds that a function on the way gave: a coroutine or a
    generator, whose work is done only now (`asked = session.ask(text)`, `return await asked`)."""
    if not pending:
        return False
    kind = statement[0]
    if kind == "for":
        return _names_any(statement[3], pending) or _runs_within(statement[3], pending)
    if kind in ("if", "while", "match"):
        return _runs_within(statement[2], pending)
    if kind in ("try", "with", "def", "class"):
        return kind == "with" and any(_runs_within(value, pending) for value, _ in statement[2])
    return _runs_within(statement, pending)


def _runs_within(node: object, pending: frozenset[str]) -> bool:
    if not isinstance(node, tuple) or not node:
        return False
    if len(node) < 3 or not isinstance(node[1], int):  # a row of nodes or of names, which may be called as kinds are
        return any(_runs_within(part, pending) for part in node)
    if node[0] == "await" and _names_any(node[2], pending):
        return True
    if node[0] == "call" and last_word(node[3]) in _RUNNERS and _names_any(node[4], pending):
        return True
    if node[0] == "comp" and _names_any(node[4], pending):
        return True
    return any(_runs_within(part, pending) for part in node if isinstance(part, tuple))


def _names_any(node: object, names: frozenset[str]) -> bool:
    if not isinstance(node, tuple) or not node:
        return False
    if node[0] == "name" and len(node) > 2 and node[2] in names:
        return True
    return any(_names_any(part, names) for part in node if isinstance(part, tuple))


def _mark(
    event: Event, names: set[str], result: bool, wanted: set[int], skipped: set[int], pending: frozenset[str]
) -> bool:
    kind = event.statement[0]
    mine = (
        bool(event.defines & names)
        or event.calls
        or _runs(event.statement, pending)
        or kind in ("raise", "with", "class", "def", "import", "from", "global")
    )
    mine = mine or (kind == "return" and result) or (kind == "expr" and result and _yields(event.statement[2]))
    for inner in event.inner:
        mine = _mark(inner, names, result, wanted, skipped, pending) or mine
    if mine:
        wanted.add(id(event.statement))
    elif kind in ("assign", "annotated", "augment") or (
        kind in ("if", "for", "while") and not event.below.leaves and not event.below.acts
    ):
        skipped.add(id(event.statement))
    return mine
