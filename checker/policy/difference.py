"""Two policies, one after the other: what the later one asks less strictly, and by the same comparison turned round,
what it asks more strictly.

As in `loosening`, which compares a policy to those that it extends, what cannot be shown to be as strict counts as
looser.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.location import Location
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Sequence, find, key_text, plain
from checker.findings.model import LEVEL_ORDER, Level, PolicyRef
from checker.policy.loosening import Change, loosened, place_of
from checker.policy.model import DEFAULT_ALLOWED_CLASSES, Policy

Levels = Mapping[str, Level | None]  # of every rule, by id
_DATED: Final = (("exceptions",), ("configs", "differences"))
_ABOUT: Final = ("owner", "reason", "approved_by", "granted")  # what an exception says of itself, not of what it hides
_BELIEVED: Final = ("header_builders", "decorators", "context_managers", "entry_points")  # without them more is asked
_TRUSTED: Final = ("wrappers", *_BELIEVED)
_STRICT_WHEN_HIGH: Final = frozenset({"confidence"})
_NO_SAY: Final = frozenset({"formats", "expected"})  # of `logs`: how to read them, what is expected


class Difference(Struct, frozen=True):
    """`tighter` has its places in `after` as well. A change that is not comparable is in both."""

    before: PolicyRef
    after: PolicyRef
    looser: tuple[Change, ...]
    tighter: tuple[Change, ...]


def compare(before: Policy, after: Policy, levels: Callable[[Policy], Levels]) -> Difference:
    """Both directions; `levels` says which rules of a policy are on, and how strict."""
    turned = tuple(replace(c, at=c.upstream, upstream=c.at) for c in looser(after, before, levels))
    return Difference(before.ref, after.ref, looser(before, after, levels), turned)


def looser(before: Policy, after: Policy, levels: Callable[[Policy], Levels]) -> tuple[Change, ...]:
    """Where `after` asks less than `before`. A change's `at` is its place in `after`, `upstream` that in `before`."""
    old, new = before.tree, after.tree
    assert isinstance(old, Tree)
    assert isinstance(new, Tree)
    found = [change for change in loosened(old, new, new) if not change.setting.startswith("rules.")]
    found += _levels(before, after, levels)
    for path in _DATED:
        found += _dated(path, old, new)
    found += _suppressions(old, new)
    found += _rollout(old, new)
    found += _gateways(old, new)
    found += _pairs(old, new)
    found += _models(old, new)
    found += _grown_lists(old, new)
    found += _logs(old, new)
    return tuple(dict.fromkeys(found))


def _levels(before: Policy, after: Policy, levels: Callable[[Policy], Levels]) -> Iterator[Change]:
    old, new = levels(before), levels(after)
    assert before.tree is not None
    assert after.tree is not None
    for rule, level in old.items():
        now = new.get(rule)
        if level is not None and (now is None or LEVEL_ORDER[now] < LEVEL_ORDER[level]):
            words = "is switched off" if now is None else f"is {now.value} instead of {level.value}"
            yield Change(f"rules.{rule}", words, _rule_place(after, rule), _rule_place(before, rule))


def _rule_place(policy: Policy, rule: str) -> Location:
    """Where the policy speaks of the rule, by its id or any name; else of rules at all."""
    assert policy.tree is not None
    rules = find(policy.tree, ("rules",))
    for entry in rules if isinstance(rules, Tree) else ():
        if key_text(entry.key).upper() == rule:
            return entry.value.at
    return place_of(policy.tree, ("rules",))


def _dated(path: tuple[str, ...], old: Node, new: Node) -> Iterator[Change]:
    """Exemptions that are new, cover something else, or last longer."""
    known: dict[str, list[Any]] = {}
    for item in _items(old, path):
        known.setdefault(_covers(plain(item)), []).append(plain(item))
    for item in _items(new, path):
        value = plain(item)
        same = known.get(_covers(value), [])
        what = _named(path, value)
        upstream = place_of(old, path)
        if not same:
            until = f"until {value.get('expires')}"
            yield Change(".".join(path), f"has a new one: {what} ({value.get('owner')}, {until})", item.at, upstream)
            continue
        earlier = max(str(one.get("expires")) for one in same)
        if str(value.get("expires")) > earlier:
            message = f"lasts longer: {what} until {value.get('expires')} instead of {earlier}"
            yield Change(".".join(path), message, item.at, upstream)


def _covers(value: Any) -> str:
    return json.dumps({k: v for k, v in value.items() if k not in (*_ABOUT, "expires")}, sort_keys=True, default=str)


def _named(path: tuple[str, ...], value: Any) -> str:
    selector = ", ".join(f"{key}: {item}" for key, item in sorted((value.get("selector") or {}).items()))
    where = " ".join(word for word in (value.get("path"), value.get("files"), selector and f"({selector})") if word)
    return f"{value['rule']} on {where}" if "rule" in value else where


def _suppressions(old: Node, new: Node) -> Iterator[Change]:
    before, after = (_plain(find(root, ("suppressions",))) or {} for root in (old, new))
    for key in ("rules", "approvers"):
        had, has = before.get(key), after.get(key)
        if had is None:
            continue
        grown = has if has is None else [word for word in has if word not in had]
        if has is None or grown:
            message = "is no longer limited" if has is None else f"also allows {', '.join(map(str, grown or ()))}"
            yield _change(("suppressions", key), message, old, new)
    had, has = before.get("max_days"), after.get("max_days")
    if had is not None and (has is None or has > had):
        message = f"is {has} instead of {had}" if has is not None else "is no longer limited"
        yield _change(("suppressions", "max_days"), message, old, new)


