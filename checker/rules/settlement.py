"""What would settle a field that is not proven: a model for the policy where there is one, else in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from checker.code.callsite import CallSite
from checker.code.trail import DepKind, Trail
from checker.rules.remedies import client_takes

_IS_MODEL = frozenset({DepKind.RESULT, DepKind.CHANGED, DepKind.PARAMETER, DepKind.OBJECT})


class Model(Struct, frozen=True):
    """An entry of the policy's `models`: in a list (`name` "") or in a map, by name."""

    section: str
    name: str
    value: Any

    def lines(self) -> tuple[str, ...]:
        """As YAML below `models:`, section first."""
        entry = f"- {_flow(self.value)}" if not self.name else f"{self.name}: {_flow(self.value)}"
        return f"{self.section}:", f"  {entry}"

    def __str__(self) -> str:
        return _flow(self.value) if not self.name else f"{self.name}: {_flow(self.value)}"


def model_of(trails: Iterable[tuple[Trail, CallSite]]) -> Model | None:
    """The model that would settle trails of one subject, with all the parameters and fields that they need."""
    rows = list(trails)
    first = rows[0][0]
    if first.kind not in _IS_MODEL or not first.subject or "." not in first.subject:
        return None
    if first.kind in (DepKind.CHANGED, DepKind.RESULT) and _is_of_python(first.subject):
        return None  # known not to make any
    order = tuple(rows[0][1].fields)
    if first.kind is DepKind.CHANGED:
        return Model("harmless", "", first.subject)
    if first.kind is DepKind.RESULT:
        fields = sorted({name for trail, _ in rows for name in trail.fields}, key=order.index)
        if len(fields) == 1 and not any(trail.whole for trail, _ in rows):
            return Model("values", first.subject, fields[0])
        return Model("header_builders", first.subject, {"provides": fields})
    parameters: dict[str, set[str]] = {}
    mappings: set[str] = set()
    for trail, _ in rows:
        name = _named(trail)
        if not name:
            return None  # nothing that the callers give to it, or what no model can say
        parameters.setdefault(name, set()).update(trail.fields)
        if trail.whole:
            mappings.add(name)
    given = {
        name: sorted(fields, key=order.index) if name in mappings or len(fields) > 1 else next(iter(fields))
        for name, fields in sorted(parameters.items())
    }
    return Model("entry_points", "", {"name": first.subject, "parameters": given})


def _named(trail: Trail) -> str:
    """The parameter, and for `**kwargs` the argument that would come with it; "" where no model can say it, as of an
    attribute that a subclass may set."""
    if trail.chooses or "." in trail.parameter:
        return ""
    if trail.parameter.startswith("**"):
        return trail.argument or ""
    return "" if trail.parameter.startswith("*") or trail.argument is not None else trail.parameter


def _is_of_python(subject: str) -> bool:
    """Whether a function is of Python's own library."""
    return subject.partition(".")[0] in sys.stdlib_module_names


def advice_for(trail: Trail) -> str:
    """What to do in the code, where no model helps or beside it."""
    match trail.kind:
        case DepKind.ENVIRONMENT if trail.whole or trail.chooses or trail.argument is not None:
            return "give the fields in the code, beside what the environment gives"
        case DepKind.ENVIRONMENT:
            read = f'os.environ["{trail.subject or "…"}"]'
            return f"read it with {read}, which fails when it is unset, or give a default that names an owner"
        case DepKind.DATA:
            return "refuse what is empty before the request (`if not value: raise …`)"
        case DepKind.GLOBAL:
            return "set it where the module is imported, or hand the value on as an argument"
        case DepKind.CONTEXT:
            return "set the context variable in the function that starts the work, or declare what sets it under models"
        case DepKind.RESULT | DepKind.CHANGED if _is_of_python(trail.subject):
            return "set the fields after it"
        case DepKind.RESULT | DepKind.CHANGED:
            return "declare the function under models in the policy, or set the fields after it"
        case DepKind.PARAMETER | DepKind.OBJECT if trail.chooses:
            return "set the fields on each way that it chooses between" + _or_use(trail)
        case DepKind.PARAMETER | DepKind.OBJECT if trail.argument is not None and not trail.parameter.startswith("**"):
            return "give the fields at the call itself" + _or_use(trail)
        case DepKind.PARAMETER | DepKind.OBJECT:
            declared = "declare under models.entry_points in the policy that callers give them"
            return f"give the fields at the call itself, or {declared}"
        case DepKind.OUTSIDE:
            return "bring the code that defines it into the project, or read it with os.environ[…]"
        case DepKind.BOUND:
            return "set the fields nearer to the call"
        case DepKind.ESCAPED:
            return "give the client what all its requests carry, or call it in the project"


def _or_use(trail: Trail) -> str:
    """The other way for a function that nobody calls: that somebody does."""
    name = trail.subject.rpartition(".")[2]
    return f", or call `{name}` in the project" if name and trail.why.endswith("the project has none") else ""


def settling(trails: Iterable[Trail], site: CallSite) -> str:
    """The fix of a finding: for the first trail the model or the advice, and how many more there are."""
    rows = list(trails)
    if not rows:
        return "set the fields at the call, or hand them on as arguments"
    if site.is_client:
        return _of_client(rows, site)
    first = rows[0]
    unsaid = next((t for t in rows if t.kind in (DepKind.PARAMETER, DepKind.OBJECT) and not _named(t)), None)
    if unsaid is not None:
        return advice_for(unsaid)
    model = model_of([(t, site) for t in rows if (t.kind, t.subject) == (first.kind, first.subject)])
    if model is None:
        return advice_for(first)
    return f"{_BESIDE.get(first.kind, '')}declare under models.{model.section} in the policy: {model}"


def _of_client(rows: list[Trail], site: CallSite) -> str:
    """For a client whose requests are not seen: what its constructor takes, and how to say that nothing is sent."""
    fields = tuple(dict.fromkeys(name for trail in rows for name in trail.fields))
    way = client_takes(site.sdk, site.api)
    carried = f"pass {way} with {', '.join(fields)} where the client is made" if way else advice_for(rows[0])
    subjects = list(dict.fromkeys(t.subject for t in rows if t.kind is DepKind.ESCAPED and "." in t.subject))
    if len(subjects) == 1 and all(t.kind is DepKind.ESCAPED for t in rows):
        return f"{carried}; if nothing is sent with it, declare under models.harmless in the policy: {subjects[0]}"
    return carried


_BESIDE: Mapping[DepKind, str] = {
    DepKind.PARAMETER: "if it is called from elsewhere with them, ",
    DepKind.OBJECT: "if it is made elsewhere with them, ",
    DepKind.RESULT: "if the library gives them, ",
    DepKind.CHANGED: "if it leaves the mapping alone, ",
}


def _flow(value: Any) -> str:
    """Names, lists and maps of names as YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return str(value)
