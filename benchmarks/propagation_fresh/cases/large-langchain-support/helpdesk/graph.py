"""A graph in few lines: nodes in an order."""
import dataclasses

from . import nodes


class Graph:
    def __init__(self):
        self._nodes = {}
        self._order = []

    def add_node(self, name, fn):
        self._nodes[name] = fn
        return self

    def add_path(self, *names):
        self._order.append(names)
        return self

    def _walk(self, names, state):
        for name in names:
            state = dataclasses.replace(state, **self._nodes[name](state))
        return state

    def invoke(self, state):
        return self._walk(self._order[0], state)

    def stream(self, state):
        return self._walk(self._order[1], state)

    @classmethod
    def compile(cls):
        graph = cls()
        graph.add_node("classify", nodes.classify).add_node("retrieve", nodes.retrieve)
        graph.add_node("answer", nodes.answer).add_node("answer_streaming", nodes.answer_streaming)
        graph.add_path("classify", "retrieve", "answer").add_path("classify", "answer_streaming")
        return graph
