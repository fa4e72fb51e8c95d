"""From what decides a field of one arrival to where the trail was lost, in the words of the policy's models."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from checker.code.callsite import Proof
from checker.code.execution.program import Program
from checker.code.execution.values import Dep
from checker.code.proofs.locations import Locations
from checker.code.source.project import Module
from checker.code.trail import DepKind, Trail
from checker.code.wire.sightings import Sighting

MAX_TRAILS = 6  # that are told of one place


class Trails:
    """`is_called`: whether the project calls what stands at a byte offset of a module."""

    def __init__(self, program: Program, locations: Locations, is_called: Callable[[Module, int], bool]) -> None:
        self._program = program
        self._locations = locations
        self._is_called = is_called

    def of(self, s: Sighting, names: tuple[str, ...]) -> tuple[Trail, ...]:
        """The ends of the trails of those of the fields that are not proven, each once, those that a model settles
        first."""
        found: dict[Dep, list[str]] = {}
        whole: set[Dep] = set()
        plain: set[Dep] = set()
        spread: dict[Dep, str] = {}
        lost = False
        for name in names:
            result = s.results[name]
            if result.proof is not Proof.UNKNOWN:
                continue
            lost = True
            whole |= result.whole
            plain |= result.plain
            spread.update(sorted(result.spread, key=lambda row: row[1]))
            for dep in result.deps:
                found.setdefault(dep, []).append(name)
        if lost and not found:
            at = self._locations.of(s.module, s.pos, s.end)
            return (Trail(DepKind.BOUND, "", "the value is not followed", at, names),)
        told = [
            replace(
                self._trail(s, dep, tuple(fields), dep in whole),
                chooses=dep not in whole and dep not in plain and dep not in spread,
                argument=spread.get(dep),
            )
            for dep, fields in found.items()
        ]
        return tuple(sorted(dict.fromkeys(told), key=lambda t: (t.kind is DepKind.BOUND, t.at, t.why))[:MAX_TRAILS])

    def _trail(self, s: Sighting, dep: Dep, fields: tuple[str, ...], whole: bool) -> Trail:
        module = self._program.project.modules.get(dep.path)
        if module is None or not dep.pos >> 16:
            at = self._locations.of(s.module, s.pos, s.end)
        else:
            at = self._locations.of(module, dep.pos)
        subject, parameter, why = dep.subject, "", dep.why
        if dep.kind is DepKind.PARAMETER:
            subject, parameter = self._function(dep), dep.subject
            id = int(dep.key.rsplit(":", 2)[1])
            if module is not None and module.parsed.outline(id) is not None and not self._is_called(module, id):
                why += ", of which the project has none"
        elif dep.kind is DepKind.OBJECT:
            subject, parameter = self._class(dep), dep.subject
            if parameter:
                why = f"`{parameter}` is given where `{subject.rpartition('.')[2]}` is made"
        return Trail(dep.kind, subject, why, at, fields, parameter, whole)

    def _function(self, dep: Dep) -> str:
        """`app.tasks.Worker.run` of the key `path:id:parameter`."""
        path, id, _ = dep.key.rsplit(":", 2)
        return self._dotted(path, int(id))

    def _class(self, dep: Dep) -> str:
        path, id = dep.key.rsplit(":", 1)
        return self._dotted(path, int(id))

    def _dotted(self, path: str, id: int) -> str:
        module = self._program.project.modules.get(path)
        if module is None or module.parsed.outline(id) is None:
            return ""  # a lambda has no name
        names = [o.name for o in module.enclosing(id)]
        dotted = path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")
        return ".".join((dotted, *names))
