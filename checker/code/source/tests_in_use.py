"""Modules that by their name are tests, and that the product imports: their calls are the product's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.code.source.candidates import Marks, imported_modules
from checker.code.source.project import Module, Project

_NAMES_TESTS = re.compile(
    rb"^[ \t]*(?:from|import)\b[^\n(]*(?:\([^)]*)?\b(?:tests?|testing|__tests__|conftest|test_\w+|\w+_test)\b",
    re.MULTILINE,
)
# What runs tests imports them, and is no product.
_RUNS_TESTS = re.compile(rb"^[ \t]*(?:from|import)[ \t]+(?:pytest|unittest|nox|invoke|locust)\b", re.MULTILINE)


def take_into_product(project: Project, files: Iterable[str], marks: Marks) -> None:
    """Of tests that may hold a call, those that a module imports which is none, itself or through others."""
    modules = [project.modules[path] for path in files]
    if not any(module.is_test and _may_hold(module, marks) for module in modules):
        return
    left = [module for module in modules if not module.is_test and _imports_tests(module)]
    while left:
        for module in imported_modules(project, left.pop()):
            if module.is_test:
                module.is_test = False
                left.append(module)


def _may_hold(module: Module, marks: Marks) -> bool:
    try:
        return marks.facts(module).is_candidate
    except (ValueError, OSError):  # it is reported where it is read
        return False


def _imports_tests(module: Module) -> bool:
    try:
        return _NAMES_TESTS.search(module.source) is not None and _RUNS_TESTS.search(module.source) is None
    except (ValueError, OSError):
        return False
