"""What a fix has to know of the project's names: modules by file, functions by name, imports that would be circular."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from checker.code.callsite import CallSite
from checker.code.source.project import Module, Project
from checker.code.source.sources import in_utf8
from checker.code.wire.models import as_catalogue
from checker.policy.model import Policy
from checker.sdks import catalogue as catalogue_module
from checker.sdks.model import CallSpec

_Definition = ast.FunctionDef | ast.AsyncFunctionDef


class Names:
    """Over the files of a project, read when they are asked for."""

    def __init__(self, root: Path, files: Sequence[str], policy: Policy) -> None:
        catalogue = catalogue_module.load()
        self._catalogue = catalogue.extend(as_catalogue(policy.name, policy.models)) if policy.models else catalogue

        def read(path: str) -> bytes:
            return in_utf8((root / path).read_bytes())

        self._project = Project([f for f in files if not f.endswith(".pyi")], read, catalogue.modules)
        self._tree = cache(self._parse)

    def module_of(self, path: str) -> tuple[str, bool]:
        """By the folders above that are packages, as an import from their root would name it."""
        folder, _, name = path.rpartition("/")
        stem = name.removesuffix(".py")
        is_package = stem == "__init__"
        parts = [] if is_package else [stem]
        while folder and f"{folder}/__init__.py" in self._project.modules:
            folder, _, last = folder.rpartition("/")
            parts.insert(0, last)
        return ".".join(parts), is_package

    def is_ours(self, qualified: str, path: str) -> bool:
        return self._module(qualified.rpartition(".")[0], path) is not None

    def obstacle(self, qualified: str, path: str) -> str:
        dotted, _, function = qualified.rpartition(".")
        module = self._module(dotted, path)
        if module is None:
            return ""
        found = self._definition(module, function)
        if found is not None:
            if isinstance(found, ast.AsyncFunctionDef):
                return f"{qualified}() is a coroutine, which a call cannot wait for"
            if _required(found.args):
                return f"{qualified}() needs arguments"
        if module.path != path and path in self._reached(module.path, path):
            return f"importing {qualified} here would be circular: {module.path} imports this file"
        return ""

    def spec_of(self, site: CallSite) -> CallSpec | None:
        if site.sdk not in self._catalogue.names:
            return None
        sdk = self._catalogue.sdk(site.sdk)
        for client in sdk.clients:
            spec = client.calls.get(site.api)
            if spec is not None and spec.is_async == site.is_async:
                return spec
        found = sdk.functions.get(site.api)
        return found or next((c.calls[site.api] for c in sdk.clients if site.api in c.calls), None)

    # -- modules --------------------------------------------------------------------------------------------------

    def _module(self, dotted: str, path: str) -> Module | None:
        importer = self._project.modules.get(path)
        found = self._project.resolve(importer, 0, dotted) if importer is not None else None
        return found if isinstance(found, Module) else None

    def _parse(self, path: str) -> ast.Module:
        try:
            return ast.parse(self._project.modules[path].source)
        except (SyntaxError, ValueError, OSError, RecursionError):
            return ast.Module([], [])

    def _definition(self, module: Module, function: str, depth: int = 0) -> _Definition | None:
        """The definition, through modules that hand it on."""
        for node in self._tree(module.path).body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == function:
                return node
            if isinstance(node, ast.ImportFrom) and depth < 4:
                for alias in node.names:
                    if (alias.asname or alias.name) in (function, "*"):
                        origin = self._project.resolve(module, node.level, node.module or "")
                        if isinstance(origin, Module):
                            name = function if alias.name == "*" else alias.name
                            found = self._definition(origin, name, depth + 1)
                            if found is not None:
                                return found
        return None

    @cache  # noqa: B019 - lives as long as the run
    def _reached(self, start: str, importer: str) -> frozenset[str]:
        """The files which importing `start` runs, packages around `importer` apart: those are under way already."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            waiting += self._imported(path, importer)
        seen.discard(start)
        return frozenset(seen)

    def _imported(self, path: str, importer: str) -> Iterator[str]:
        module = self._project.modules[path]
        for node in _at_import(self._tree(path).body):
            targets: list[Module | str | None] = []
            if isinstance(node, ast.Import):
                targets = [self._project.resolve(module, 0, alias.name) for alias in node.names]
            else:
                origin = self._project.resolve(module, node.level, node.module or "")
                targets = [origin]
                if origin is not None:
                    targets += [self._project.submodule(origin, alias.name) for alias in node.names]
            for target in targets:
                if isinstance(target, Module):
                    yield target.path
                    yield from self._packages(target.path, importer)

    def _packages(self, path: str, importer: str) -> Iterator[str]:
        folder = path.rpartition("/")[0]
        while folder and f"{folder}/__init__.py" in self._project.modules:
            if not importer.startswith(f"{folder}/"):
                yield f"{folder}/__init__.py"
            folder = folder.rpartition("/")[0]


def _at_import(body: Sequence[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The import statements that run when the module is imported."""
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from _at_import(node.orelse)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for inner in ("body", "orelse", "finalbody"):
                yield from _at_import(getattr(node, inner, []))
            for handler in getattr(node, "handlers", []):
                yield from _at_import(handler.body)


def _required(args: ast.arguments) -> bool:
    """Whether a call without arguments fails."""
    positional = len(args.posonlyargs) + len(args.args) - len(args.defaults)
    return positional > 0 or any(default is None for default in args.kw_defaults)
