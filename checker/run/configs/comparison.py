"""`checkpolicy compare-configs`: two files, or two folders whose files belong together by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.comparison.declarations import ConfigPolicy
from checker.configs.comparison.parity import EnvironmentPair
from checker.configs.kinds.kind import Verdict
from checker.configs.loading.configfile import Diagnostic
from checker.configs.loading.conventions import Members
from checker.configs.values.words import Words
from checker.documents.text import collector_paused
from checker.files.discovery import find_root
from checker.findings.grouping import order
from checker.findings.model import Level, Notice, Report
from checker.rules.judge import judge_configs, judge_declarations, judge_policy
from checker.rules.registry import active, select
from checker.run.code.sources import Sources
from checker.run.configs.config_desk import Desk
from checker.run.configs.config_pairs import find_pairs, is_overlay
from checker.run.configs.repeats import breaches_once, without_repeats
from checker.run.gate.baseline import with_baseline
from checker.run.gate.hiding import comments_of, judge_policy_exceptions, ordered, sift
from checker.run.policy.beside import what_stands_beside
from checker.settings import FailOn, Settings

if TYPE_CHECKING:
    from checker.policy.model import Policy
    from checker.rules.judge import Levels


class Comparison(Struct, frozen=True):
    """What `compare-configs` shows: the pairs with every difference, and the report that rules made of them.

    Paths of pairs and diagnostics are relative to the project root; `here` makes them relative to where one stands.
    """

    pairs: tuple[EnvironmentPair, ...]
    diagnostics: tuple[Diagnostic, ...]
    report: Report
    here: Callable[[str], str]


def compare_configs(
    settings: Settings,
    left: Path,
    right: Path,
    *,
    cwd: Path,
    kind: str | None = None,
    policy: Policy | None = None,
    allow_render: bool = False,
) -> Comparison:
    """Two files or two folders. `allow_render` comes from the command line alone. Raises PathNotFoundError and
    UnknownKindError."""
    from checker.files.discovery import PathNotFoundError
    from checker.run.policy.policies import policy_of

    missing = [str(path) for path in (left, right) if not (cwd / path).exists()]
    if missing:
        raise PathNotFoundError(missing)
    wanted = select(settings.select) if settings.select else None
    policy = policy or policy_of(settings, cwd=cwd)
    levels = active(policy.rules, chosen=wanted, ignored=select(settings.ignore))
    places = _Places(find_root((left, right), cwd=cwd), cwd)
    desk = Desk(policy, places.root, settings.as_of or datetime.now(UTC).date(), allow_render)
    with collector_paused():
        pairs, alone = _members(left, right, places, kind, desk)
        for members in sorted(pairs, key=lambda members: not is_overlay(members.left[-1])):
            desk.compare(members)
        desk.pairs[:] = without_repeats(desk.pairs, places.root)
        desk.notices.extend(notice for notice in alone if (places.root / notice.path).resolve() not in desk.parts)
        report = _report(settings, policy, levels, desk, places)
    report = with_baseline(report, settings, cwd=cwd, root=places.root, planes=("CP2",))
    diagnostics = tuple(d for side in desk.sides() for d in side.diagnostics)
    return Comparison(tuple(desk.pairs), diagnostics, report, places.here)


class _Places(Struct, frozen=True):
    """Paths that are relative to the project root, and the same from the working directory."""

    root: Path
    cwd: Path

    def rooted(self, path: str | Path) -> str:
        return Path(os.path.relpath(self.cwd / path, self.root)).as_posix()

    def here(self, path: str) -> str:
        return Path(os.path.relpath(self.root / path, self.cwd)).as_posix()

    @property
    def base(self) -> str:
        base = self.rooted(".")
        return "" if base == "." else base


def _report(settings: Settings, policy: Policy, levels: Levels, desk: Desk, places: _Places) -> Report:
    sources = Sources(places.root)
    beside = what_stands_beside(settings, policy, levels, root=places.root, cwd=places.cwd, as_of=desk.as_of)
    paths = {path for side in desk.sides() for path in (*side.paths, *side.taken)}
    sifted = sift(
        judge_configs(desk.sides(), desk.pairs, policy, levels, beside),
        comments_of(paths, sources),
        policy,
        desk.as_of,
        rooted=places.rooted,
        sources=sources,
        levels=levels,
    )
    about_policy = (
        *judge_policy(policy, None, desk.as_of, levels),
        *judge_declarations(desk.declarations(everything=False), levels),
        *judge_policy_exceptions(policy, desk.as_of, levels, sifted.used, planes=("CP2",), everything=False),
    )
    moved = tuple(finding.moved(places.rooted) for finding in about_policy)
    findings = order((*moved, *sifted.about_comments, *breaches_once(sifted.kept, places.root)), sources.anchor)
    notices = {Notice(places.here(n.path), n.message, n.line) for n in desk.notices}
    return Report(
        findings=tuple(finding.moved(places.here) for finding in findings),
        suppressed=ordered(sifted.hidden, sources, places.here),
        notices=tuple(sorted(notices, key=lambda n: (n.path, n.line, n.message))),
        policies=(policy.ref,),
        files=len(paths),
        as_of=desk.as_of,
        fail_on=None if settings.fail_on is FailOn.NONE else Level(settings.fail_on.value),
        base=places.base,
        differences=_counted(desk.pairs),
        per_site=settings.per_site,
    )


def _counted(pairs: Iterable[EnvironmentPair]) -> tuple[tuple[str, int], ...]:
    verdicts = [judged.verdict for pair in pairs for judged in pair.differences]
    return tuple((verdict.value, verdicts.count(verdict)) for verdict in Verdict)


def _members(
    left: Path, right: Path, places: _Places, kind: str | None, desk: Desk
) -> tuple[list[Members], list[Notice]]:
    """The pair that two files are, or the pairs that two folders hold: files of the same name but for the
    environment's word. And those that have no partner."""
    names = _environments(left, right, desk.config)
    if (places.cwd / left).is_file() and (places.cwd / right).is_file():
        return [_declared(places.rooted(left), places.rooted(right), names, kind, desk)], []
    words = Words.of(*names, desk.config.words)
    ours, theirs = _files(places.cwd / left), _files(places.cwd / right)
    neutral = {words.neutral(path, names[1]): path for path in theirs}
    found, alone = [], []
    for path in ours:
        partner = path if path in theirs else neutral.pop(words.neutral(path, names[0]), None)
        if partner is None:
            alone.append(Notice(places.rooted(left / path), f"no partner in {right.as_posix()}"))
            continue
        theirs.remove(partner)
        found.append(Members((places.rooted(left / path),), (places.rooted(right / partner),), names, "folders", kind))
    alone.extend(Notice(places.rooted(right / path), f"no partner in {left.as_posix()}") for path in theirs)
    return found, alone


