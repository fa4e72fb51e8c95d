"""What a change does to the gate that judges it: the gate before and after in, changes that loosen it out."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from checker.code.source.comments import MARKER
from checker.code.source.project import is_test_path
from checker.documents.location import Location
from checker.files.discovery import PYTHON_ENDINGS
from checker.files.git import Comparison, tracked
from checker.files.leftout import LeftOut
from checker.files.reader import DISK
from checker.policy.difference import looser
from checker.policy.loosening import Change
from checker.policy.model import Policy
from checker.policy.sources import is_address, shown
from checker.rules.judge import Levels
from checker.rules.registry import active, known_words
from checker.run.code.sources import comments_in
from checker.run.gate.gate import Gate, read_gate
from checker.run.gate.grown_baseline import grown_entries
from checker.run.gate.looser_settings import looser_settings
from checker.run.population import CONFIG_ENDINGS, Population
from checker.settings import Loosening, Settings, place_of_setting, settings_files

_SHOWN = 5  # files that a message names
_LOST = "no longer include {} that used to be checked"
_COMPILED = (".pyc", ".pyo", ".pyd")
_NEW = "are added where nobody looks ({} that would send requests)"


def loosened_gate(
    settings: Settings, paths: Sequence[Path], comparison: Comparison, population: Population, *, cwd: Path
) -> tuple[Change, ...]:
    """Every change that loosens, each once, by place. Paths are relative to the project's root."""
    desk = _Desk(settings, comparison, population, cwd)
    before, after = desk.gates(paths)
    found = [*desk.compare(before, after)]
    for folder in desk.other_settings():
        found += desk.compare(*desk.gates((folder,)))
    found += desk.hidden(before, after)
    found += desk.links(after)
    found += desk.comments()
    found += desk.cache(after)
    return tuple(sorted(dict.fromkeys(found), key=lambda change: (change.at, change.setting, change.message)))


def mode(settings: Settings, paths: Sequence[Path], comparison: Comparison, *, cwd: Path) -> Loosening:
    """The mode that holds: a flag's, else the stricter one of what the change and its base say."""
    if "loosening" in settings.given:
        return settings.loosening
    before = read_gate(paths, settings, cwd=cwd, reader=comparison.base).settings
    return Loosening.FAIL if Loosening.FAIL in (settings.loosening, before.loosening) else Loosening.REPORT


def has_tracked_files(folder: Path, comparison: Comparison) -> bool:
    """Whether files of the repository lie in a folder: a cache there may hold what a commit put there."""
    base = _within(folder, comparison.base.top)
    return not base.startswith("..") and any(path.startswith(f"{base}/") for path in tracked(comparison.base.top))


def _within(folder: Path, top: Path) -> str:
    """The folder that is meant, relative to the repository: a link to one inside is that one."""
    return shown(folder.resolve(), top.resolve())


