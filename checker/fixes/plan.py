"""From the edits that rules state to changes of text: one attempt after another for each call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from checker.code.callsite import CallSite
from checker.documents.location import Location
from checker.findings.model import Action, Carry, Edit, Finding, Replacement
from checker.fixes.calls import Given, Values, ask, carry
from checker.fixes.imports import Imports
from checker.fixes.literals import replace
from checker.fixes.settings import mend
from checker.fixes.source import Change, NotFixedError, Source, applied, overlap, shifted
from checker.sdks.model import CallSpec


class Attempt(Struct, frozen=True):
    """One way to make an edit."""

    safe: bool
    way: Carry
    on_top: bool = False


class Target(Struct, frozen=True):
    """A call to change: what is known of it, and the attempts that there are, the best first. Where a
    placeholder is changed, `site` is a call that sends it; of a setting it is None, and `finding` is what is to go."""

    edit: Edit
    site: CallSite | None
    attempts: tuple[Attempt, ...]
    finding: Finding | None = None

    @property
    def at(self) -> Location:
        return self.edit.at


class Planned(Struct, frozen=True):
    """The changes of one target in its file; `imports` may be shared with other targets of the file."""

    target: Target
    changes: tuple[Change, ...]
    imports: tuple[Change, ...] = ()

    @property
    def all(self) -> tuple[Change, ...]:
        return tuple(sorted((*self.changes, *self.imports)))


def attempts(edit: Edit) -> Iterator[Attempt]:
    """Keeping what is there on top comes first; taking the place of what is there (it is empty) after it."""
    for way in edit.ways:
        yield Attempt(edit.safe and way.safe, way)
    for way in edit.ways if edit.action is Action.CARRY else ():
        yield Attempt(False, way, on_top=True)


class Names(Protocol):
    """What the project knows of names."""

    def module_of(self, path: str) -> tuple[str, bool]:
        """A file's dotted name, and whether it is a package."""

    def is_ours(self, qualified: str, path: str) -> bool:
        """Whether a function is one of the project's, as the file at `path` would import it."""

    def obstacle(self, qualified: str, path: str) -> str:
        """Why the file at `path` cannot import and call the function without arguments; empty if it can."""

    def spec_of(self, site: CallSite) -> CallSpec | None:
        """What the catalogue says of the call."""


class Workspace:
    """The files of one pass: as they are, and as edits would have them. `read` gives a file's bytes by path."""

    def __init__(self, read: Callable[[str], bytes], names: Names) -> None:
        self._read = read
        self._names = names
        self._sources: dict[str, Source] = {}

    def source(self, path: str, encoding: str = "") -> Source:
        """Of Python without `encoding`: then it is what the file itself says."""
        found = self._sources.get(path)
        if found is None:
            if path.endswith(".ipynb"):
                raise NotFixedError("notebooks are not edited")
            try:
                data = self._read(path)
            except OSError as error:
                raise NotFixedError(f"it cannot be read: {error.strerror or error}") from None
            found = self._sources[path] = Source(path, data, encoding)
        return found

    def plan(self, target: Target, attempt: Attempt) -> Planned:
        """The changes of one attempt. NotFixedError: why there are none."""
        way = attempt.way
        if target.edit.action is Action.SETTING:
            source = self.source(target.at.path, encoding="utf-8")
            return Planned(target, tuple(sorted(mend(source, target.at, way))))
        source = self.source(target.at.path)
        if target.edit.action is Action.VALUE:
            (key,), ((old, new),) = way.path, way.keys
            return Planned(target, tuple(replace(source, target.at, key, old, new)))
        assert target.site is not None
        call = source.call_at(target.at)
        spec = self._names.spec_of(target.site)
        given = Given(target.site.passed, target.site.spread, spec.positional if spec is not None else ())
        if target.edit.action is Action.USAGE:
            return Planned(target, tuple(sorted(ask(source, call, given, way))))
        obstacle = self._names.obstacle(way.source, target.at.path)
        if obstacle:
            raise NotFixedError(obstacle)
        module, is_package = self._names.module_of(target.at.path)
        imports = Imports(source, module, is_package=is_package)
        before = source.span(call)[0]
        name = imports.name(way.source, before, ours=self._names.is_ours(way.source, target.at.path))
        changes = carry(source, call, given, Values(f"{name.expression}()", way, attempt.on_top))
        if not changes:
            raise NotFixedError("nothing is left to add")
        return Planned(target, tuple(sorted(changes)), name.changes)

    def bytes_with(self, path: str, changes: Sequence[Change]) -> bytes:
        source = self.source(path)
        return source.encode(applied(source.text, changes))

    def mover(self, changes: Mapping[str, Sequence[Change]]) -> Callable[[Location], tuple[str, int, int, int]]:
        """Where places stand after changes: path, cell, line and column."""
        fresh = {
            path: Source(path, self.bytes_with(path, made), self.source(path).encoding)
            for path, made in changes.items()
        }

        def moved(at: Location) -> tuple[str, int, int, int]:
            if at.path not in fresh:
                return at.path, at.cell, at.line, at.column
            offset = shifted(self.source(at.path).offset(at.line, at.column), changes[at.path])
            place = fresh[at.path].place(offset, offset)
            return at.path, at.cell, place.line, place.column

        return moved

    def replacements(self, planned: Planned) -> tuple[Replacement, ...]:
        source = self.source(planned.target.at.path)
        return tuple(Replacement(source.place(c.start, c.end), c.text) for c in planned.all)


def together(planned: Sequence[Planned]) -> tuple[Mapping[str, tuple[Change, ...]], list[Planned]]:
    """The changes by path of all that do not touch each other, and those that have to wait for another pass."""
    chosen: dict[str, list[Change]] = {}
    imports: dict[str, dict[Change, None]] = {}
    waiting: list[Planned] = []
    for item in planned:
        path = item.target.at.path
        mine = chosen.setdefault(path, [])
        if overlap(item.changes, mine):
            waiting.append(item)
            continue
        mine += item.changes
        imports.setdefault(path, {}).update(dict.fromkeys(item.imports))
    merged = {}
    for path, changes in chosen.items():
        if changes:
            merged[path] = tuple(sorted((*changes, *imports.get(path, {}))))
    return merged, waiting
