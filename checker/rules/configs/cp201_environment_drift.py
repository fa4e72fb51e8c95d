"""Two environments would record, keep or charge the same usage differently.

Why it matters: what staging has proven says nothing about prod any more, and the usage that prod loses is nobody's.

Bad:

    # collector-staging.yaml
    processors:
      probabilistic_sampler: {sampling_percentage: 100}
    service:
      pipelines: {traces: {receivers: [otlp], processors: [probabilistic_sampler], exporters: [otlp]}}
    # collector-prod.yaml
    processors:
      probabilistic_sampler: {sampling_percentage: 10}
    service:
      pipelines: {traces: {receivers: [otlp], processors: [probabilistic_sampler], exporters: [otlp]}}

Good:

    # collector-staging.yaml
    processors:
      batch: {timeout: 60s}
    service:
      pipelines: {traces: {receivers: [otlp], processors: [batch], exporters: [otlp]}}
    # collector-prod.yaml
    processors:
      batch: {timeout: 1m}
    service:
      pipelines: {traces: {receivers: [otlp], processors: [batch], exporters: [otlp]}}

Not covered: differences of a class that the policy allows (`configs.allowed_classes`), those that it declares with
owner and reason, and what both sides lose alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from checker.configs.comparison.parity import EnvironmentPair
from checker.configs.entries.difference import Difference, Judged, Side
from checker.configs.kinds.kind import Class, Verdict
from checker.configs.values.secrets import REDACTED, holds_secrets, redact, shown
from checker.documents.tree import Scalar
from checker.findings.model import Evidence, Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject

_LONG = 60


def check(pair: EnvironmentPair, policy: Policy) -> Iterator[Finding]:
    told = [found for found in pair.differences if found.verdict is not Verdict.ALLOW and found.declared is None]
    shared = Counter(label for found in told if (label := _label(found)) is not None)
    done: set[_Label] = set()
    for judged in told:
        label = _label(judged)
        if label is None or shared[label] == 1:
            yield _finding(pair, judged)
        elif label not in done:
            done.add(label)
            finding = _finding(pair, judged)
            more = shared[label] - 1
            yield replace(finding, message=f"{finding.message} (and so on {more} more object{'s' if more > 1 else ''})")


_Label = tuple[str, object, object]


def _label(judged: Judged) -> _Label | None:
    """A label or annotation with what it is on either side: one that all objects have is one cause (`commonLabels`)."""
    found = judged.difference
    if len(found.path) < 3 or found.path[-2] not in ("annotations", "labels") or found.embedded is not None:
        return None
    values = [side.node.text if isinstance(side.node, Scalar) else None for side in (found.left, found.right)]
    return None if values == [None, None] else (found.path[-1], values[0], values[1])


def _finding(pair: EnvironmentPair, judged: Judged) -> Finding:
    found = judged.difference
    at, other = (found.left, found.right) if found.right.node is None else (found.right, found.left)
    here, there = (pair.left, pair.right) if at is found.left else (pair.right, pair.left)
    known = found.setting.verdict is not None or judged.klass is not Class.SEMANTIC
    level = Level.ERROR if judged.verdict is Verdict.DENY else Level.WARNING if known else Level.NOTE
    finding = Finding.fail(
        f"{title(found)} {_change(pair, found)}{_class(judged)}: {judged.why}",
        at=at.at,
        evidence=(
            Evidence(other.at, f"{there.environment}: {_words(found, other)}"),
            Evidence(at.at, f"{here.environment}: {_words(found, at)}"),
        ),
        fix="make both sides the same, or declare the difference under `configs.differences` with owner and reason",
        level=level,
        anchor=f"{found.document} {'/'.join(found.path)} {found.embedded or ''}".strip(),
        private=True,
    )
    return replace(finding, subject=title(found), reason=judged.why)


def title(found: Difference) -> str:
    path = "/".join(step.replace("/", "~1") for step in found.kind.as_written(found.path))
    inner = found.embedded.lstrip("/") if found.embedded and not found.embedded.startswith("line ") else ""
    inner = "" if not inner or path == inner or path.endswith(f"/{inner}") else f" {inner}"
    document = f"{found.document} " if found.document.strip("/") and found.path != (found.document,) else ""
    return f"{document}{path}{inner}"


def _change(pair: EnvironmentPair, found: Difference) -> str:
    left, right = pair.left.environment, pair.right.environment
    if found.renamed:
        return f"has another name in {right}"
    if found.moved:
        return f"has the same entries in another order in {right}"
    if found.delta is not None:
        parts = [f"lacks {', '.join(map(redact, found.delta.left))}"] if found.delta.left else []
        parts += [f"also has {', '.join(map(redact, found.delta.right))}"] if found.delta.right else []
        return f"{' and '.join(parts)} in {right}"
    if found.left.node is None or found.right.node is None:
        return f"is missing in {left if found.left.node is None else right}"
    one, other = (_words(found, side) for side in (found.left, found.right))
    if REDACTED in one or REDACTED in other or one == other:
        return "changed"
    return f"is {one} in {left}, {other} in {right}"


def _class(judged: Judged) -> str:
    return "" if judged.klass is Class.SEMANTIC else f" ({judged.klass.value})"


def _words(found: Difference, side: Side) -> str:
    if side.node is None:
        return "missing"
    if holds_secrets(found.document, found.path):
        return REDACTED
    value = shown(side.node, found.path, found.kind.variables)
    if isinstance(side.node, Scalar) and not isinstance(value, str):
        return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    text = value if isinstance(value, str) else _compact(value)
    text = " ".join(text.split()) or "empty"
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def _compact(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_compact(below)}" for key, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_compact, value)) + "]"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


RULE = Rule(id="CP201", name="environment-drift", check=check, subject=Subject.ENVIRONMENT_PAIR)
