"""What a policy says about configurations: environments, pairs, names, lists, and differences that may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from checker.configs.entries.difference import Difference, Judged
from checker.configs.kinds.kind import Class, Verdict
from checker.configs.kinds.paths import Patterns
from checker.documents.location import Location
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Sequence, plain
from checker.findings.exemption import compile_glob
from checker.policy.limits import limit_faults
from checker.policy.model import DEFAULT_ALLOWED_CLASSES, Limits, Policy

# Two environments are meant to differ in these, where a policy says nothing (design: "Policy merge").
DEFAULT_ALLOWED = frozenset(map(Class, DEFAULT_ALLOWED_CLASSES))


class Declaration(Struct, frozen=True):
    """A declared difference. `path` is a pattern over effective paths, `files` a glob over the files of the pair."""

    path: str
    owner: str
    reason: str
    expires: date
    files: str | None
    at: Location
    granted: date | None = None
    approved_by: str | None = None

    def covers(self, found: Difference) -> bool:
        if self.files is not None:
            glob = compile_glob(self.files)
            if not any(glob.fullmatch(side.at.path) for side in (found.left, found.right)):
                return False
        patterns = Patterns((self.path,))
        states = patterns.start
        for step in found.kind.as_written(found.path):
            states = patterns.step(states, step)
            if patterns.accepted(states):
                return True  # what is declared holds for all below it
        return False


class PairPattern(Struct, frozen=True):
    """`files` with `{env}` for the environment's name."""

    files: str
    at: Location
    kind: str | None = None
    layers: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
    render: str | None = None


class ListIdentity(Struct, frozen=True):
    path: str
    items: str
    keys: tuple[str, ...]
    files: str | None


class ConfigPolicy(Struct, frozen=True):
    """The section `configs`, frozen."""

    allowed: frozenset[Class] = DEFAULT_ALLOWED
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by environment, in the policy's order
    variables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reference: str = ""
    pairs: tuple[PairPattern, ...] = ()
    renames: tuple[Mapping[str, str], ...] = ()
    lists: tuple[ListIdentity, ...] = ()
    declarations: tuple[Declaration, ...] = ()

    def renames_between(self, left: str, right: str) -> dict[str, str]:
        return {names[left]: names[right] for names in self.renames if left in names and right in names}

    def lists_for(self, paths: tuple[str, ...]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Identities of lists that hold for a file of these, as `extended_kind` takes them."""
        return tuple(
            (entry.path, entry.items, entry.keys)
            for entry in self.lists
            if entry.files is None or any(compile_glob(entry.files).fullmatch(path) for path in paths)
        )


def config_policy(policy: Policy) -> ConfigPolicy:
    """The section of an effective policy, which its schema has found valid."""
    root = policy.tree.get("configs") if isinstance(policy.tree, Tree) else None
    if not isinstance(root, Tree):
        return ConfigPolicy()
    section: dict[str, Any] = plain(root)
    environments = section.get("environments") or {}
    allowed = section.get("allowed_classes")
    return ConfigPolicy(
        allowed=DEFAULT_ALLOWED if allowed is None else frozenset(Class(name) for name in allowed),
        words={name: tuple((value or {}).get("words") or ()) for name, value in environments.items()},
        variables={name: tuple((value or {}).get("variables") or ()) for name, value in environments.items()},
        reference=section.get("reference") or next(iter(environments), ""),
        pairs=tuple(_pairs(root.get("pairs"))),
        renames=tuple(section.get("renames") or ()),
        lists=tuple(
            ListIdentity(
                e["path"], "keyed" if "by" in e else e.get("as", "ordered"), tuple(e.get("by") or ()), e.get("files")
            )
            for e in section.get("lists") or ()
        ),
        declarations=tuple(_declarations(root.get("differences"))),
    )


def declare(
    judged: Judged, declarations: tuple[Declaration, ...], as_of: date, limits: Limits
) -> tuple[Judged, Declaration | None]:
    """A difference that a declaration covers is allowed; one that an expired one covers, or one beyond the policy's
    limits, says so."""
    if judged.verdict is Verdict.ALLOW:
        return judged, None
    lapsed: Declaration | None = None
    for declaration in declarations:
        if declaration.covers(judged.difference):
            if declaration.expires >= as_of and not _faults(declaration, as_of, limits):
                words = f"{declaration.reason} ({declaration.owner}, until {declaration.expires.isoformat()})"
                return replace(judged, verdict=Verdict.ALLOW, declared=words), declaration
            lapsed = lapsed or declaration
    if lapsed is None:
        return judged, None
    past = f"until {lapsed.expires.isoformat()}, which is past"
    faults = _faults(lapsed, as_of, limits)
    why = f"{judged.why}; declared by {lapsed.owner} {past if lapsed.expires < as_of else f', but {faults[0]}'}"
    return replace(judged, why=why), lapsed


def _faults(declaration: Declaration, as_of: date, limits: Limits) -> tuple[str, ...]:
    return tuple(
        limit_faults(
            limits,
            expires=declaration.expires,
            granted=declaration.granted,
            approved_by=declaration.approved_by,
            as_of=as_of,
        )
    )


def _pairs(node: Node | None) -> Iterator[PairPattern]:
    for item in node.items if isinstance(node, Sequence) else ():
        value = plain(item)
        yield PairPattern(
            value["files"],
            item.at,
            value.get("kind"),
            tuple(value.get("layers") or ()),
            tuple(value.get("environments") or ()),
            value.get("render"),
        )


def _declarations(node: Node | None) -> Iterator[Declaration]:
    for item in node.items if isinstance(node, Sequence) else ():
        value = plain(item)
        yield Declaration(
            value["path"],
            value["owner"],
            value["reason"],
            date.fromisoformat(value["expires"]),
            value.get("files"),
            item.at,
            date.fromisoformat(value["granted"]) if "granted" in value else None,
            value.get("approved_by"),
        )
