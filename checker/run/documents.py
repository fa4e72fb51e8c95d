"""A call site as plain data: the inventory's contract (schemas/inventory.schema.json)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.code.callsite import CallSite, FieldProof
from checker.findings.model import Evidence


def site_document(site: CallSite) -> dict[str, Any]:
    at = site.at
    document: dict[str, Any] = {
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line or at.line,
    }
    if at.cell >= 0:
        document["cell"] = at.cell
    return document | {
        "scope": site.scope,
        "sdk": site.sdk,
        "api": site.api,
        "kind": site.kind,
        "async": site.is_async,
        "stream": site.stream,
        "verdict": site.verdict.value,
        "fields": {name: _proof(proof) for name, proof in site.fields.items()},
        "missing": list(site.missing),
        "blame": [
            {"path": b.at.path, "line": b.at.line, **_cell(b.at.cell), "missing": list(b.fields)} for b in site.blame
        ],
        "callers": [
            {
                "path": c.at.path,
                "line": c.at.line,
                **_cell(c.at.cell),
                "verdict": c.verdict.value,
                "missing": list(c.missing),
            }
            for c in site.callers
        ],
    }


def _proof(proof: FieldProof) -> dict[str, Any]:
    return {"status": proof.status.value, "carrier": proof.carrier, "evidence": list(_steps(proof.evidence))}


def _steps(evidence: Iterable[Evidence]) -> Iterable[dict[str, Any]]:
    for step in evidence:
        yield {"path": step.at.path, "line": step.at.line, **_cell(step.at.cell), "note": step.note}


def _cell(cell: int) -> dict[str, int]:
    return {"cell": cell} if cell >= 0 else {}
