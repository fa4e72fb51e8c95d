"""What an object is that was too long to follow, told from the text: what its attribute is set to, what makes it."""

from __future__ import annotations

import re

from checker.code.execution.machine import Machine
from checker.code.execution.values import External, Function
from checker.code.source.summary import Node
from checker.sdks.model import ClientClass, Factory

MAX_ASSIGNED = 12  # places that set an attribute, within which all are looked at


def is_no_model(m: Machine, called: Node) -> bool:
    """Whether the receiver of a call (`self.graph.stream(…)`, `make().run(…)`) is something else than an SDK's client,
    wherever the code sets or makes it."""
    if called[0] != "call" or called[3][0] != "attr":
        return False
    receiver = called[3][2]
    if receiver[0] == "attr":
        return _is_own_graph(m, receiver[3])
    if receiver[0] == "call" and receiver[3][0] == "name":
        function = m.lookup(receiver[3][2])
        return isinstance(function, Function) and _gives_no_model(m, function)
    return False


def _is_own_graph(m: Machine, name: str) -> bool:
    """Whether an attribute is set to graphs of the project's own nodes alone (`graph.compile()`), or to None. A graph
    that a library makes of agents is compiled in the same way, so no file may import such a library."""
    teams = [module.encode() for module in m.program.catalogue.modules_by_sdk().get("langgraph", ())]
    sources = [module.source for module in m.program.project.modules.values() if b"langgraph" in module.source]
    if not sources or any(team in source for source in sources for team in teams):
        return False
    pattern = re.compile(rb"\.%s\s*(?::[^=\n]+)?=(?!=)\s*([^\n]*)" % re.escape(name.encode()))
    values = [found[1] for module in m.program.project.naming(name) for found in pattern.finditer(module.source)]
    made = [value for value in values if not value.startswith(b"None")]
    return bool(made) and len(made) <= MAX_ASSIGNED and all(_COMPILED.match(value) for value in made)


_COMPILED = re.compile(rb"[\w.]+\.compile\(")


def _gives_no_model(m: Machine, function: Function) -> bool:
    """Whether each `return` of a function makes an object of a library's class that is no client of an SDK."""
    if function.body is not None:
        return False
    values = list(_returned(function.module.parsed.function(function.id).body))
    return bool(values) and all(_is_other_class(m, function, value) for value in values)


def _is_other_class(m: Machine, function: Function, value: Node | None) -> bool:
    if value is None or value[0] != "call" or value[3][0] != "name":
        return False
    made = m.module_name(function.module, value[3][2])
    if not isinstance(made, External) or not made.name.rpartition(".")[2][:1].isupper():
        return False
    return not isinstance(m.program.catalogue.resolve(made.name), (ClientClass, Factory))


def _returned(body: object) -> list[Node | None]:
    """What the `return` statements within give, at any depth."""
    if not isinstance(body, tuple):
        return []
    if len(body) == 3 and body[0] == "return" and isinstance(body[1], int):
        return [body[2]]
    return [value for part in body if isinstance(part, tuple) for value in _returned(part)]
