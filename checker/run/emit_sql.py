"""The use case `scan-logs --emit-sql`: a policy in, a statement for another query engine out."""

from __future__ import annotations

from typing import Any, Final

from checker.logs.canonical import COLUMNS
from checker.logs.checks import SetContext
from checker.logs.emit import EmittedChecks, emit_checks, parts_left_out
from checker.logs.log_format import CarrierPlaces, LogFormat, Place, Recognise
from checker.logs.mapping import record_mapping
from checker.logs.window import invoice_window
from checker.policy.model import Policy
from checker.rules.registry import active
from checker.run.log_rules import LogRules
from checker.run.scan_logs import ScanRequest, owners_of, prices_of

TABLE: Final = "request_records"


def emitted(request: ScanRequest, dialect: str, table: str) -> EmittedChecks:
    """The checks on records that the policy makes, over a table of request records."""
    logs: Any = request.policy.document.get("logs") or {}
    context = SetContext(
        request.policy, owners_of(request), prices_of(request), invoice_window(logs), request.as_of, ()
    )
    rules = LogRules(context, active(request.policy.rules, chosen=request.select, ignored=request.ignore))
    mapping = record_mapping(_request_record(request.policy), request.policy)
    return emit_checks(rules.record_checks(mapping), dialect, table)


def emit_sql(request: ScanRequest, dialect: str, table: str = TABLE) -> str:
    ref = request.policy.ref
    found = emitted(request, dialect, table)
    head = [
        f"-- checkpolicy: policy {ref.name} {ref.version} ({ref.digest}), as of {request.as_of.isoformat()}",
        "-- over request records as `checkpolicy logs convert` writes them; one column per check, in records",
        *parts_left_out(found),
    ]
    return "\n".join(head) + "\n" + found.sql


def _request_record(policy: Policy) -> LogFormat:
    names = dict.fromkeys((*COLUMNS, *policy.fields))
    return LogFormat(
        name="request-record",
        title="Request record",
        billing=True,
        recognise=Recognise(),
        places={name: Place(((name,),)) for name in names},
        carriers=CarrierPlaces(),
    )
