"""What the policy's models send with a call: wrappers by themselves, decorators and `with` blocks around it."""

from __future__ import annotations

from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import FILLED
from checker.code.wire.proof import Carrier


def wrapper_carriers(m: Machine, api: str, values: dict[str, Slot]) -> list[Carrier]:
    """What a modelled wrapper sends by itself, and what it makes of its parameters."""
    wrapper = m.program.models.wrappers.get(api)
    if wrapper is None:
        return []
    fields: dict[str, Slot] = dict.fromkeys(wrapper.provides, (FILLED, None))
    fields.update({field: values[parameter] for parameter, field in wrapper.fields.items() if parameter in values})
    return carriers_of(m, fields)


def ambient_carriers(m: Machine) -> list[Carrier]:
    """What decorators and `with` blocks above the call bring along, the outermost first."""
    return [c for fields in m.ambient for c in carriers_of(m, fields)]


def carriers_of(m: Machine, fields: dict[str, Slot]) -> list[Carrier]:
    out = []
    models = m.program.models
    for name, (value, presence) in fields.items():
        known = models.carriers.get(name)
        if known is not None and m.st is not None:
            leaf = "headers" if known.carriers.headers else "metadata"
            key = (known.carriers.headers or known.carriers.metadata)[0]
            out.append(Carrier(leaf, m.new_dict(None, {key: value}), presence, ("model",)))
    return out
