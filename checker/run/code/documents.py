"""A call site as plain data: the inventory's contract (schemas/inventory.schema.json)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from checker.code.callsite import CallSite, FieldProof, Verdict
from checker.findings.model import Evidence
from checker.sdks.requirements import Declared


def sdk_documents(
    versions: Mapping[str, tuple[Declared, ...]], here: Callable[[str], str]
) -> tuple[dict[str, Any], ...]:
    """Which versions of the SDKs' packages the project declares, and where."""
    if not versions:
        return ()
    from checker.sdks.catalogue import load

    sdks = load().packages_by_sdk()
    return tuple(
        {
            "sdk": [name for name, packages in sdks.items() if package in packages],
            "package": package,
            "versions": one.text,
            "path": here(one.path),
            "line": one.line,
        }
        for package, found in versions.items()
        for one in found
    )


def site_document(site: CallSite, here: Callable[[str], str]) -> dict[str, Any]:
    """`here` gives paths as the reader has them: relative to the working directory."""
    at = site.at
    document: dict[str, Any] = {
        "path": here(at.path),
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
        "target": site.target,
        "kind": site.kind,
        "async": site.is_async,
        "stream": site.stream,
        "verdict": site.verdict.value,
        "fields": {name: _proof(proof, here) for name, proof in site.fields.items()},
        "missing": list(site.missing),
        "blame": [
            {
                "path": here(b.at.path),
                "line": b.at.line,
                **_cell(b.at.cell),
                "missing": list(b.fields) if b.verdict is Verdict.FAIL else [],
                "unproven": list(b.fields) if b.verdict is Verdict.UNVERIFIABLE else [],
            }
            for b in site.blame
        ],
        "callers": [
            {
                "path": here(c.at.path),
                "line": c.at.line,
                **_cell(c.at.cell),
                "verdict": c.verdict.value,
                "missing": list(c.missing),
            }
            for c in site.callers
        ],
        **({"handed_to": list(_steps(site.went, here))} if site.went else {}),
    }


def _proof(proof: FieldProof, here: Callable[[str], str]) -> dict[str, Any]:
    return {"status": proof.status.value, "carrier": proof.carrier, "evidence": list(_steps(proof.evidence, here))}


def _steps(evidence: Iterable[Evidence], here: Callable[[str], str]) -> Iterable[dict[str, Any]]:
    for step in evidence:
        yield {"path": here(step.at.path), "line": step.at.line, **_cell(step.at.cell), "note": step.note}


def _cell(cell: int) -> dict[str, int]:
    return {"cell": cell} if cell >= 0 else {}
