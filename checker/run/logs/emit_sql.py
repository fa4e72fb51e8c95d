"""The use case `scan-logs --emit-sql`: a policy in, a statement for another query engine out."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from checker.logs.emit import EmittedChecks, emit_checks, parts_left_out
from checker.logs.emit_sets import EmittedSets, emit_set_checks
from checker.logs.formats.canonical import COLUMNS, Type, column_type
from checker.logs.formats.log_format import CarrierPlaces, LogFormat, Place, Recognise
from checker.logs.formats.mapping import record_mapping
from checker.policy.model import Policy
from checker.rules.registry import active
from checker.run.logs.log_rules import LogRules
from checker.run.logs.scan_logs import ScanRequest, set_context

TABLE: Final = "request_records"


def emitted(request: ScanRequest, dialect: str, table: str) -> EmittedChecks:
    """The checks on records that the policy makes, over a table of request records."""
    mapping = record_mapping(_request_record(request.policy), request.policy)
    return emit_checks(rules_of(request).record_checks(mapping), dialect, table)


def rules_of(request: ScanRequest) -> LogRules:
    """The rules that are on, as without a log."""
    context = replace(set_context(request), inventories=())
    return LogRules(context, active(request.policy.rules, chosen=request.select, ignored=request.ignore))


def emitted_sets(request: ScanRequest, dialect: str, table: str) -> EmittedSets:
    """The checks on the whole set that the policy makes, over the same table."""
    return emit_set_checks(rules_of(request).set_checks(), dialect, table, request.policy.fields)


def emit_sql(request: ScanRequest, dialect: str, table: str = TABLE) -> str:
    """Statements over a table of request records in another engine's dialect, with what they leave out as comments."""
    ref = request.policy.ref
    found = emitted(request, dialect, table)
    head = [
        f"-- checkpolicy: policy {ref.name} {ref.version} ({ref.digest}), as of {request.as_of.isoformat()}",
        "-- over request records as `checkpolicy logs convert` writes them; one column per check, in records;",
        "-- records_with_faults: how many have values that typed columns cannot hold, of which nothing is asked here",
        *parts_left_out(found),
    ]
    sets = emitted_sets(request, dialect, table)
    head_of_sets = ["", "-- checks on the whole set: one statement each, rows of rule, field, note and records"]
    if sets.left_out:
        head_of_sets.append("-- Not asked, because the table does not show it: " + ", ".join(sets.left_out))
    return (
        "\n".join(head)
        + "\n"
        + found.sql
        + "\n".join(head_of_sets)
        + "\n"
        + "\n".join(one.sql for one in sets.statements)
    )


def _request_record(policy: Policy) -> LogFormat:
    names = dict.fromkeys((*COLUMNS, *policy.fields))
    return LogFormat(
        name="request-record",
        title="Request record",
        billing=True,
        recognise=Recognise(),
        # Amounts are decimal text there, so that no engine makes binary fractions of them.
        places={name: Place(((name,),), text=column_type(name) is Type.AMOUNT) for name in names},
        carriers=CarrierPlaces(),
    )
