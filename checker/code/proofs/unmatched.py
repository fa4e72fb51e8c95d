"""Models of the policy that nothing in the project answers to: a misspelt name settles nothing and says nothing.

A policy may serve many projects, so a library that none of the files imports is no fault; one that is imported without
the modelled name is, and so is an entry point or a parameter that does not exist.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.code.source.project import Module, Project
from checker.code.source.summary import Outline
from checker.code.unmatched_model import Unmatched
from checker.code.wire.models import EntryPoint, read_models

MAPS = ("functions", "wrappers", "header_builders", "decorators", "context_managers", "values")
_IMPORTED = re.compile(rb"^[ \t]*(?:from|import)[ \t]+([A-Za-z_]\w*)", re.M)
_SURE = 0.8  # how near a name must be that explains a library nobody imports


def unmatched(project: Project, models: Mapping[str, Any]) -> tuple[Unmatched, ...]:
    """`models` as the policy has them."""
    if not models:
        return ()
    found: list[Unmatched] = []
    for section, name in _library_names(models):
        found += _library(project, section, name)
    for entry in read_models(models, ()).entries.values():
        found += _entry(project, entry)
    return tuple(dict.fromkeys(found))


def _library_names(models: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section in MAPS:
        yield from ((section, name) for name in models.get(section) or {})
    yield from (("harmless", name) for name in models.get("harmless") or ())
    for section in ("clients", "factories", "records"):
        for item in models.get(section) or ():
            yield from ((section, name) for name in item.get("names") or ())


# -- libraries --------------------------------------------------------------------------------------------------------


def _library(project: Project, section: str, name: str) -> Iterator[Unmatched]:
    root, _, rest = name.partition(".")
    if "<" in name or not rest:
        return
    places = [(m, rest) for m, rest in _places(project, name) if _is_from(project, m, root)]
    if places:  # in the project, where `fix` imports builders from
        if not any(_definition(module, rest) for module, rest in places):
            near = _nearest(name, places)
            yield Unmatched(section, name, "the module has no such function", near)
        return
    importing = [m for m in project.naming(root) if root.encode() in _IMPORTED.findall(m.source)]
    if not importing:
        known = {word.decode() for m in project.modules.values() for word in _IMPORTED.findall(_source(m))}
        similar = difflib.get_close_matches(root, sorted(known - {root}), 1, _SURE)
        if similar:
            yield Unmatched(section, name, f"no file imports {root}", f"{similar[0]}.{rest}")
        return
    word = name.rpartition(".")[2]
    if not {*importing} & {*project.naming(word)}:
        similar = difflib.get_close_matches(word, sorted(_names_of(importing, root)), 1)
        nearest = f"{name.rpartition('.')[0]}.{similar[0]}" if similar else ""
        yield Unmatched(section, name, f"no file that imports {root} names {word}", nearest)


def _names_of(importing: list[Module], root: str) -> set[str]:
    """What the files take from a library: imported names, and attributes of the imported module."""
    out: set[str] = set()
    taken = re.compile(rb"from[ \t]+%s[\w.]*[ \t]+import[ \t]+\(?([\w, \t\n]+)" % re.escape(root.encode()))
    for module in importing:
        for match in taken.finditer(module.source):
            out |= {w.decode() for w in re.findall(rb"\w+", match[1])}
        out |= {w.decode() for w in re.findall(rb"\b%s\.(\w+)" % re.escape(root.encode()), module.source)}
    return out


def _source(module: Module) -> bytes:
    try:
        return module.source
    except (ValueError, OSError):  # said elsewhere
        return b""


# -- entry points -----------------------------------------------------------------------------------------------------


def _entry(project: Project, entry: EntryPoint) -> Iterator[Unmatched]:
    last = entry.name.rpartition(".")[2]
    places = _places(project, entry.name)
    for module, rest in places:
        outline = _definition(module, rest)
        if outline is not None:
            yield from _parameters(module, outline, entry)
            return
    elsewhere = {f"{_dotted(m)}.{last}" for m in project.naming(last) if last in _definitions(m)}
    near = _nearest(entry.name, places) or next(iter(difflib.get_close_matches(entry.name, sorted(elsewhere), 1)), "")
    why = "the module has no such function" if places else "there is no such module"
    yield Unmatched("entry_points", entry.name, why, near)


def _places(project: Project, name: str) -> list[tuple[Module, list[str]]]:
    """Modules of the project that a dotted name may begin with, and what is left of it."""
    parts = name.split(".")
    return [
        (module, parts[cut:])
        for cut in range(1, len(parts))
        for module in project.modules.values()
        if f".{_dotted(module)}".endswith("." + ".".join(parts[:cut]))
    ]


def _is_from(project: Project, module: Module, root: str) -> bool:
    """Whether a module's dotted name may begin with `root`: from the project's root or `src`, or from the folder (of a
    service among others) that holds its outermost package."""
    folder = module.path.rpartition("/")[0]
    outermost = ""
    while folder and f"{folder}/__init__.py" in project.modules:
        folder, _, outermost = folder.rpartition("/")
    return outermost == root or _dotted(module).removeprefix("src.").startswith(root)


def _nearest(name: str, places: list[tuple[Module, list[str]]]) -> str:
    names = {f"{_dotted(m)}.{n}" for m, _ in places for n in _definitions(m)}
    return next(iter(difflib.get_close_matches(name, sorted(names), 1)), "")


def _dotted(module: Module) -> str:
    return module.path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")


def _definition(module: Module, names: list[str]) -> Outline | None:
    parent, found = -1, None
    for name in names:
        found = next((o for o in module.parsed.outlines if o.parent == parent and o.name == name), None)
        if found is None:
            return None
        parent = found.start
    return found


def _definitions(module: Module) -> set[str]:
    """Functions and methods by their dotted names."""
    names = {o.start: o.name for o in module.parsed.outlines}
    return {f"{names[o.parent]}.{o.name}" if o.parent in names else o.name for o in module.parsed.outlines}


def _parameters(module: Module, outline: Outline, entry: EntryPoint) -> Iterator[Unmatched]:
    if outline.is_class:
        made = next((o for o in module.parsed.outlines if o.parent == outline.start and o.name == "__init__"), None)
        if made is None:
            return
        outline = made
    params = module.parsed.function(outline.start).params
    if any(p.kind == 4 for p in params):
        return
    names = {p.name for p in params}
    for name in entry.parameters:
        if name not in names:
            near = difflib.get_close_matches(name, sorted(names), 1)
            why = f"{entry.name} has no parameter {name}"
            yield Unmatched("entry_points", entry.name, why, near[0] if near else "", name)
