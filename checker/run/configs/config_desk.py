"""One run's configurations: every side read once, pairs compared, what cannot be read noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from checker.configs.comparison.carried import CarrierNames
from checker.configs.comparison.declarations import ConfigPolicy, Declaration, config_policy, declare
from checker.configs.comparison.parity import EnvironmentPair, compare_sides
from checker.configs.entries.difference import Judged
from checker.configs.kinds.kind import Verdict
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.conventions import Members, names_kind
from checker.configs.loading.inclusion import Source
from checker.configs.loading.load import UnreadableError, load_config
from checker.configs.values.words import Words
from checker.findings.exemption import compile_glob
from checker.findings.model import Notice
from checker.policy.model import Policy
from checker.rules.base import Declarations
from checker.run.configs.config_pairs import is_whole, with_layers


@dataclass(slots=True)
class Desk:
    """One run's files: each side is loaded once, pairs are compared, what cannot be read is noted.

    `allow_render`: the command line lets commands of the policy run.
    """

    policy: Policy
    root: Path
    as_of: date
    allow_render: bool = False
    instead: Mapping[str, bytes] = field(default_factory=dict)  # bytes in the place of those on disk, by path
    pairs: list[EnvironmentPair] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    loaded: dict[tuple[str, ...], ConfigFile | None] = field(default_factory=dict)
    used: set[Declaration] = field(default_factory=set)
    parts: set[Path] = field(default_factory=set)  # files that overlays which were built take in
    config: ConfigPolicy = field(init=False)
    carriers: CarrierNames = field(init=False)

    def __post_init__(self) -> None:
        self.config = config_policy(self.policy)
        self.carriers = CarrierNames.of(self.policy)

    def compare(self, members: Members, *, unknown: bool = True) -> None:
        """`unknown` False: of files of no known kind only what is denied is told."""
        if members.render is not None:
            self._rendered(members, members.render)
            return
        members = with_layers(members, self.root)
        left, right = members.environments
        ours = self._load(members.left, members.kind, left)
        theirs = self._load(members.right, members.kind, right)
        if ours is not None and theirs is not None and ours.kind.name != theirs.kind.name:
            ours, theirs = self._same_kind(ours, theirs)
        if ours is None or theirs is None:
            return
        if ours.kind.name == "plain" and not unknown:
            self._compare(ours, theirs, only=Verdict.DENY)
            del self.loaded[members.left], self.loaded[members.right]  # nothing is known of either by itself
        elif ours.kind.name == "kustomize":
            self._overlays(ours, theirs, members)
        elif ours.kind.documents and all((self.root / s.path).resolve() in self.parts for s in (ours, theirs)):
            return  # patches and objects, compared as what overlays are built into
        else:
            self._compare(ours, theirs)
            self.notices.extend(
                Notice(side.path, "is laid over another Compose file, which is not here: name it under `layers`")
                for side in (ours, theirs)
                if side.kind.name == "docker-compose" and len(side.paths) == 1 and not is_whole(side)
            )

    def _compare(self, ours: ConfigFile, theirs: ConfigFile, only: Verdict | None = None) -> None:
        left, right = ours.environment, theirs.environment
        words = Words.of(left, right, self.config.words)
        renames = self.config.renames_between(left, right)
        pair = compare_sides(ours, theirs, words, allowed=self.config.allowed, renames=renames, carriers=self.carriers)
        found = tuple(each for each in self._declared(pair) if only is None or each.verdict is only)
        self.pairs.append(replace(pair, differences=found))

    def _overlays(self, ours: ConfigFile, theirs: ConfigFile, members: Members) -> None:
        """What kustomize builds of both, or where that cannot be, the overlays as they are, and a notice."""
        from checker.run.configs.rendering import RenderError, build_overlay, kustomize, taken_in

        program = kustomize(self.root)
        built, reasons = [], ["neither kustomize nor kubectl is on this machine's PATH"] * 2
        if program is not None:
            reasons = ["the other one cannot be built"] * 2
            for number, side in enumerate((ours, theirs)):
                try:
                    built.append(build_overlay(program, self.root / side.path, self.root))
                except RenderError as error:
                    reasons[number] = error.message
        if len(built) == len(reasons):
            self.parts.update(*(taken_in(self.root / side.path) for side in (ours, theirs)))
            self._compare_made(members, [f"{side.path}#built" for side in (ours, theirs)], built, "kubernetes")
            return
        for side, reason in zip((ours, theirs), reasons, strict=True):
            message = f"a Kustomize overlay: compared as a patch only, what it is built into was not judged ({reason})"
            self.notices.append(Notice(side.path, message))
        self._compare(ours, theirs)

    def _rendered(self, members: Members, command: str) -> None:
        from checker.run.configs.rendering import RenderError, render

        paths = (members.left[-1], members.right[-1])
        if not self.allow_render:
            message = "has a render command in the policy, which runs only with --allow-render: not checked"
            self.notices.extend(Notice(path, message) for path in paths)
            return
        made = []
        for path, environment in zip(paths, members.environments, strict=True):
            try:
                made.append(render(command, path, environment, root=self.root))
            except RenderError as error:
                self.notices.append(Notice(path, f"not rendered: {error.message}"))
        if len(made) == len(paths):
            self._compare_made(members, [f"{path}#rendered" for path in paths], made, members.kind)

    def _compare_made(self, members: Members, names: Sequence[str], made: Sequence[bytes], kind: str | None) -> None:
        """Compare what a program wrote. Its lines are told of a name that says so."""
        sides = []
        for name, data, environment in zip(names, made, members.environments, strict=True):
            source = Source(name, self.root / name, data)
            sides.append(self._load_sources((source,), kind, environment))
        ours, theirs = sides
        if ours is not None and theirs is not None:
            self._compare(ours, theirs)

    def look_at(self, source: Source, data: bytes) -> None:
        """One file for itself, if it is of a known kind. What cannot be parsed is told where its lines show a kind."""
        try:
            found = load_config((source,))
        except UnreadableError as error:
            if names_kind(data) and "template" not in error.message:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
            return
        if found.kind.name != "plain":
            self.loaded[(source.path,)] = found
            self.notices.extend(_unread(found))

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
        comparable = frozenset(d for d in declared if compared(d))
        return Declarations(declared, frozenset(self.used), comparable, self.as_of, self.policy.limits)

    def _declared(self, pair: EnvironmentPair) -> Iterable[Judged]:
        for judged in pair.differences:
            result, declaration = declare(judged, self.config.declarations, self.as_of, self.policy.limits)
            if declaration is not None:
                self.used.add(declaration)
            yield result

    def _load(self, paths: Sequence[str], kind: str | None, name: str) -> ConfigFile | None:
        return self._load_sources([self.source(path) for path in paths], kind, name)

    def source(self, path: str) -> Source:
        return Source(path, self.root / path, self.instead.get(path), self.root)

    def _load_sources(self, sources: Sequence[Source], kind: str | None, name: str) -> ConfigFile | None:
        key = tuple(source.path for source in sources)
        if self.loaded.get(key) is None:
            try:
                self.loaded[key] = load_config(
                    sources,
                    kind=kind,
                    environment=name,
                    known=self._variables(name),
                    lists=self.config.lists_for(key),
                )
            except UnreadableError as error:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
                self.loaded[key] = None
            else:
                self.notices.extend(_unread(self.loaded[key]))
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
                found = load_config([self.source(path)], kind="dotenv")
            except UnreadableError as error:
                self.notices.append(Notice(error.at.path, error.message, error.at.line))
                continue
            known.update((name, str(item.value)) for name, item in found.variables())
        return known


def _unread(found: ConfigFile | None) -> Iterable[Notice]:
    """Files that a configuration takes in and that are not followed: what stands there was not judged."""
    for at, message in found.unread if found is not None else ():
        yield Notice(at.path, message, at.line)
