"""How reports write what is called: from a node to `app.build`."""

from __future__ import annotations

from checker.code.source.summary import Node


def keys_in(node: Node) -> list[str]:
    """The constant keys in a chain of attributes and items: `app.extensions["llm"].responses.create`."""
    out: list[str] = []
    while node[0] in ("attr", "index", "call", "await"):
        if node[0] == "index" and node[3][0] == "const" and isinstance(node[3][2], str):
            out.append(node[3][2])
        node = node[3] if node[0] == "call" else node[2]
    return out


def callee_text(node: Node) -> str:
    """`app.build` of the call `app.build(...)`; what is no plain name is left out."""
    return dotted(node[3]) if node[0] == "call" else ""


def dotted(node: Node) -> str:
    """A chain of names, attributes and calls as text; "" where it holds anything else."""
    if node[0] == "name":
        return str(node[2])
    if node[0] == "attr":
        above = dotted(node[2])
        return f"{above}.{node[3]}" if above else str(node[3])
    if node[0] == "call":
        inner = dotted(node[3])
        return f"{inner}(…)" if inner else ""
    if node[0] == "index":
        inner = dotted(node[2])
        return f"{inner}[…]" if inner else ""
    return ""


def last_word_called(node: Node) -> str:
    """`build` of the call `app.build(...)`."""
    return callee_text(node).rpartition(".")[2]
