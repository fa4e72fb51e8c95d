"""The config plane's use cases: two files or folders compared, and the configurations that `check` finds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.configs.configfile import ConfigFile, Diagnostic
from checker.configs.conventions import Members, concerns_usage, is_test, marks
from checker.configs.declarations import ConfigPolicy, Declaration, config_policy, declare
from checker.configs.difference import Judged
from checker.configs.kind import Verdict
from checker.configs.load import Source, UnreadableError, load_config
from checker.configs.parity import EnvironmentPair, compare_sides
from checker.configs.words import Words
from checker.findings.exemption import compile_glob
from checker.findings.grouping import order
from checker.findings.model import Level, Notice, Report
from checker.policy.model import Policy
from checker.rules.base import Declarations
from checker.rules.judge import judge_configs, judge_declarations
from checker.rules.registry import active, select
from checker.run.beside import what_stands_beside
from checker.run.config_pairs import find_pairs
from checker.settings import FailOn, Settings

if TYPE_CHECKING:
    from checker.run.population import Population

MAX_FOUND_BYTES = 2_000_000  # a larger file that nobody named is no configuration


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare-configs` shows: the pairs with every difference, and the report that rules made of them."""

    pairs: tuple[EnvironmentPair, ...]
    diagnostics: tuple[Diagnostic, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class ConfigFacts:
    """What `check` found: sides (each once) and pairs, paths relative to the project root."""

    configs: tuple[ConfigFile, ...] = ()
    pairs: tuple[EnvironmentPair, ...] = ()
    notices: tuple[Notice, ...] = ()
    declarations: Declarations | None = None


def compare_configs(settings: Settings, left: Path, right: Path, *, cwd: Path, kind: str | None = None) -> Comparison:
    """Two files, or two folders whose files belong together by name. Raises PathNotFoundError and UnknownKindError."""
    from checker.files.discovery import PathNotFoundError
    from checker.run.policies import policy_of

    missing = [str(path) for path in (left, right) if not (cwd / path).exists()]
    if missing:
        raise PathNotFoundError(missing)
    policy = policy_of(settings, cwd=cwd)
    as_of = settings.as_of or datetime.now(UTC).date()
    desk = _Desk(policy, cwd, as_of)
    for members in _members(left, right, cwd, kind, desk):
        desk.compare(members)
    wanted = select(settings.select) if settings.select else None
    levels = active(policy.rules, chosen=wanted, ignored=select(settings.ignore))
    beside = what_stands_beside(settings, policy, levels, cwd=cwd, as_of=as_of)
    found = judge_configs(desk.sides(), desk.pairs, policy, levels, beside)
    found = (*found, *judge_declarations(desk.declarations(everything=False), levels))
    report = Report(
        findings=order(found, lambda finding: finding.anchor),
        notices=tuple(sorted(set(desk.notices), key=lambda n: (n.path, n.line, n.message))),
        policies=(policy.ref,),
        files=len({path for side in desk.sides() for path in side.paths}),
        as_of=as_of,
        fail_on=None if settings.fail_on is FailOn.NONE else Level(settings.fail_on.value),
        base=_base((left, right), cwd),
        differences=_counted(desk.pairs),
    )
    return Comparison(tuple(desk.pairs), tuple(d for side in desk.sides() for d in side.diagnostics), report)


def analyse_configs(population: Population, policy: Policy, as_of: date) -> ConfigFacts:
    """The configurations of the project that concern usage: pairs that the policy names or whose names say so, and
    each file for itself."""
    desk = _Desk(policy, population.root, as_of)
    texts = {path: data for path in population.configs if (data := _found_bytes(population.root / path)) is not None}
    found, missing = find_pairs(texts, desk.config)
    if population.everything:
        desk.notices.extend(replace(n, path=population.rooted(n.path)) for n in missing)
    for members in found:
        paths = (*members.left, *members.right)
        named = members.kind is not None or ":" in members.why
        concerned = named or any(concerns_usage(texts[path]) for path in paths if path in texts)
        if population.reports(paths) and concerned:
            desk.compare(members, unknown=named)
    taken = {path for paths in desk.loaded for path in paths}
    for path, data in texts.items():
        if path not in taken and population.reports((path,)) and not is_test(path) and concerns_usage(data):
            desk.look_at(Source(path, population.root / path), data)
    return ConfigFacts(
        desk.sides(), tuple(desk.pairs), tuple(desk.notices), desk.declarations(everything=population.everything)
    )


def list_pairs(population: Population, policy: Policy) -> tuple[Members, ...]:
    """What `check` would compare: pairs of which a file concerns usage, or which the policy names."""
    texts = {path: data for path in population.configs if (data := _found_bytes(population.root / path)) is not None}
    found, _ = find_pairs(texts, config_policy(policy))
    return tuple(
        members
        for members in found
        if population.reports((*members.left, *members.right))
        and (":" in members.why or any(concerns_usage(texts[p]) for p in (*members.left, *members.right) if p in texts))
    )


@dataclass(slots=True)
class _Desk:
    """One run's files: each side is loaded once, pairs are compared, what cannot be read is noted."""

    policy: Policy
    root: Path
    as_of: date
    pairs: list[EnvironmentPair] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    loaded: dict[tuple[str, ...], ConfigFile | None] = field(default_factory=dict)
    used: set[Declaration] = field(default_factory=set)
    config: ConfigPolicy = field(init=False)

    def __post_init__(self) -> None:
        self.config = config_policy(self.policy)

    def compare(self, members: Members, *, unknown: bool = True) -> None:
        """`unknown` False: files of no known kind are left alone."""
        left, right = members.environments
        words = Words.of(left, right, self.config.words)
        ours = self._load(members.left, members.kind, left)
        theirs = self._load(members.right, members.kind, right)
        if ours is not None and theirs is not None and ours.kind.name != theirs.kind.name:
            ours, theirs = self._same_kind(ours, theirs)
        if ours is None or theirs is None:
            return
        if ours.kind.name == "plain" and not unknown:
            del self.loaded[members.left], self.loaded[members.right]
            return
        if ours.kind.name == "kustomize":
            message = "a Kustomize overlay: a patch only, not judged; compare what `kustomize build` makes of it"
            self.notices.extend(Notice(side.path, message) for side in (ours, theirs))
            return
        renames = self.config.renames_between(left, right)
        pair = compare_sides(ours, theirs, words, allowed=self.config.allowed, renames=renames)
        self.pairs.append(replace(pair, differences=tuple(self._declared(pair))))

    def look_at(self, source: Source, data: bytes) -> None:
        """One file for itself, if it is of a known kind. What cannot be parsed is told where its lines show a kind."""
        try:
            found = load_config((source,))
        except UnreadableError as error:
            if marks()[0].search(data) and "template" not in error.message:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
            return
        if found.kind.name != "plain":
            self.loaded[(source.path,)] = found

    def sides(self) -> tuple[ConfigFile, ...]:
        return tuple(side for side in self.loaded.values() if side is not None)

    def declarations(self, *, everything: bool) -> Declarations:
        paths = [path for pair in self.pairs for path in (*pair.left.paths, *pair.right.paths)]

        def compared(declaration: Declaration) -> bool:
            if declaration.files is None:
                return everything
            glob = compile_glob(declaration.files)
            return any(glob.fullmatch(path) for path in paths)

        declared = self.config.declarations
        return Declarations(declared, frozenset(self.used), frozenset(d for d in declared if compared(d)), self.as_of)

    def _declared(self, pair: EnvironmentPair) -> Iterable[Judged]:
        for judged in pair.differences:
            result, declaration = declare(judged, self.config.declarations, self.as_of)
            if declaration is not None:
                self.used.add(declaration)
            yield result

    def _load(self, paths: Sequence[str], kind: str | None, name: str) -> ConfigFile | None:
        key = tuple(paths)
        if self.loaded.get(key) is None:
            try:
                self.loaded[key] = load_config(
                    [Source(path, self.root / path) for path in paths],
                    kind=kind,
                    environment=name,
                    known=self._variables(name),
                    lists=self.config.lists_for(key),
                )
            except UnreadableError as error:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
                self.loaded[key] = None
        return self.loaded[key]

    def _same_kind(self, left: ConfigFile, right: ConfigFile) -> tuple[ConfigFile | None, ConfigFile | None]:
        """Where only one side shows its kind (the other lacks the sections that tell), it is the kind of both."""
        name = left.kind.name if right.kind.name in ("plain", "helm-values") else right.kind.name
        for side in (left, right):
            self.loaded[side.paths] = None
        return self._load(left.paths, name, left.environment), self._load(right.paths, name, right.environment)

    def _variables(self, environment: str) -> Mapping[str, str]:
        """Values of the .env files that the policy names; never of the machine's own environment."""
        known: dict[str, str] = {}
        for path in self.config.variables.get(environment, ()):
            try:
                found = load_config([Source(path, self.root / path)], kind="dotenv")
            except UnreadableError as error:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
                continue
            known.update((name, str(item.value)) for name, item in found.variables())
        return known


def _base(paths: tuple[Path, Path], cwd: Path) -> str:
    """The working directory, relative to the root of the project that the files belong to."""
    from checker.files.discovery import find_root

    base = os.path.relpath(cwd, find_root(paths, cwd=cwd)).replace(os.sep, "/")
    return "" if base == "." else base


def _counted(pairs: Iterable[EnvironmentPair]) -> tuple[tuple[str, int], ...]:
    verdicts = [judged.verdict for pair in pairs for judged in pair.differences]
    return tuple((verdict.value, verdicts.count(verdict)) for verdict in Verdict)


def _members(left: Path, right: Path, cwd: Path, kind: str | None, desk: _Desk) -> list[Members]:
    """The pair that two files are, or the pairs that two folders hold: files of the same name but for the
    environment's word."""
    names = _environments(left, right, desk.config)
    if (cwd / left).is_file() and (cwd / right).is_file():
        return [Members((_shown(left, cwd),), (_shown(right, cwd),), names, "named", kind)]
    words = Words.of(*names, desk.config.words)
    ours, theirs = _files(cwd / left), _files(cwd / right)
    neutral = {words.neutral(path, names[1]): path for path in theirs}
    found = []
    for path in ours:
        partner = path if path in theirs else neutral.pop(words.neutral(path, names[0]), None)
        if partner is None:
            desk.notices.append(Notice(_shown(left / path, cwd), f"no partner in {_shown(right, cwd)}"))
            continue
        theirs.remove(partner)
        found.append(Members((_shown(left / path, cwd),), (_shown(right / partner, cwd),), names, "folders", kind))
    desk.notices.extend(Notice(_shown(right / path, cwd), f"no partner in {_shown(left, cwd)}") for path in theirs)
    return found


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


def _shown(path: Path, cwd: Path) -> str:
    try:
        return (cwd / path).relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


def _found_bytes(file: Path) -> bytes | None:
    """A file that the walk found; what cannot be read there is told by whoever needs it."""
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_FOUND_BYTES else None
    except OSError:
        return None