class _Desk:
    def __init__(self, settings: Settings, comparison: Comparison, population: Population, cwd: Path) -> None:
        self.settings, self.comparison, self.population, self.cwd = settings, comparison, population, cwd
        self.root = population.root

    def gates(self, paths: Sequence[Path]) -> tuple[Gate, Gate]:
        before = read_gate(paths, self.settings, cwd=self.cwd, reader=self.comparison.base)
        return before, read_gate(paths, self.settings, cwd=self.cwd)

    def compare(self, before: Gate, after: Gate) -> Iterator[Change]:
        for which, gate in ((f"at {self.comparison.rev}", before), ("now", after)):
            if gate.broken:
                message = f"cannot be compared: {which} they could not be read ({gate.broken[0]})"
                yield self._rooted(Change("settings", message, self._place(after, "policy"), Location("", 0)))
                return
        yield from (self._rooted(change) for change in self._settings(before, after))
        if before.policy is not None and after.policy is not None:
            if before.policy.ref.digest != after.policy.ref.digest:
                for change in looser(before.policy, after.policy, _levels):
                    at = change.at
                    if is_address(at.path) or not at.path:
                        at = self._place(after, "policy")
                    yield self._rooted(replace(change, at=at))
        yield from (self._rooted(change) for change in self._baseline(before, after))

    def other_settings(self) -> tuple[Path, ...]:
        """The folders in which a settings file was added, changed or taken away, the run's own apart."""
        names = {path.name for path in settings_files(Path())}
        own = self.settings.file
        folders = {
            (self.comparison.base.top / path).parent
            for changed in self.comparison.changed
            for path in {changed.path, changed.before} - {""}
            if posixpath.basename(path) in names and self.comparison.base.top / path != own and self._concerns_us(path)
        }
        return tuple(sorted(folder for folder in folders if folder.is_dir()))

    def _concerns_us(self, path: str) -> bool:
        """Whether a settings file has anything to say, before or after: most changes of pyproject.toml do not."""
        texts = [_bytes(self.root / path), *dict(self.comparison.base.texts([path])).values()]
        return any(b"checkpolicy" in text for text in texts) or not path.endswith("pyproject.toml")

    def hidden(self, before: Gate, after: Gate) -> Iterator[Change]:
        """Files that would have been looked at and are not any more, and new ones where nobody looks that name a
        provider."""
        was = self._left_out(before.settings, now=False)
        now = self._left_out(after.settings, now=True)
        old = {c.path: c.before for c in self.comparison.changed if c.path}
        seen = {*self.population.files, *self.population.configs}
        causes: dict[tuple[str, str, str], list[str]] = {}
        for path in sorted(tracked(self.root)):
            if path in seen or posixpath.splitext(path)[1] not in (*PYTHON_ENDINGS, *CONFIG_ENDINGS):
                continue
            words, blamed = now.why(path)
            if not words or not (self.root / path).is_file():
                continue
            place, by_name = ("", True) if blamed == path else (blamed, False)
            if not was.why(old.get(path) or path)[0]:
                causes.setdefault((_LOST, words, place), []).append(path)
            elif by_name and old.get(path) == "" and path.endswith(PYTHON_ENDINGS) and self._names_a_provider(path):
                causes.setdefault((_NEW, words, place), []).append(path)
        for (what, words, blamed), paths in sorted(causes.items()):
            at = Location(blamed or paths[0], 1)
            if blamed == "exclude":
                at = self._rooted_at(self._place(after, "exclude"))
            yield Change("files", f"{what.format(len(paths))}, {words}: {_named(paths)}", at, Location("", 0))
        yield from self._moved_out_of_sight()
        yield from self._new_out_of_sight()

    def _moved_out_of_sight(self) -> Iterator[Change]:
        """Code that was judged, and is now a test, whose calls fail no run, or no Python file by its name."""
        for changed in self.comparison.changed:
            old, new = changed.before, changed.path
            if not changed.is_moved or not old.endswith(PYTHON_ENDINGS):
                continue
            if not new.endswith(PYTHON_ENDINGS) or (new.endswith(".pyi") and not old.endswith(".pyi")):
                why = "a stub, which is never run" if new.endswith(".pyi") else "no Python file by its name"
                message = f"lose {old}: as {new} it is {why}"
                yield Change("files", message, Location(new, 1), Location("", 0))
            elif is_test_path(new) and not is_test_path(old):
                message = f"lose {old}: as {new} it is a test, whose calls fail no run"
                yield Change("files", message, Location(new, 1), Location("", 0))

    def _new_out_of_sight(self) -> Iterator[Change]:
        """New code that may run, although it is no Python file by its name; new submodules, whose files are another
        repository's."""
        for changed in self.comparison.changed:
            path = changed.path
            if changed.before or not path or path in self.population.files:
                continue
            if path in self.comparison.submodules:
                message = f"end at {path}, now a submodule: it is another repository's, which has to be checked there"
                yield Change("files", message, Location(path, 1), Location("", 0))
            elif _may_be_run(path, self.root) and self._names_a_provider(path):
                message = f"{_NEW.format(1)}, no Python file by its name: {path}"
                yield Change("files", message, Location(path, 1), Location("", 0))

    def _names_a_provider(self, path: str) -> bool:
        from checker.code.source.scanner import scanner_of
        from checker.sdks.catalogue import load

        return scanner_of(load()).facts(_bytes(self.root / path)).is_candidate

    def links(self, after: Gate) -> Iterator[Change]:
        """Folders that became links to what is not looked at."""
        now = self._left_out(after.settings, now=True)
        for path in sorted(self.comparison.links):
            target = (self.root / path).resolve()
            if not target.is_dir():
                continue
            inside = shown(target, self.root.resolve())
            why = "outside of the project" if inside.startswith("..") else now.why(f"{inside}/_.py")[0]
            if why:
                yield Change(
                    "files", f"end at {path}, now a link to {inside}, {why}", Location(path, 1), Location("", 0)
                )

    def comments(self) -> Iterator[Change]:
        """Suppression comments that are new in the files that changed; one that moved with its code is not."""
        old = {c.before for c in self.comparison.changed if c.before}
        texts = dict(self.comparison.base.texts(sorted(old)))
        before = {path: Counter((word, code) for word, code, _ in _ignores(path, data)) for path, data in texts.items()}
        new: list[tuple[str, str, Location]] = []
        for changed in self.comparison.changed:
            known = before.get(changed.before, Counter())
            for word, code, at in _ignores(changed.path, _bytes(self.root / changed.path)) if changed.path else ():
                if known[word, code] > 0:
                    known[word, code] -= 1
                else:
                    new.append((word, code, at))
        left = self._gone_with_their_code(before)
        for word, code, at in new:
            if left[word, code] > 0:
                left[word, code] -= 1
            else:
                yield Change("suppressions", f"has a new one: an inline ignore of {word}", at, Location("", 0))

    def _gone_with_their_code(self, before: Mapping[str, Counter[tuple[str, str]]]) -> Counter[tuple[str, str]]:
        """Comments whose code is no longer in their file either, which may have moved to another one."""
        paths = {c.before: c.path for c in self.comparison.changed}
        left: Counter[tuple[str, str]] = Counter()
        for path, comments in before.items():
            now = _bytes(self.root / paths[path]).decode("utf-8", "replace") if paths[path] else ""
            lines = {_code(line) for line in now.splitlines()}
            left.update({key: number for key, number in comments.items() if number > 0 and key[1] not in lines})
        return left

    def cache(self, after: Gate) -> Iterator[Change]:
        folder = after.settings.cache_dir
        if after.settings.cache and folder is not None and has_tracked_files(folder, self.comparison):
            where = _within(folder, self.root)
            if any(change.path.startswith(f"{where}/") for change in self.comparison.changed):
                message = f"holds files of the repository ({where}), which a commit may write: it is not used"
                yield self._rooted(Change("cache-dir", message, self._place(after, "cache_dir"), Location("", 0)))

    # --- what changed in the settings, and in the baseline

    def _settings(self, before: Gate, after: Gate) -> Iterator[Change]:
        old, new = before.settings, after.settings
        for key, message in looser_settings(old, new):
            yield Change(key.replace("_", "-"), message, self._place(after, key), Location("", 0))
        if before.owners is not None and after.owners is None:
            message = "is gone: who may be named is no longer checked"
            yield Change("owners", message, self._place(after, "owners"), Location("", 0))

    def _baseline(self, before: Gate, after: Gate) -> Iterator[Change]:
        grown = grown_entries(before.baseline, after.baseline)
        if not grown:
            return
        places = Counter[str]()
        for entry, added in grown:
            places[f"{entry.rule} in {entry.path}"] += added
        named = [f"{place} ({added})" if added > 1 else place for place, added in list(places.items())[:_SHOWN]]
        more = ", …" if len(places) > _SHOWN else ""
        number = places.total()
        many = "findings" if number > 1 else "finding"
        message = f"accepts {number} more {many}: {', '.join(named)}{more}"
        from checker.run.gate.baseline import baseline_file

        at = Location(shown(baseline_file(after.settings), self.cwd), 1)
        yield Change("baseline", message, at, Location("", 0))

    # --- places

    def _left_out(self, settings: Settings, *, now: bool) -> LeftOut:
        reader = DISK if now else self.comparison.base
        return LeftOut(self.root, reader, settings.exclude, settings.folder)

    def _place(self, gate: Gate, key: str) -> Location:
        """Where the setting stands; else the settings file, the policy or the project as a whole."""
        settings = gate.settings
        if settings.file is not None:
            return place_of_setting(settings.file, key, cwd=self.cwd)
        if isinstance(settings.policy, Path):
            return Location(shown(settings.policy, self.cwd), 1)
        return Location(shown(settings_files(settings.folder)[0], self.cwd), 1)

    def _rooted(self, change: Change) -> Change:
        return replace(change, at=self._rooted_at(change.at))

    def _rooted_at(self, at: Location) -> Location:
        return replace(at, path=self.population.rooted(at.path))


def _levels(policy: Policy) -> Levels:
    return active(policy.rules)


def _ignores(path: str, data: bytes) -> Iterator[tuple[str, str, Location]]:
    """The rules that comments of a file ignore, each with the code that it is about and its place."""
    if MARKER not in data or not (path.endswith((*PYTHON_ENDINGS, *CONFIG_ENDINGS)) or "." not in Path(path).name):
        return
    known: Mapping[str, str] = known_words()
    for comment, code in comments_in(path, data):
        for word in comment.rules:
            yield known.get(word, word), _code(code), comment.at


def _code(line: str) -> str:
    return " ".join(line.split("#")[0].split())


def _named(paths: Sequence[str]) -> str:
    return ", ".join(paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""
    except OSError:
        return b""


def _may_be_run(path: str, root: Path) -> bool:
    """Whether a file that is not looked at may well be Python: by an ending of the family, or by its first line."""
    if path.endswith(PYTHON_ENDINGS):
        return False
    ending = posixpath.splitext(path)[1].lower()
    if ending.startswith(".py"):
        return ending not in _COMPILED
    return not ending and re.match(rb"#!.*python", _bytes(root / path)[:200]) is not None
