"""The clients of a project, each followed from where it is made to the names under which it is kept.

Roots that hold no word of a billable call are run here: those which make a client, and those which mention a name that
holds one, until there are no more. What is left is told at the place where the client is made: one that is handed to
code which is not read, and one that is kept while no request of it is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.code.execution.program import Program
from checker.code.proofs.contexts import Contexts
from checker.code.proofs.open_sites import SiteKey, site_key
from checker.code.proofs.roots import run_whole
from checker.code.source.candidates import Marks
from checker.code.source.project import Module
from checker.code.source.units import Unit, unit_at
from checker.code.wire.fates import CLIENT, MADE, Fates
from checker.code.wire.sightings import Sighting

MAX_MENTIONS = 60  # of one name, that are looked at
MAX_UNITS = 1_000  # beside those that make clients
MAX_KEEPERS = 3  # modules that keep a client under one name, which then still tells whose request is meant
_ASSIGNED = re.compile(rb"\w+\s*(?::[^=\n]+)?=(?!=)")
MAX_NAME = 2  # letters of a name that says nothing


class Following:
    def __init__(self, program: Program, marks: Marks, contexts: Contexts) -> None:
        self._program = program
        self._marks = marks
        self._contexts = contexts
        self._seen: set[tuple[str, int]] = set()
        self._asked: set[str] = set()
        self._asking: list[Unit] = []
        self._saw: dict[tuple[str, int], frozenset[SiteKey]] = {}
        self.unseen: list[Unit] = []  # roots that are not looked at, since there are too many: the first of them
        self._found: dict[SiteKey, list[tuple[Unit, Sighting]]] = {}

    @property
    def _fates(self) -> Fates:
        return self._program.fates

    def run(self, files: Iterable[str]) -> list[Unit]:
        """Run what makes clients and what mentions them; the roots that may hold a request by one that comes from
        elsewhere, in files that import no SDK."""
        left = MAX_UNITS
        waiting = [unit for path in files for unit in self._makers(path)]
        while waiting:
            for unit in waiting:
                self._seen.add(unit.key)
                self._run(unit)
            found = list(self._mentioning())
            waiting = found[:left]
            self.unseen += found[left : left + 1]
            left -= len(waiting)
        return self._asking

    def saw(self, unit: Unit) -> frozenset[SiteKey]:
        """The call sites that a root came by for certain, run with all its statements."""
        return self._saw[unit.key]

    def clients(self) -> dict[SiteKey, list[Sighting]]:
        """Contexts of each client whose requests are not seen."""
        return {key: self._settled(rows) for key, rows in sorted((self._found | self._kept()).items())}

    def _makers(self, path: str) -> Sequence[Unit]:
        module = self._program.project.modules[path]
        if module.is_test:
            return ()
        try:
            return self._marks.makers(module)
        except (ValueError, OSError):  # said where the file is read first
            return ()

    def _run(self, unit: Unit) -> None:
        run = run_whole(self._program, unit)
        found = run.sightings
        if any(s.kind != CLIENT for s in found):
            self._asking.append(unit)
            self._contexts.adopt(unit, run)
            self._saw[unit.key] = frozenset(site_key(s) for s in found if s.kind and s.kind != CLIENT and not s.guessed)
        for s in found:
            if s.kind == CLIENT:
                rows = self._found.setdefault(site_key(s), [])
                if not any((have.chain, have.went, have.results) == (s.chain, s.went, s.results) for _, have in rows):
                    rows.append((unit, s))

    def _mentioning(self) -> Iterator[Unit]:
        """Roots that mention a name under which a client is kept, or what makes one."""
        for name in sorted(self._fates.names.keys() - self._asked):
            self._asked.add(name)
            if len(name) <= MAX_NAME:
                continue
            places = self._fates.names[name]
            idle = not places or any(place not in self._fates.used | self._fates.handed for place in places)
            called = any(self._is_called_itself(place) for place in places)
            looked_at = 0
            for module, offset in self._program.project.mentions(name):
                if module.is_test or not (
                    idle or _is_argument(module, name, offset) or (called and _is_called(module, name, offset))
                ):
                    continue
                unit = unit_at(module, offset)
                if unit.key in self._seen:
                    continue
                looked_at += 1
                if looked_at > MAX_MENTIONS:
                    break  # so common a name says little; a client of which nothing was seen is told where it is made
                self._seen.add(unit.key)
                yield unit

    def _kept(self) -> dict[SiteKey, list[tuple[Unit, Sighting]]]:
        """Clients that live on, of which nothing was seen, not even by calls on objects that are not known."""
        fates = self._fates
        out = {}
        for place, s in fates.kept.items():
            if place in fates.used or place in fates.held or place in fates.handed:
                continue
            unit = unit_at(s.module, _offset(s.module, s.pos))
            names = [unit.name, *(name for name, places in fates.names.items() if place in places)]
            calls = self._calls_of(s)
            if fates.taken & {*names} and s.went[0].key != MADE:
                continue  # taken from a library's settings
            if "__call__" in calls and s.went[0].key != MADE and not self._is_read(names[1:], s.module):
                continue
            if not any(self._may_be_called(name, calls, s.module) for name in names):
                out[site_key(s)] = [(unit, s)]
        return out

    def _may_be_called(self, name: str, calls: set[str], module: Module) -> bool:
        """Whether a request was seen on an object that is not known, under the name of a client. Where many modules
        keep clients under it (`self.client`), only one in the client's own module says something."""
        keepers = {path for path, _ in self._fates.names.get(name, ())}
        tells = len(keepers) <= MAX_KEEPERS
        return any(api in calls and (tells or at == module.path) for api, at in self._fates.shapes.get(name, ()))

    def _is_read(self, names: list[str], keeper: Module) -> bool:
        """Whether a name under which something that is called itself is kept (a module of dspy) stands elsewhere than
        where it is set: its request would be a call by that name."""
        places = (place for name in names for place in self._program.project.mentions(name))
        return not names or any(m is not keeper or not _is_set(m, at) for m, at in places)

    def _is_called_itself(self, place: tuple[str, int]) -> bool:
        """Whether a request may be a call of the client itself, which no marked word tells: `chain(question)`."""
        s = self._fates.kept.get(place)
        return s is not None and "__call__" in self._calls_of(s)

    def _calls_of(self, s: Sighting) -> set[str]:
        clients = self._program.catalogue.sdk(s.spec.sdk).clients
        return {api for c in clients if any(n.endswith(s.spec.api) for n in c.names) for api in c.calls}

    def _settled(self, rows: list[tuple[Unit, Sighting]]) -> list[Sighting]:
        """The contexts of one client; what callers of a root decide is asked of them."""
        by_unit: dict[tuple[str, int], tuple[Unit, list[Sighting]]] = {}
        for unit, s in rows:
            by_unit.setdefault(unit.key, (unit, []))[1].append(s)
        out: list[Sighting] = []
        for unit, ss in by_unit.values():
            out += self._contexts.settled(unit, {site_key(ss[0]): ss})[site_key(ss[0])]
        return out


def _is_argument(module: Module, name: str, offset: int) -> bool:
    """Whether a mention stands by itself as an argument: `f(llm)`, `f(model=self.llm, …)`."""
    after = module.source[offset + len(name.encode()) :][:80].lstrip()
    return after[:1] in (b",", b")", b"]", b"}") or after[:2] in (b"()", b"]:")


def _is_called(module: Module, name: str, offset: int) -> bool:
    return module.source[offset + len(name.encode()) :][:1] == b"("


def _is_set(module: Module, at: int) -> bool:
    """Whether a name at a byte is the target of an assignment."""
    return _ASSIGNED.match(module.source, at) is not None


def _offset(module: Module, pos: int) -> int:
    start = 0
    for _ in range((pos >> 16) - 1):
        start = module.source.find(b"\n", start) + 1
    return start + (pos & 0xFFFF)