def _declared(left: str, right: str, names: tuple[str, str], kind: str | None, desk: Desk) -> Members:
    """Two files as the policy's pairs have them, with layers and all, else as they are."""
    if desk.config.pairs:
        found, _ = find_pairs((left, right), desk.config)
        for members in found:
            if (members.left[-1], members.right[-1]) == (left, right) and ":" in members.why:
                return replace(members, kind=kind or members.kind)
    return Members((left,), (right,), names, "named", kind)


def _files(folder: Path) -> list[str]:
    """Configuration files below a folder, by the rules that hold for every walk."""
    from checker.files.discovery import discover
    from checker.run.population import CONFIG, CONFIG_ENDINGS

    if folder.is_file():
        return [folder.name]
    found = discover([folder], root=folder, cwd=folder, languages=dict.fromkeys(CONFIG_ENDINGS, CONFIG))
    return list(found.others.get(CONFIG, ()))


def _environments(left: Path, right: Path, config: ConfigPolicy) -> tuple[str, str]:
    """The environments that the paths name, else staging and prod, in this order."""
    words = Words.of("staging", "prod", config.words)
    found: list[str | None] = []
    for path in (left, right):
        named = [words.named_in(part) for part in reversed(path.parts)]
        found.append(next((next(iter(names)) for names in named if names), None))
    one, other = found
    if one == other:
        return "staging", "prod"
    return one or ("staging" if other != "staging" else "left"), other or ("prod" if one != "prod" else "right")
