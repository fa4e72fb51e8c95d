"""Findings of the invariants that data states: wording, and what belongs together in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from checker.configs.invariants.breaches import breaches
from checker.configs.invariants.invariant import Breach, State
from checker.configs.loading.configfile import ConfigFile
from checker.configs.values.carriers import Hit
from checker.configs.values.secrets import shown
from checker.findings.model import LEVEL_ORDER, Evidence, Finding, Kind, Level
from checker.policy.model import Policy
from checker.rules.mending import edits_to_mend

_SHOWN = 4  # names that a message lists


def findings(config: ConfigFile, policy: Policy, rule: str, more: Iterable[Breach] = ()) -> Iterator[Finding]:
    """What of `config` breaks the invariants of the rule, and the breaches that code has found (`more`). What one
    component loses by defaults is told once."""
    unsaid: dict[str, list[Breach]] = {}
    for breach in chain(breaches(config, policy, rule), more):
        if breach.state == State.WRITTEN or breach.hits:
            yield _finding(breach, _message(breach), breach.fix, policy)
        else:
            unsaid.setdefault(f"{breach.owner.within} {breach.owner.pointer}", []).append(breach)
    for together in unsaid.values():
        first = max(together, key=lambda breach: LEVEL_ORDER[Level(breach.level)])
        if len(together) == 1:
            yield _finding(first, _message(first), first.fix, policy)
            continue
        owner = ".".join(first.owner.path) or "this file"
        parts = "; ".join(f"{_relative(breach)} {_state(breach, told=True)}: {breach.why}" for breach in together)
        fixes = "; ".join(dict.fromkeys(breach.fix for breach in together))
        yield _finding(first, f"{owner}, by default: {parts}", fixes, policy)


def _finding(breach: Breach, message: str, fix: str, policy: Policy) -> Finding:
    fields = tuple(dict.fromkeys(hit.field for hit in breach.hits))
    own = {breach.place.path}
    told = [(name, policy.fields[name]) for name in fields if name in policy.fields]
    evidence = tuple(
        Evidence(each.at, f"{name} may travel in {_names(hit.name for hit in breach.hits if hit.field == name)}")
        for name, each in told[:1]
        if each.at.path and not policy.ref.builtin and each.at.path not in own
    )
    found = Finding.fail(
        message,
        at=breach.place,
        evidence=evidence,
        fix=fix,
        fields=fields,
        level=Level(breach.level),
        anchor=f"{breach.item.pointer} {breach.setting}" if breach.state != State.WRITTEN else breach.item.pointer,
        private=True,
        edits=edits_to_mend(breach),
    )
    return replace(found, kind=Kind.OPEN) if breach.open else found


def _message(breach: Breach) -> str:
    if not breach.hits:
        why = f": {breach.why}" if breach.why else ""
        return f"{breach.setting} {breach.verb or _state(breach)}{why}"
    names = _names(hit.name for hit in breach.hits)
    fields = _fields(breach.hits, names)
    if not breach.verb or breach.verb == "lacks":
        lost = f"{breach.setting} lacks {names}"
    elif breach.shown:
        lost = f"{breach.setting} {breach.verb} {names} ({breach.shown})"
    else:
        lost = f"{breach.setting} {breach.verb} {names}"
    state = " by default" if breach.state == State.DEFAULT else ""
    rest = sorted({other for hit in breach.hits for other in hit.others if hit.others})
    left = f"; of its names {_names(rest)} may be left" if breach.level == "warning" and rest else ""
    why = f": {breach.why}" if breach.why else ""
    return f"{lost}{state}{fields}{why}{left}"


def _fields(hits: tuple[Hit, ...], names: str) -> str:
    fields = _names(dict.fromkeys(hit.field for hit in hits))
    return "" if fields == names else f" ({fields})"


def _names(names: Iterable[str]) -> str:
    told = list(dict.fromkeys(names))
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more


def _relative(breach: Breach) -> str:
    own = ".".join(breach.owner.path)
    return breach.setting.removeprefix(own).lstrip(".") or breach.setting


def _state(breach: Breach, *, told: bool = False) -> str:
    """`told`: that nobody wrote it was said before."""
    if breach.state == State.ABSENT:
        return "is not set"
    text = str(breach.item.value).lower()
    if text not in ("true", "false"):  # no secret, whatever the name of the setting
        text = str(shown(breach.item.node, breach.item.path))
    return f"is {text}" + (" by default" if breach.state == State.DEFAULT and not told else "")
