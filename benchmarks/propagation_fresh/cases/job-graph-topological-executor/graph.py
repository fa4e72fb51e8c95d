from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any, Callable


@dataclass
class Node:
    name: str
    fn: Callable[..., Any]
    needs: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)


class Graph:
    def __init__(self, **shared):
        self.nodes: dict[str, Node] = {}
        self.shared = shared

    def node(self, *needs, **params):
        def add(fn):
            self.nodes[fn.__name__] = Node(fn.__name__, fn, needs, params)
            return fn
        return add

    def run(self):
        results: dict[str, Any] = {}
        for name in TopologicalSorter({n.name: n.needs for n in self.nodes.values()}).static_order():
            node = self.nodes[name]
            results[name] = node.fn(*(results[n] for n in node.needs), **{**self.shared, **node.params})
        return results
