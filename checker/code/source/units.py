"""Roots: the definitions of a file that are run for themselves."""

from __future__ import annotations

from dataclasses import dataclass

from checker.code.source.project import Module
from checker.code.source.summary import Outline

MODULE_BODY = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """A root: an outermost function, a method, or a module's body (id -1)."""

    module: Module
    id: int
    name: str
    owner: int = -1  # id of the class whose method it is

    @property
    def key(self) -> tuple[str, int]:
        return (self.module.path, self.id)


def unit_at(module: Module, offset: int) -> Unit:
    """The root to run for what stands at a byte offset."""
    return _unit_of(module, module.enclosing(offset))


def _unit_of(module: Module, holders: list[Outline]) -> Unit:
    """The root among the definitions that hold a place, outermost first."""
    owner = -1
    for outline in holders:
        if outline.is_class:
            owner = outline.start
            continue
        return Unit(module, outline.start, outline.name, owner)
    return Unit(module, MODULE_BODY, "<module>")
