"""Entry to the code plane: source files and a policy in, call sites out."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.code import expressions, shapes, statements  # noqa: F401  (they register what the machine runs)
from checker.code.callers import Contexts, SiteKey
from checker.code.callsite import CallSite
from checker.code.candidates import Marks, Scanner
from checker.code.machine import Program
from checker.code.project import Project
from checker.code.proof import Demand
from checker.code.roots import Unit
from checker.code.sightings import Sighting
from checker.code.verdicts import Reporter
from checker.findings.model import Notice
from checker.policy.model import Policy
from checker.sdks import catalogue as catalogue_module
from checker.sdks.catalogue import Catalogue

RECURSION_LIMIT = 12_000


@dataclass(frozen=True, slots=True)
class CodeResult:
    """Call sites sorted by place; notices about files that could not be read or parsed."""

    sites: tuple[CallSite, ...]
    notices: tuple[Notice, ...]
    files: int


def demand_of(policy: Policy) -> Demand:
    patterns = tuple(re.compile(p) for p in policy.placeholders.patterns)
    return Demand(policy.proven_in_code(), policy.placeholders, policy.sinks, patterns)


def analyse(
    files: Sequence[str],
    policy: Policy,
    *,
    root: Path,
    cwd: Path,
    jobs: int = 1,
    cache_dir: Path | None = None,
    prefilter: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> CodeResult:
    """Find every billable call in `files` (paths relative to `root`, `/`-separated; .py, .pyi and .ipynb) and prove
    for each field of the policy whether it is carried. All of `files` may be read and are reported on; paths in the
    result are relative to `cwd`."""
    catalogue = _catalogue(policy)
    sources = [f for f in files if not f.endswith(".pyi")]
    project = Project(sources, lambda path: (root / path).read_bytes(), catalogue.modules)
    program = Program(project, catalogue, demand_of(policy))
    marks = Marks(Scanner(catalogue))
    program.holds_candidate, program.words_of = marks.holds, marks.words
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(max(old, RECURSION_LIMIT))
    gc.disable()
    try:
        notices: list[Notice] = []
        found = _contexts(program, marks, sources, notices)
        reporter = Reporter(root, cwd, program)
        sites = sorted((reporter.site(ss) for ss in found.values()), key=lambda s: s.at)
    finally:
        gc.enable()
        sys.setrecursionlimit(old)
    return CodeResult(tuple(sites), tuple(notices), len(files))


def _catalogue(policy: Policy) -> Catalogue:
    """What is known of SDKs, with what the policy says of the organisation's own."""
    catalogue = catalogue_module.load()
    return catalogue.extend({"name": policy.name, **policy.models}) if policy.models else catalogue


def _contexts(
    program: Program, marks: Marks, files: Sequence[str], notices: list[Notice]
) -> dict[SiteKey, list[Sighting]]:
    contexts = Contexts(program)
    roots: list[Unit] = []
    for path in sorted(files):
        module = program.project.modules[path]
        try:
            roots += marks.units(module)
        except (ValueError, OSError) as error:
            notices.append(Notice(path, f"cannot be read: {error}"))
    return contexts.of_roots(roots)