def _rollout(old: Node, new: Node) -> Iterator[Change]:
    before = {_covers_rollout(plain(item)): plain(item)["error_from"] for item in _items(old, ("rollout",))}
    for item in _items(new, ("rollout",)):
        value = plain(item)
        what = ", ".join(f"{key} {value[key]}" for key in ("rule", "field", "path") if key in value)
        earlier = before.get(_covers_rollout(value))
        if earlier is None or str(value["error_from"]) > str(earlier):
            later = f"{value['error_from']} instead of {earlier}" if earlier else f"{value['error_from']}"
            message = f"lets {what} be an error only from {later}"
            yield Change("rollout", message, item.at, place_of(old, ("rollout",)))


def _covers_rollout(value: Any) -> str:
    return json.dumps({k: v for k, v in value.items() if k in ("rule", "field", "path")}, sort_keys=True)


def _gateways(old: Node, new: Node) -> Iterator[Change]:
    before, after = (_plain(find(root, ("gateways",))) or {} for root in (old, new))
    if not any(before.values()):
        return  # nothing was asked for
    if not any(after.values()):
        yield _change(("gateways",), "asks for no gateway any more", old, new)
        return
    for name, gateway in after.items():
        had = before.get(name) or {}
        for key, words in (gateway or {}).items():
            more = [word for word in words if word not in (had.get(key) or ())]
            if more:
                yield _change(("gateways", name, key), f"also allows {', '.join(more)}", old, new)


def _pairs(old: Node, new: Node) -> Iterator[Change]:
    before, after = (_plain(find(root, ("configs",))) or {} for root in (old, new))
    gone = [pair["files"] for pair in before.get("pairs") or () if pair not in (after.get("pairs") or ())]
    if gone:
        yield _change(("configs", "pairs"), f"no longer compares {', '.join(gone)}", old, new)
    for key in ("renames", "lists"):
        more = [item for item in after.get(key) or () if item not in (before.get(key) or ())]
        if more:
            yield _change(("configs", key), f"declares {len(more)} more, which differences may hide behind", old, new)
    for key in ("environments", "reference"):
        if before.get(key) is not None and before[key] != after.get(key):
            yield _change(("configs", key), "is changed: which files are compared may be others", old, new)


def _grown_lists(old: Node, new: Node) -> Iterator[Change]:
    """Lists of which a longer one asks for less, besides those that `loosened` knows."""
    path = ("configs", "allowed_classes")
    had, has = (_plain(find(root, path)) for root in (old, new))
    more = [word for word in has or () if word not in (had or DEFAULT_ALLOWED_CLASSES)]
    if had is None and more:
        yield _change(path, f"allows differences of {', '.join(more)} without a declaration", old, new)
    had, has = (_plain(find(root, ("sinks",))) or () for root in (old, new))
    more = [word for word in has if word not in had]
    if more:
        yield _change(("sinks",), f"also has {', '.join(more)}: a carrier that reaches it counts", old, new)


def _models(old: Node, new: Node) -> Iterator[Change]:
    """Of what the organisation declares of its own libraries: more trust, or calls that are no longer seen."""
    before, after = (_plain(find(root, ("models",))) or {} for root in (old, new))
    for key in sorted({*before, *after}):
        had, has = before.get(key), after.get(key)
        if had == has or (had is None and key not in _TRUSTED) or (has is None and key in _BELIEVED):
            continue
        if isinstance(has or {}, dict) and isinstance(had or {}, dict):
            for name in sorted({*(had or {}), *(has or {})}):
                one, other = (had or {}).get(name), (has or {}).get(name)
                if one == other or (one is None and key not in _TRUSTED) or (other is None and key in _BELIEVED):
                    continue
                yield _change(("models", key, name), _model_words(one, other), old, new)
        else:
            yield _change(("models", key), _model_words(had, has), old, new)


def _model_words(had: Any, has: Any) -> str:
    if had is None:
        return "is declared: what it says is trusted"
    return "is no longer declared: its calls are no longer judged by it" if has is None else "is declared differently"


def _logs(old: Node, new: Node) -> Iterator[Change]:
    before, after = (dict(_leaves(_plain(find(root, ("logs",))))) for root in (old, new))
    for path, had in before.items():
        has = after.get(path)
        if has == had or path[0] in _NO_SAY or path[-1] in _NO_SAY:
            continue
        if _is_number(had) and _is_number(has) and ((has > had) is (path[-1] in _STRICT_WHEN_HIGH)):
            continue
        message = f"is {has} instead of {had}" if has is not None else f"is no longer set (it was {had})"
        yield _change(("logs", *path), message, old, new)


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _leaves(below, (*path, str(key)))
    elif value is not None and path:
        yield path, value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _items(root: Node, path: tuple[str, ...]) -> tuple[Node, ...]:
    node = find(root, path)
    return node.items if isinstance(node, Sequence) else ()


def _plain(node: Node | None) -> Any:
    return plain(node) if node is not None else None


def _change(path: tuple[str, ...], message: str, old: Node, new: Node) -> Change:
    return Change(".".join(path), message, place_of(new, path), place_of(old, path))
