"""Management commands of Django: what `handle(self, *args, **options)` is given, by what `add_arguments` asks for.

Facts: https://docs.djangoproject.com/en/stable/howto/custom-management-commands/,
https://docs.djangoproject.com/en/stable/ref/django-admin/#running-management-commands-from-your-code
"""

from __future__ import annotations

import re

from checker.code.execution.calls.calls import NOWHERE, call
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import Function, Ref
from checker.code.source.project import Module
from checker.code.source.summary import FunctionSummary
from checker.code.trail import DepKind

_BASES = frozenset({"BaseCommand", "AppCommand", "LabelCommand"})
_FOLDER = re.compile(r"(?:^|/)management/commands/(\w+)\.py$")
# Arguments in the text of a call that are texts with something in them, numbers or switches.
_FILLED = rb"""(?:\w+\s*=\s*)?(?:"[^"\\\n]+"|'[^'\\\n]+'|\d+|True|False)"""


def options_of(m: Machine, function: Function, summary: FunctionSummary) -> Ref | None:
    """What stands for `**options` of a command's `handle`; None of other functions, where `add_arguments` is not
    followed, and where code of the project may call the command with options of its own."""
    from checker.code.library.command_lines import on_any_line

    command = _FOLDER.search(function.module.path)
    if command is None or summary.name != "handle" or not isinstance(function.receiver, Ref) or m.st is None:
        return None
    inst = m.as_instance(function.receiver)
    base = classes.external_base(m, inst.cls) if inst is not None and inst.cls is not None else None
    if base is None or not base.name.startswith("django.core.management") or inst is None:
        return None
    if base.name.rpartition(".")[2] not in _BASES or _is_called(m, function.module, command[1]):
        return None
    adding = classes.find_in_class(m, inst.cls, "add_arguments") if inst.cls is not None else None
    parser = Instance("parser")
    parser.data = ()
    ref = m.add(parser)
    if isinstance(adding, Function):
        before = m.live.fork()
        call(m, adding.bound(function.receiver), [(0, "", ref)], NOWHERE)
        if m.st is None:
            m.st = before
            return None
    row = on_any_line(m, m.get(ref), ("unknown", summary.pos))
    if row is None:
        return None
    made = Dict((function.module.path, summary.pos))
    made.keys = {name: (value, None) for name, value in row.items()}
    made.open = m.unknown(DepKind.DATA, "options that Django itself gives a command").deps
    return m.add(made)


def _is_called(m: Machine, own: Module, name: str) -> bool:
    """Whether code outside tests imports a command, or calls one by its name with what may be empty."""
    word = re.escape(name.encode())
    imported = re.compile(rb"\bcommands\.%b\b|\bcommands\s+import\b[^\n]*\b%b\b" % (word, word))
    other = re.compile(rb"""\bcall_command\(\s*["'](?!%b["'])\w+["']""" % word)
    plain = re.compile(rb"""\bcall_command\(\s*["']%b["']((?:\s*,\s*%b)*)\s*,?\s*\)""" % (word, _FILLED))
    naming = m.program.project.naming
    for module in dict.fromkeys((*naming("call_command"), *naming(name))):
        if module.is_test or module is own:
            continue
        if imported.search(module.source):
            return True
        good = [given for given in plain.findall(module.source) if not _has_placeholder(m, given)]
        if len(re.findall(rb"\bcall_command\(", module.source)) != len(good) + len(other.findall(module.source)):
            return True
    return False


def _has_placeholder(m: Machine, given: bytes) -> bool:
    texts = (double or single for double, single in re.findall(rb"""\"([^\"]*)\"|'([^']*)'""", given))
    return any(m.program.demand.is_placeholder(text.decode("utf-8", "replace")) for text in texts)
