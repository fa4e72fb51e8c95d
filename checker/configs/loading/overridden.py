"""Variables of ConfigMaps that no container of the file gets: another source, or its own `env`, has the last word.

Source: Kubernetes API reference, Container.envFrom ("the value associated with the last source will take precedence.
Values defined by an Env with a duplicate key will take precedence").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.configs.entries.identity import value_at
from checker.configs.loading.container_variables import shown_by
from checker.documents.tree import Mapping, Node, walk
from checker.documents.tree import Sequence as NodeList

Variable = tuple[str, str]  # a ConfigMap's name, and the variable's


def overridden(roots: Sequence[Node]) -> frozenset[Variable]:
    """Those that some container takes in, and none gets."""
    shown = shown_by(roots)
    if not shown:
        return frozenset()
    taken: set[Variable] = set()
    got: set[Variable] = set()
    for root in roots:
        for _, node in walk(root, ()):
            if not isinstance(node, Mapping):
                continue
            sources, own = node.get("envFrom"), node.get("env")
            if isinstance(sources, NodeList):
                counts: dict[str, Variable] = {}
                for variable, name in _given(sources, shown):
                    taken.add(variable)
                    counts[name] = variable
                for item in own.items if isinstance(own, NodeList) else ():
                    counts.pop(value_at(item, ("name",)), None)
                got.update(counts.values())
            if value_at(node, ("configMapKeyRef", "key")):
                got.add((value_at(node, ("configMapKeyRef", "name")), value_at(node, ("configMapKeyRef", "key"))))
    return frozenset(taken - got)


def _given(sources: NodeList, shown: dict[str, dict[str, str]]) -> Iterator[tuple[Variable, str]]:
    """What a container takes in, in order: the ConfigMap's variable, and what it is called there."""
    for item in sources.items:
        name = value_at(item, ("configMapRef", "name"))
        for key in shown.get(name, {}):
            yield (name, key), value_at(item, ("prefix",)) + key
