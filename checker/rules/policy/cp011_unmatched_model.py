"""A model of the policy names something that the project does not have.

Why it matters: a misspelt wrapper is no call site, and a misspelt builder or entry point leaves calls unproven; nothing
else would say so.

Bad:

    # policy.yaml: the function is called owner_headers
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    models: {header_builders: {acme_llm.owner_header: {provides: [team_id]}}}
    # app.py
    from acme_llm import owner_headers
    print(owner_headers())

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    models: {header_builders: {acme_llm.owner_headers: {provides: [team_id]}}}
    # app.py
    from acme_llm import owner_headers
    print(owner_headers())

Not covered: a library that no file imports and whose name resembles none that is: a policy may serve many projects.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Scalar, Sequence
from checker.findings.model import Finding, Level
from checker.rules.base import PolicyInForce, Rule, Subject


def check(subject: PolicyInForce) -> Iterator[Finding]:
    policy = subject.policy
    for model in subject.unmatched:
        near = f" (did you mean {model.nearest}?)" if model.nearest else ""
        yield Finding.fail(
            f"models.{model.section} names {model.name}, but {model.why}{near}",
            at=_place(policy.tree, model.section, model.name, model.part) or Location(policy.ref.path, 1),
            fix=f"name {model.nearest}" if model.nearest else "correct the name, or drop the model",
        )


def _place(tree: Node | None, section: str, name: str, part: str) -> Location | None:
    """Where the policy's documents have the model."""
    models = tree.get("models") if isinstance(tree, Mapping) else None
    inner = models.get(section) if isinstance(models, Mapping) else None
    return _find(inner, part) or _find(inner, name) if part else _find(inner, name)


def _find(node: Node | None, word: str) -> Location | None:
    """The first key or value that is `word`."""
    if isinstance(node, Scalar):
        return node.at if node.value == word else None
    if isinstance(node, Sequence):
        return next((at for item in node if (at := _find(item, word)) is not None), None)
    if isinstance(node, Mapping):
        for entry in node:
            if entry.key.value == word:
                return entry.key.at
            at = _find(entry.value, word)
            if at is not None:
                return at
    return None


RULE = Rule(id="CP011", name="unmatched-model", check=check, level=Level.WARNING, subject=Subject.POLICY)
