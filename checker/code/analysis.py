"""One run of the code plane over the files of an island: roots, contexts, call sites."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from checker.code.demand import Demand

# These five, and the library's two, register what the machine runs.
from checker.code.execution.calls import object_calls  # noqa: F401
from checker.code.execution.defects import Attempt
from checker.code.execution.expressions import expressions  # noqa: F401
from checker.code.execution.names import imports  # noqa: F401
from checker.code.execution.objects import construct  # noqa: F401
from checker.code.execution.program import Program
from checker.code.execution.statements import statements  # noqa: F401
from checker.code.library import externals, methods  # noqa: F401
from checker.code.progress import READING, Progress
from checker.code.proofs.contexts import Contexts
from checker.code.proofs.following import Following
from checker.code.proofs.verdicts import Reporter
from checker.code.results import CodeResult
from checker.code.source.candidates import Marks
from checker.code.source.comments import MARKER
from checker.code.source.project import Module, Project
from checker.code.source.scanner import scanner_of
from checker.code.source.syntax import syntax_error
from checker.code.source.tests_in_use import take_into_product
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.wire import clients, shapes  # noqa: F401  (and these)
from checker.code.wire.models import read_models
from checker.findings.model import Notice
from checker.sdks.catalogue import Catalogue


def run(
    project: Project,
    demand: Demand,
    catalogue: Catalogue,
    root: Path,
    cwd: Path,
    prefilter: bool = True,
    progress: Progress | None = None,
) -> CodeResult:
    """The call sites of an island. MeetingError: it is none, but a part of one. To be called within `roomy`."""
    marks = Marks(scanner_of(catalogue), project, everything=not prefilter)
    program = Program(project, catalogue, demand, marks)
    program.models = read_models(demand.models, demand.fields)
    files = list(project.modules)
    notices: list[Notice] = []
    take_into_product(project, files, marks)
    contexts = Contexts(program, progress)
    reporter = Reporter(root, cwd, program, contexts)
    roots = _roots(program, files, notices, reporter, progress)
    program.steps.share(sum(1 for u in roots if marks.is_marked(u)))
    found = contexts.of_roots(roots)
    judged = {u.key for u in roots}
    seen = {
        (s.module.path, line) for ss in found.values() for s in ss for line in range(s.pos >> 16, (s.end >> 16) + 1)
    }
    following = Following(program, marks, contexts)
    asking = following.run(files)
    # A root that was judged is so once more where its slice left out a call that all its statements come by.
    more = [u for u in asking if u.key not in judged or not following.saw(u) <= found.keys()]
    found = {**contexts.of_roots(more, probed=False), **found}
    found |= following.clients()
    sites = reporter.sites(found.values())
    notices += _too_long(program, marks, roots, seen, reporter)
    notices += _too_deep(project, marks, files, seen, reporter)
    notices += _too_many([*contexts.unseen, *following.unseen], reporter)
    notices += _defects(program, reporter)
    marked = tuple(reporter.locations.path(p) for p in files if _holds_marker(project.modules[p]))
    return CodeResult(tuple(sites), tuple(notices), len(files), marked)


def _roots(
    program: Program,
    files: Sequence[str],
    notices: list[Notice],
    reporter: Reporter,
    progress: Progress | None,
) -> list[Unit]:
    roots: list[Unit] = []
    for number, path in enumerate(files):
        if progress is not None:
            progress(READING, number, len(files))
        module = program.project.modules[path]
        with Attempt(program, (path, MODULE_BODY)):
            roots += _roots_of(program, module, notices, reporter)
    return roots


def _roots_of(program: Program, module: Module, notices: list[Notice], reporter: Reporter) -> list[Unit]:
    """The roots of one file, with a notice where it cannot be read or parsed."""
    try:
        units = program.marks.units(module)
    except (ValueError, OSError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        notices.append(Notice(reporter.locations.path(module.path), f"cannot be read: {reason}"))
        module.give_up()
        return []
    if units:
        module.parsed.lower_body()  # a file with roots is run, its body first
    broken = syntax_error(module) if units and module.parsed.has_error else None
    if broken is not None:
        module.is_broken = True
        notices.append(Notice(reporter.locations.path(module.path), *broken))
    return units


def _too_long(
    program: Program, marks: Marks, roots: Sequence[Unit], seen: set[tuple[str, int]], reporter: Reporter
) -> list[Notice]:
    """Of the roots that may hold a call, those that nothing could follow to the end: a call behind it is not seen.
    Where each place that may hold one was reached, nothing is missing. `seen`: (path, line) of the calls that were."""
    return [
        _told(unit, "is too long to be followed to its end", reporter)
        for unit in roots
        if unit.key in program.runs.unfinished.difference(program.runs.defects)
        and any((unit.module.path, line) not in seen for line in marks.lines(unit))
    ]


def _too_deep(
    project: Project, marks: Marks, files: Sequence[str], seen: set[tuple[str, int]], reporter: Reporter
) -> list[Notice]:
    """Expressions nested deeper than is read, in modules where a place that may hold a call was not reached."""
    out = []
    for path in files:
        module = project.modules[path]
        lines = module.too_deep
        if lines and any((path, line) not in seen for unit in marks.units(module) for line in marks.lines(unit)):
            line = lines[0] if module.notebook is None else module.notebook.place(lines[0])[1]
            out.append(Notice(reporter.locations.path(path), "an expression is nested too deep to be read", line))
    return out


def _too_many(units: Sequence[Unit], reporter: Reporter) -> list[Notice]:
    """Roots that were not looked at, since they mention what many do."""
    message = "is not looked at: more functions mention what sends requests than are followed"
    return list({unit.key: _told(unit, message, reporter) for unit in units}.values())


def _defects(program: Program, reporter: Reporter) -> list[Notice]:
    """The roots on which the engine itself failed."""
    told = []
    for (path, id), where in program.runs.defects.items():
        module = program.project.modules[path]
        outline = module.parsed.outline(id)
        unit = Unit(module, id, outline.name if outline is not None else "<module>")
        what = f"is not judged: checkpolicy failed on it ({where}), which is a defect of checkpolicy; please report it"
        told.append(replace(_told(unit, what, reporter), is_defect=True))
    return told


def _told(unit: Unit, what: str, reporter: Reporter) -> Notice:
    line = unit.module.source.count(b"\n", 0, max(unit.id, 0)) + 1
    if unit.module.notebook is not None:
        _, line = unit.module.notebook.place(line)
    name = "the module's body" if unit.id == MODULE_BODY else f"`{unit.name}`"
    return Notice(reporter.locations.path(unit.module.path), f"{name} {what}", line)


def _holds_marker(module: Module) -> bool:
    try:
        return MARKER in module.source
    except (ValueError, OSError):
        return False
