"""What a root's object has from its class: by it two subclasses do the same under a root, or do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.program import Program
from checker.code.execution.values import Class
from checker.code.proofs.root_functions import class_of

_MAKERS = ("__new__", "__init__", "__post_init__", "__getattr__")


def members_of(program: Program, cls: tuple[str, int], names: Iterable[str]) -> tuple[object, ...] | None:
    """What objects of a class (path, id) have under `names` and are made by, and which classes set these on them; None
    where the class is not to be had."""
    module = program.project.modules[cls[0]]
    m = Machine(program)
    found = class_of(m, module, cls[1])
    if found is None:
        return None
    names = tuple(names)
    own = (classes.find_in_class(m, found, name) for name in (*names, *_MAKERS))
    # What no class of the project has is that of the library's.
    return (*own, *_setters(m, found, {n.encode() for n in names}), classes.external_base(m, found))


def _setters(m: Machine, cls: Class, names: set[bytes]) -> Iterator[tuple[str, int]]:
    for part in classes.mro(m, cls):
        if isinstance(part, Class):
            info = classes.info_of(m, part)
            if info.module.stored_within(info.id) & names:
                yield info.module.path, info.id
