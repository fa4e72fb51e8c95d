"""Parts of a request's path that a web framework hands to a function: `@app.get("/teams/{team}")`,
`@site.route("/teams/<team>")`. No path has an empty one, so what the function is given is filled.

Facts: https://www.starlette.io/routing/#path-parameters, https://werkzeug.palletsprojects.com/en/stable/routing/#built-in-converters
"""

from __future__ import annotations

import re

from checker.code.execution.frameworks.project_calls import may_be_called
from checker.code.execution.machine import Machine
from checker.code.execution.values import Dep, Function, Number, Unknown, Value, deps_of
from checker.code.source.summary import FunctionSummary, Node, Parameter
from checker.code.trail import DepKind

_NUMBERS = frozenset({"int", "float"})
# By library: how a path names a part (its name, its converter), and the converters none of whose texts is empty.
_BRACED = (re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+))?\}"), frozenset({"", "str", "uuid"}))
_ANGLED = (
    re.compile(r"<(?:(?P<kind>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>"),
    frozenset({"", "string", "default", "path", "any", "uuid"}),
)
_FORMS = {"fastapi": _BRACED, "starlette": _BRACED, "flask": _ANGLED, "quart": _ANGLED}


def part_of_path(m: Machine, function: Function, summary: FunctionSummary, param: Parameter) -> Value | None:
    """What a framework hands to a parameter that each of the function's paths names; None of another parameter, and
    where code of the project may call the function itself."""
    if param.kind not in (0, 1, 3) or param.default is not None or not summary.decorators or m.st is None:
        return None
    found = [part for d in summary.decorators if (part := _of_decorator(m, d, param.name)) is not None]
    if not found or "" in found or may_be_called(m, function):
        return None
    why = f"`{param.name}` of the request's path"
    deps = frozenset((Dep(DepKind.DATA, why, why, function.module.path, summary.pos),))
    return Number(deps) if any(kind in _NUMBERS for kind in found) else Unknown(deps, True)


def _of_decorator(m: Machine, decorator: Node, name: str) -> str | None:
    """Of a decorator that takes the function for a path: the converter of the part with that name, "" where the path
    has none, or one that may be empty. None of other decorators."""
    if decorator[0] != "call" or decorator[3][0] != "attr":
        return None
    if decorator[3][3] not in m.program.catalogue.words("entry_decorators"):
        return None
    library = next((d.subject.partition(".")[0] for d in deps_of(m.eval(decorator[3][2]))), "")
    if library not in _FORMS:
        return None
    path = next((a[2][2] for a in decorator[4] if (a[0] == 0 or a[1] in ("path", "rule")) and a[2][0] == "const"), "")
    form, filled = _FORMS[library]
    for part in form.finditer(path if isinstance(path, str) else ""):
        kind = part["kind"] or ""
        if part["name"] == name:
            return (kind or "str") if kind in filled or kind in _NUMBERS else ""
    return ""
