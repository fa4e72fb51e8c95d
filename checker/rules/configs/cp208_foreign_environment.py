"""A configuration of prod names another environment.

Why it matters: prod's usage goes to staging's ledger, or is booked there; both sides may even be equal, so that no
comparison shows it.

Bad:

    # collector-staging.yaml
    exporters: {otlp: {endpoint: "ledger.staging.example.com:4317"}}
    service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}
    # collector-prod.yaml
    exporters: {otlp: {endpoint: "ledger.staging.example.com:4317"}}
    service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}

Good:

    # collector-staging.yaml
    exporters: {otlp: {endpoint: "ledger.staging.example.com:4317"}}
    service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}
    # collector-prod.yaml
    exporters: {otlp: {endpoint: "ledger.prod.example.com:4317"}}
    service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}

Not covered: comments, names of keys and what a key says itself (`STAGING_URL`), and other environments than prod, which
may share what prod has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from checker.configs.comparison.parity import EnvironmentPair
from checker.configs.loading.items import Item
from checker.configs.values.secrets import redact
from checker.documents.location import Location
from checker.documents.tree import Scalar, nodes_of
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject

_PROD = "prod"
# Words that stand for an environment only where nothing else is meant: `stage: build` is a step, `test` is a test.
_PLAIN = frozenset({"stage", "dev", "test", "testing", "develop", "qa", "uat", "sandbox", "development"})
_HOST_LIKE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+|://", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s@/:]+@[\w.-]+")  # `team-dev@example.com`: developers
_ENVIRONMENT_KEY = re.compile(r"(?:^|[._-])env(?:ironment)?(?:$|[._-])|deployment\.environment", re.IGNORECASE)


def check(pair: EnvironmentPair, policy: Policy) -> Iterator[Finding]:
    right = pair.right
    if pair.words.environment_of(right.environment) != _PROD:
        return
    nodes = (node for document in right.documents for node in nodes_of(document.root))
    mentions = pair.words.mentions(pair.words.right)
    if not any(isinstance(node, Scalar) and mentions.search(node.text) for node in nodes):
        return  # most files name no other environment, and are not walked
    seen: set[Location] = set()
    left: dict[tuple[str, ...], set[str]] = {}
    for item in pair.left.walk():
        if isinstance(item.node, Scalar):
            left.setdefault(item.path, set()).update(pair.words.named_in(item.node.text))
    for item in right.walk():
        if isinstance(item.node, Scalar) and isinstance(item.node.value, str) and item.at not in seen:
            word = _foreign(item, pair, left)
            if word is not None:
                seen.add(item.at)
                yield Finding.fail(
                    f"{'/'.join(item.path)} names {word}: {_shown(item)}",
                    at=item.at,
                    fix="name prod's own, or suppress it here with a reason",
                    level=Level.ERROR,
                    anchor="/".join(item.path),
                    private=True,
                )


def _foreign(item: Item, pair: EnvironmentPair, left: Mapping[tuple[str, ...], Collection[str]]) -> str | None:
    """The word of an environment that is neither prod nor a part of a name which both sides have (`acme-dev/gateway`):
    `left` are the environments that the other side names, by path."""
    assert isinstance(item.node, Scalar)
    text = str(item.node.value)
    if len(text) > 300 or "\n" in text:
        return None  # what a text holds is walked by itself where it is a document
    named = pair.words.named_in(text)
    if pair.words.right in named or not named:
        return None
    environment, word = next(iter(named.items()))
    if environment != pair.words.environment_of(pair.left.environment) and environment in left.get(item.path, ()):
        return None
    if environment in pair.words.named_in(item.path[-1]):
        return None  # it is called so: `bucketStaging` is where uploads wait, `STAGING_URL` what a copy is made of
    plain = word.lower() in _PLAIN
    host = _HOST_LIKE.search(text) is not None and _MAILBOX.fullmatch(text) is None
    certain = host or any(_ENVIRONMENT_KEY.search(step) for step in item.path[-2:])
    if not certain and (plain or environment not in ("staging", pair.left.environment)):
        return None
    return word


def _shown(item: Item) -> str:
    return redact(str(item.node.value)) if isinstance(item.node, Scalar) else ""


RULE = Rule(id="CP208", name="foreign-environment", check=check, subject=Subject.ENVIRONMENT_PAIR)
