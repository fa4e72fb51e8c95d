"""A comparison of two environments as a JSON document (schemas/comparison.schema.json)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from checker.configs.entries.difference import Difference, Judged, Side
from checker.configs.loading.configfile import Diagnostic
from checker.configs.values.secrets import REDACTED, holds_secrets, redact, shown
from checker.documents.json_text import indented
from checker.reports.json import report_document

if TYPE_CHECKING:
    from checker.configs.comparison.parity import EnvironmentPair
    from checker.findings.model import Report


Here = Callable[[str], str]  # a path relative to the project root as it is shown


def render_comparison(
    pairs: tuple[EnvironmentPair, ...], diagnostics: tuple[Diagnostic, ...], report: Report, here: Here
) -> str:
    document = report_document(report)
    head = {name: document[name] for name in ("schema_version", "tool", "as_of", "policy")}
    differences = [_judged(judged, here) for pair in pairs for judged in pair.differences]
    verdicts = [difference["verdict"] for difference in differences]
    return indented(
        {
            **head,
            "pairs": [_pair(pair, here) for pair in pairs],
            "differences": differences,
            "renames": [_judged(judged, here) for pair in pairs for judged in pair.renames],
            "diagnostics": [_diagnostic(found, here) for found in diagnostics],
            "findings": document["findings"],
            "suppressed": document["suppressed"],
            "notices": document["notices"],
            "summary": {
                "exit_code": report.exit_code,
                "files": report.files,
                "differences": {name: verdicts.count(name) for name in ("allow", "deny", "review")},
                "findings": document["summary"]["findings"],
                "notices": len(report.notices),
            },
        }
    )


def _pair(pair: EnvironmentPair, here: Here) -> dict[str, Any]:
    return {
        side: {
            "environment": config.environment,
            "paths": [here(path) for path in config.paths],
            "kind": config.kind.name,
        }
        for side, config in (("left", pair.left), ("right", pair.right))
    }


def _judged(judged: Judged, here: Here) -> dict[str, Any]:
    found = judged.difference
    result: dict[str, Any] = {
        "rule": "CP201",
        "class": judged.klass.value,
        "verdict": judged.verdict.value,
        "left": _side(found, found.left, here),
        "right": _side(found, found.right, here),
        "why": redact(judged.why),
        "kind": found.kind.name,
        "path": list(found.path),
    }
    if found.document.strip("/"):
        result["document"] = found.document
    if found.embedded is not None:
        result["embedded"] = found.embedded
    if found.delta is not None:
        result["set_delta"] = {
            "only_left": [redact(member) for member in found.delta.left],
            "only_right": [redact(member) for member in found.delta.right],
        }
    if found.moved:
        result["order_only"] = True
    if found.renamed:
        result["renamed"] = True
    if found.also:
        result["also"] = list(found.also)
    if judged.declared is not None:
        result["declared"] = judged.declared
    return result


def _side(found: Difference, side: Side, here: Here) -> dict[str, Any]:
    if side.missing:
        return {"missing": True}
    return {
        "path": here(side.at.path),
        "pointer": side.pointer,
        "line": side.line,
        "column": side.at.column,
        "at_line": side.at.line,
        "value": _value(found, side),
    }


def _value(found: Difference, side: Side) -> Any:
    if side.node is not None and holds_secrets(found.document, found.path):
        return REDACTED
    return shown(side.node, found.path, found.kind.variables)


def _diagnostic(found: Diagnostic, here: Here) -> dict[str, Any]:
    result = {
        "rule": found.rule,
        "path": here(found.at.path),
        "line": found.at.line,
        "pointer": found.pointer,
        "message": found.message,
    }
    if found.also:
        result["first_line"] = found.also[0].line
    return result
