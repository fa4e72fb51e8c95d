"""The config plane's use cases: two files or folders compared, and the pairs that `check` finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from checker.configs.configfile import ConfigFile, Diagnostic
from checker.configs.conventions import Members, concerns_usage, is_test, marks, pairs_by_name
from checker.configs.kind import Class
from checker.configs.load import Source, UnreadableError, load_config
from checker.configs.parity import DEFAULT_ALLOWED, EnvironmentPair, compare_sides
from checker.configs.words import Words
from checker.findings.model import Finding, Level, Notice, Report
from checker.policy.model import Policy
from checker.rules.judge import judge_configs
from checker.rules.registry import active, select
from checker.run.population import Population
from checker.settings import FailOn, Settings


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare-configs` shows: the pairs with every difference, and the report that rules made of them."""

    pairs: tuple[EnvironmentPair, ...]
    diagnostics: tuple[Diagnostic, ...]
    report: Report


def compare_configs(
    settings: Settings,
    left: Path,
    right: Path,
    *,
    cwd: Path,
    kind: str | None = None,
    names: tuple[str, str] | None = None,
) -> Comparison:
    """Two files, or two folders whose files belong together by name."""
    from checker.run.policies import policy_of

    policy = policy_of(settings, cwd=cwd)
    as_of = settings.as_of or datetime.now(UTC).date()
    environments = names or _environments(left, right)
    words = Words.of(*environments)
    notices: list[Notice] = []
    pairs: list[EnvironmentPair] = []
    sources = (Source(_shown(left, cwd), cwd / left), Source(_shown(right, cwd), cwd / right))
    sides = [_side((source,), kind, name, notices) for source, name in zip(sources, environments, strict=True)]
    if sides[0] is not None and sides[1] is not None:
        one, other = _same_kind(sides[0], sides[1], ((sources[0],), (sources[1],)))
        sides = [one, other]
        pairs.append(compare_sides(one, other, words, allowed=allowed_classes(policy)))
    single = tuple(side for side in sides if side is not None)
    wanted = select(settings.select) if settings.select else None
    levels = active(policy.rules, chosen=wanted, ignored=select(settings.ignore))
    found = judge_configs(single, pairs, policy, levels)
    report = _report(found, notices, policy, settings, as_of, files=len(single))
    diagnostics = tuple(d for side in single for d in side.diagnostics)
    return Comparison(tuple(pairs), diagnostics, report)


@dataclass(frozen=True, slots=True)
class ConfigFacts:
    """What `check` found: sides (each once) and pairs, paths relative to the project root."""

    configs: tuple[ConfigFile, ...] = ()
    pairs: tuple[EnvironmentPair, ...] = ()
    notices: tuple[Notice, ...] = ()


MAX_FOUND_BYTES = 2_000_000  # a larger file that nobody named is no configuration


def analyse_configs(population: Population, policy: Policy) -> ConfigFacts:
    """The configurations of the project that concern usage: pairs by their names, and each file for itself."""
    notices: list[Notice] = []
    sides: dict[tuple[str, ...], ConfigFile | None] = {}
    pairs: list[EnvironmentPair] = []
    texts = {path: data for path in population.configs if (data := _found_bytes(population.root / path)) is not None}
    for members in pairs_by_name(texts):
        paths = (*members.left, *members.right)
        if not population.reports(paths) or not any(concerns_usage(texts[path]) for path in paths if path in texts):
            continue
        pair = _pair(members, population.root, policy, notices)
        if pair is not None:
            pairs.append(pair)
            sides[members.left], sides[members.right] = pair.left, pair.right
    taken = {path for paths in sides for path in paths}
    for path, data in texts.items():
        if path not in taken and population.reports((path,)) and not is_test(path) and concerns_usage(data):
            side = _single(Source(path, population.root / path), data, notices)
            if side is not None:
                sides[(path,)] = side
    configs = tuple(side for side in sides.values() if side is not None)
    return ConfigFacts(configs, tuple(pairs), tuple(notices))


def _found_bytes(file: Path) -> bytes | None:
    """A file that the walk found; what cannot be read there is told by whoever needs it."""
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_FOUND_BYTES else None
    except OSError:
        return None


def _pair(members: Members, root: Path, policy: Policy, notices: list[Notice]) -> EnvironmentPair | None:
    words = Words.of(*members.environments)
    groups = [tuple(Source(path, root / path) for path in paths) for paths in (members.left, members.right)]
    sides = [
        _side(group, members.kind, name, notices) for group, name in zip(groups, members.environments, strict=True)
    ]
    if sides[0] is None or sides[1] is None:
        return None
    if sides[0].kind.name == sides[1].kind.name == "plain":
        return None  # of no known kind, and nobody named it
    left, right = _same_kind(sides[0], sides[1], (groups[0], groups[1]))
    return compare_sides(left, right, words, allowed=allowed_classes(policy))


def _single(source: Source, data: bytes, notices: list[Notice]) -> ConfigFile | None:
    """One file for itself, if it is of a known kind. What cannot be parsed is told where its lines show a kind."""
    try:
        found = load_config((source,))
    except UnreadableError as error:
        if marks()[0].search(data) and "template" not in error.message:
            notices.append(Notice(error.at.path, error.message, error.at.line))
        return None
    return None if found.kind.name == "plain" else found


def allowed_classes(policy: Policy) -> frozenset[Class]:
    """Classes that need no declaration; where the policy says nothing, those of the built-in one."""
    names = (policy.document.get("configs") or {}).get("allowed_classes")
    return DEFAULT_ALLOWED if names is None else frozenset(Class(name) for name in names)


def _side(sources: Sequence[Source], kind: str | None, name: str, notices: list[Notice]) -> ConfigFile | None:
    try:
        return load_config(sources, kind=kind, environment=name)
    except UnreadableError as error:
        notices.append(Notice(error.at.path, error.message, error.at.line))
        return None


def _same_kind(
    left: ConfigFile, right: ConfigFile, sources: tuple[tuple[Source, ...], tuple[Source, ...]]
) -> tuple[ConfigFile, ConfigFile]:
    """Where only one side shows its kind (the other lacks the sections that tell), it is the kind of both."""
    if left.kind is right.kind:
        return left, right
    name = left.kind.name if right.kind.name in ("plain", "helm-values") else right.kind.name
    return (
        load_config(sources[0], kind=name, environment=left.environment),
        load_config(sources[1], kind=name, environment=right.environment),
    )


def _environments(left: Path, right: Path) -> tuple[str, str]:
    """The names that both go by: the word of an environment in the path, else staging and prod in this order."""
    words = Words.of("staging", "prod")
    found = []
    for path in (left, right):
        parts = list(reversed(path.parts))
        name = next((next(iter(words.named_in(part))) for part in parts if words.named_in(part)), None)
        found.append(name)
    left, right = found
    if left is None and right is None or left == right:
        return "staging", "prod"  # the order of the arguments says it
    return left or ("staging" if right != "staging" else "left"), right or ("prod" if left != "prod" else "right")


def _shown(path: Path, cwd: Path) -> str:
    try:
        return (cwd / path).relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


def _report(
    found: Sequence[Finding], notices: Sequence[Notice], policy: Policy, settings: Settings, as_of: date, *, files: int
) -> Report:
    from checker.findings.grouping import order

    return Report(
        findings=order(found, lambda finding: finding.anchor),
        notices=tuple(sorted(set(notices), key=lambda n: (n.path, n.line, n.message))),
        policies=(policy.ref,),
        files=files,
        as_of=as_of,
        fail_on=None if settings.fail_on is FailOn.NONE else Level(settings.fail_on.value),
    )
