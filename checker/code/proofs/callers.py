"""Who calls a function of the project: the roots that mention its name, its class, or a table that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from checker.code.execution.machine import Machine
from checker.code.execution.names.loading import ensure
from checker.code.execution.program import Program
from checker.code.proofs.holders import Holders
from checker.code.proofs.relatives import Relatives
from checker.code.source.project import Module
from checker.code.source.units import MODULE_BODY, Unit, unit_at

MAX_CALLERS = 400
MAX_PLACES = 1_000
MAX_NAMES = 8  # other than its own, by which a function is called and its calls are looked for
MAX_FAR = 8  # files of callers that only a method's name points to, which are all looked at
MAX_LINKED = 40  # files of more of them, that name a module in which the class is spoken of
# With what the name begins with, where it is put together: of a method, of a function of the module.
_START = rb"""\s*(?:f?["'](?P<start>\w*)(?:\{|["']\s*\+)|[A-Za-z_])"""
_LOOKED_UP = re.compile(rb"""\bgetattr\(\s*(?:self|cls)\s*,""" + _START)
_IN_MODULE = re.compile(
    rb"\b(?:(?:globals|vars)\(\)\s*(?:\[|\.get\()|getattr\(\s*sys\.modules\[__name__\]\s*,)" + _START
)
_OF_MODULE = re.compile(rb"\bgetattr\(\s*(?:\w+\.)*$")
_AFTER_MODULE = re.compile(rb"\s*," + _START)

_GIVEN = re.compile(rb"\n[ \t]+(\w+)[ \t]*=[ \t]*(?:(?:\w+\.)?partialmethod\(\s*)?(\w+)[ \t]*(?:[,)#]|(?=\n)|\Z)")
_ALL_OF = re.compile(rb"""^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+\*""", re.M)


@dataclass(frozen=True, slots=True)
class Link:
    """A root that mentions another. `handed_on`: it does so without calling it (stores it, passes it), so that the call
    may stand with its own callers."""

    unit: Unit
    handed_on: bool
    made: bool = False  # it names the class alone, while calls name the function


class Callers:
    """Finds the callers of units, once each. `crowded`: units with more callers than are looked at."""

    def __init__(self, program: Program, relatives: Relatives) -> None:
        self.program = program
        self._relatives = relatives
        self._callers: dict[tuple[str, int], list[Link]] = {}
        self.crowded: set[tuple[str, int]] = set()  # roots with more callers than are looked at
        self._holders = Holders(program)
        self._known_in: dict[tuple[tuple[str, int], str], frozenset[bytes]] = {}
        self._stars: dict[bytes, set[bytes]] | None = None  # by the last word of a module: those that import all of it
        self._given: dict[tuple[str, int], dict[bytes, set[str]]] = {}  # by class: the names that its body gives a name
        # How a name that is looked up begins and where it stands, by module and whether methods are looked up there.
        self._look_ups: dict[tuple[str, bool], list[tuple[bytes, Unit]]] = {}

    def of(self, unit: Unit) -> list[Link]:
        """Roots that mention the unit's name or the name of a table that holds it, nearest first, itself left out."""
        found = self._callers.get(unit.key)
        if found is not None:
            return found
        links: dict[tuple[str, int], Link] = {}
        far: dict[tuple[str, int], Link] = {}
        words = (
            names_of(unit) if unit.id != MODULE_BODY else set()
        )  # a module's body is called by nobody, its lambdas are
        own = sorted(words | {n for path, id in self._relatives.variants(unit) for n in self._name_at(path, id)})
        for name in own:
            self._add_links(unit, name, False, links, far)
        self._run_bodies(links.values())
        for name in sorted(self._holders.of(unit) | self._other_names(unit)):
            self._add_links(unit, name, True, links, far)
        for caller in self._by_look_up(unit):
            links.setdefault(caller.key, Link(caller, True))
        links = {**far, **links}
        ranked = sorted(links.values(), key=lambda k: (_distance(unit, k.unit), k.unit.module.path, k.unit.id))
        if len(ranked) > MAX_CALLERS:
            self.crowded.add(unit.key)
        found = self._callers[unit.key] = ranked[:MAX_CALLERS]
        return found

    def kept_under(self, unit: Unit) -> set[str]:
        """Names other than its own by which the unit is called: `send_any = partialmethod(send, run="any")`."""
        names = (self._holders.names(unit.key) | self._other_names(unit)) - names_of(unit)
        return names if len(names) <= MAX_NAMES else set()

    def _add_links(
        self,
        unit: Unit,
        name: str,
        held: bool,
        links: dict[tuple[str, int], Link],
        far: dict[tuple[str, int], Link],
    ) -> None:
        """The roots that mention a name by which the unit is spoken of; `held`: the name of a table that holds it."""
        caller, end = unit, -1
        for module, offset, near in self._places(unit, name, held):
            if module is not caller.module or not caller.id <= offset < end:
                caller = unit_at(module, offset)
                outline = module.parsed.outline(caller.id) if caller.id != MODULE_BODY else None
                end = outline.end if outline is not None else -1
            if caller.key == unit.key:
                continue
            handed_on = held or module.source[offset + len(name.encode()) :][:1] != b"("
            kept = links if near else far
            have = kept.get(caller.key)
            made = name != unit.name and not held and not is_special(unit) and (have is None or have.made)
            kept[caller.key] = Link(caller, handed_on or (have is not None and have.handed_on), made)

    def _run_bodies(self, links: Iterable[Link]) -> None:
        """Run the modules at whose top level a unit is mentioned: tables, chains and objects that hold it are there."""
        for link in links:
            module = link.unit.module
            if link.unit.id == MODULE_BODY and not module.ready and not module.in_progress:
                ensure(Machine(self.program), module)

    def _by_look_up(self, unit: Unit) -> Iterator[Unit]:
        """Methods of the same class that look methods up by a name which fits (`getattr(self, f"_{provider}")`), and
        what looks functions up in their module (`globals()[f"step_{name}"]`, `getattr(steps, name)`)."""
        key = (unit.module.path, unit.owner >= 0)
        found = self._look_ups.get(key)
        if found is None:
            places = self._looks_into(unit.module) if unit.owner < 0 else _look_ups(_LOOKED_UP, unit.module)
            found = [(start, unit_at(module, at)) for start, module, at in places]
            self._look_ups[key] = found
        for start, caller in found:
            fits = unit.owner < 0 or caller.owner == unit.owner
            if fits and caller.key != unit.key and unit.name.encode().startswith(start):
                yield caller

    def _looks_into(self, module: Module) -> Iterator[tuple[bytes, Module, int]]:
        """Where names are looked up in a module: (how they begin, module, byte offset)."""
        yield from _look_ups(_IN_MODULE, module)
        word = module.path.removesuffix("/__init__.py").rpartition("/")[2].removesuffix(".py")
        for other, at in self.program.project.mentions(word, module):
            after = _AFTER_MODULE.match(other.source, at + len(word.encode()))
            if after is not None and _OF_MODULE.search(other.source[max(0, at - 120) : at]) is not None:
                yield after.group("start") or b"", other, at

    def is_called(self, module: Module, id: int) -> bool:
        """Whether the project's own code, tests left out, mentions the function that starts at byte `id`."""
        return any(not link.unit.module.is_test for link in self.of(unit_at(module, id)))

    def _places(self, unit: Unit, name: str, held: bool) -> list[tuple[Module, int, bool]]:
        """Mentions that may speak of the unit, with whether the text says so. Where many do not, those count whose
        files name a module in which the class is spoken of: elsewhere nothing tells what the object is."""
        near: list[tuple[Module, int, bool]] = []
        far: list[tuple[Module, int, bool]] = []
        for module, group in groupby(self.program.project.mentions(name, unit.module), key=_module_of):
            speech = _Speech(self, unit, name, module) if not held else None
            for _, offset in group:
                says = speech.is_of_unit(offset) if speech is not None else True
                if says is None:
                    continue
                if len(near) >= MAX_PLACES:
                    self.crowded.add(unit.key)
                    return near + self._linked(unit, far)
                (near if says else far).append((module, offset, says))
        return near + self._linked(unit, far)

    def _linked(self, unit: Unit, far: list[tuple[Module, int, bool]]) -> list[tuple[Module, int, bool]]:
        modules = {m.path: m for m, _, _ in far}
        if len(modules) <= MAX_FAR:
            return far
        words = self.modules_with_class(unit)
        linked = [path for path, m in modules.items() if any(word in m.source for word in words)]
        if len(linked) > MAX_LINKED:
            self.crowded.add(unit.key)
        kept = set(sorted(linked)[:MAX_LINKED])
        return [row for row in far if row[0].path in kept]

    def named(self, unit: Unit) -> frozenset[str]:
        """Names of the classes to which the unit's is related."""
        return self._relatives.named(unit)

    def modules_with(self, unit: Unit, name: str) -> frozenset[bytes]:
        """Words for the modules that have a function under this name: its own, and those that import it."""
        key = (unit.key, name)
        found = self._known_in.get(key)
        if found is None:
            modules = [unit.module, *(m for m in self.program.project.naming(name) if name.encode() in m.imported)]
            found = self._known_in[key] = self._with_stars({_stem(m).encode() for m in modules})
        return found

    def _with_stars(self, stems: set[bytes]) -> frozenset[bytes]:
        """Words for modules, and for those that hand all their names on: `from .llm import *` in a package's file."""
        if self._stars is None:
            self._stars = {}
            for module in self.program.project.modules.values():
                for match in _ALL_OF.finditer(module.source) if b"import *" in module.source else ():
                    of = match.group(1).rpartition(b".")[2] or module.package.rpartition("/")[2].encode()
                    self._stars.setdefault(of, set()).add(_stem(module).encode())
        waiting = list(stems)
        while waiting:
            fresh = self._stars.get(waiting.pop(), set()) - stems
            stems |= fresh
            waiting += fresh
        return frozenset(stems)

    def modules_with_class(self, unit: Unit) -> frozenset[bytes]:
        """Words for the modules that name the class of a method."""
        key = (unit.key, "")
        found = self._known_in.get(key)
        if found is None:
            owner = unit.module.parsed.outline(unit.owner)
            naming = self.program.project.naming(owner.name) if owner is not None else ()
            found = self._known_in[key] = frozenset(_stem(m).encode() for m in [unit.module, *naming])
        return found

    def _other_names(self, unit: Unit) -> set[str]:
        """Names that the body of its class gives a method: `post = send`, `send_any = partialmethod(send, n=1)`."""
        if unit.owner < 0:
            return set()
        key = (unit.module.path, unit.owner)
        given = self._given.get(key)
        if given is None:
            given = self._given[key] = {}
            owner = unit.module.parsed.outline(unit.owner)
            text = unit.module.source[owner.start : owner.end] if owner is not None else b""
            for name, method in _GIVEN.findall(text):
                given.setdefault(method, set()).add(name.decode("utf-8", "replace"))
        return given.get(unit.name.encode(), set())

    def _name_at(self, path: str, id: int) -> Iterator[str]:
        yield from (o.name for o in self.program.project.modules[path].parsed.outlines if o.start == id)


class _Speech:
    """How a file speaks of a unit under a name: told once per file, not at each mention."""

    def __init__(self, callers: Callers, unit: Unit, name: str, module: Module) -> None:
        self._callers = callers
        self._unit = unit
        self._name = name
        self._module = module

    def is_of_unit(self, offset: int) -> bool | None:
        """Whether a mention speaks of the unit: True where the text says so (same file, an import, the class is named
        there), False where only the method's name fits, None where it is something else."""
        if self._module is self._unit.module:
            return True
        source = self._module.source
        if not _is_dotted(source, offset):
            return self._plain
        if self._dotted is not False or source[max(0, offset - 5) : offset] != b"self.":
            return self._dotted
        # A template method of a base, or of the other base of a subclass, calls it; other classes call their own.
        holders = [o for o in self._module.enclosing(offset) if o.is_class]
        return True if holders and holders[-1].name in self._callers.named(self._unit) else None

    @cached_property
    def _owner(self) -> str | None:
        owner = self._unit.module.parsed.outline(self._unit.owner)
        return owner.name if owner is not None else None

    @cached_property
    def _plain(self) -> bool | None:
        """What a mention without a dot before it says."""
        if self._unit.owner >= 0:
            owner = self._owner
            return True if owner is not None and (self._name == owner or self._name != self._unit.name) else None
        # A function of another module is imported by its name, from its own module or from one that hands it on.
        imported = self._name.encode() in self._module.imported
        return True if imported or b" import *" in self._module.source else None

    @cached_property
    def _dotted(self) -> bool | None:
        source = self._module.source
        if self._unit.owner >= 0:
            return self._owner is not None and self._owner.encode() in source
        return True if any(word in source for word in self._callers.modules_with(self._unit, self._name)) else None


def _look_ups(pattern: re.Pattern[bytes], module: Module) -> Iterator[tuple[bytes, Module, int]]:
    return ((match.group("start") or b"", module, match.start()) for match in pattern.finditer(module.source))


def _module_of(place: tuple[Module, int]) -> Module:
    return place[0]


def names_of(unit: Unit) -> set[str]:
    """Words by which callers speak of the unit: its name, those of functions within it, its class."""
    names = set() if is_special(unit) else {unit.name}
    if unit.owner >= 0:
        owner = unit.module.parsed.outline(unit.owner)
        if owner is not None:
            names.add(owner.name)
    return names


def _is_dotted(source: bytes, offset: int) -> bool:
    """Whether a dot stands before a byte offset, blanks apart."""
    while offset > 0 and source[offset - 1 : offset].isspace():
        offset -= 1
    return source[offset - 1 : offset] == b"."


def _stem(module: Module) -> str:
    """The last part of a module's dotted name: of a package's `__init__` the package's."""
    stem = module.path.rpartition("/")[2].removesuffix(".py").removesuffix(".ipynb")
    return module.package.rpartition("/")[2] if stem == "__init__" else stem


def is_special(unit: Unit) -> bool:
    """Whether calls do not name the function (`__call__`, `__init__`): they are found by its class alone."""
    return unit.name.startswith("__") and unit.name.endswith("__")


def _distance(unit: Unit, caller: Unit) -> int:
    if caller.module is unit.module:
        return 0
    return 1 if caller.module.package == unit.module.package else 2
