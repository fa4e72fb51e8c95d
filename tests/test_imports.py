"""Each module can be imported by itself: as no two import each other, none relies on another being there before."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import checker

FOLDER = Path(checker.__file__).parent
MODULES = {".".join(p.relative_to(FOLDER.parent).with_suffix("").parts): p for p in FOLDER.rglob("*.py")}


def imported(path: Path) -> Iterator[str]:
    """Modules of checkpolicy that a module imports when it is read. That a package's `__init__` runs before the
    modules of the package is no matter: it may import them."""
    for statement in ast.parse(path.read_bytes()).body:
        if isinstance(statement, ast.Import):
            names = [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            names = [f"{statement.module}.{alias.name}" for alias in statement.names]
        else:
            continue
        for name in names:
            module = name if name in MODULES or f"{name}.__init__" in MODULES else name.rpartition(".")[0]
            yield from (found for found in (module, f"{module}.__init__") if found in MODULES)


def test_no_two_modules_import_each_other() -> None:
    graph = {name: {other for other in imported(path) if other != name} for name, path in MODULES.items()}
    assert sum(map(len, graph.values())) > len(graph)
    TopologicalSorter(graph).prepare()  # CycleError names those that do
