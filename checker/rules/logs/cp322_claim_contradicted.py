"""What was proven of a service's code is not what its requests look like in the logs.

Why it matters: a proof that production contradicts means that the field is lost on the way (a proxy, another carrier
than the sink reads), or that somebody calls with the service's name whose code nobody has checked. Needs
`scan-logs --inventory`, with what `checkpolicy inventory --format json` wrote for each service.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"service_endpoint": "support-bot/v1/reply", "team_id": "team-support"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"service_endpoint": "support-bot/v1/reply", "team_id": "team-support",
      "cost_center": "CC-1003"}}}

Not covered: records that name no service, and whose key the owners registry gives to none, belong to nobody's code. A
log does not name call sites: those of a service count as seen once it has a record.
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks.checks import SetCheck, SetContext
from checker.logs.checks.claims import FIELDS, ServiceCode, of_service, served_records
from checker.logs.checks.sql import literal
from checker.rules.base import Rule, Subject

_NAMED = 3  # call sites in a message


def check(context: SetContext) -> list[SetCheck]:
    if not context.inventories:
        return []
    served = served_records(context.owners)
    checks = [SetCheck(_unchecked(served, context.inventories), Level.WARNING, about_record=False)]
    bits = {name: bit for bit, name in enumerate(list(context.policy.fields)[:FIELDS])}
    for code in context.inventories:
        checks.append(SetCheck(_never_seen(served, code), Level.WARNING, about_record=False, place=code.path))
        checks += [SetCheck(_contradicted(served, code, name, bits[name])) for name in code.proven() if name in bits]
        checks += [
            SetCheck(_better(served, code, name, bits[name]), Level.NOTE, about_record=False)
            for name in code.lacking()
            if name in bits
        ]
    return checks


def _places(code: ServiceCode) -> str:
    shown = ", ".join(f"{site.path}:{site.line}" for site in code.sites[:_NAMED])
    return shown + (f" and {len(code.sites) - _NAMED} more" if len(code.sites) > _NAMED else "")


def _contradicted(served: str, code: ServiceCode, field: str, bit: int) -> str:
    proof = f"all {len(code.sites)} call sites" if len(code.sites) > 1 else "its only call site"
    message = f"{field} is missing, and the code of {code.name} was proven to send it at {proof} ({_places(code)})"
    return (
        f"SELECT row, {literal(field)} AS field, 'missing' AS note, {literal(message)} AS message FROM {served}"
        f" WHERE {of_service(code.name)} AND ok IS NOT FALSE AND extra_fields & {1 << bit} = 0"
    )


def _better(served: str, code: ServiceCode, field: str, bit: int) -> str:
    """A field that the code leaves out and no record lacks: that path is not taken, or the gateway adds it."""
    message = f"the code of {code.name} was found to leave out {field}, and no record of it lacks it"
    return (
        f"SELECT min(row) AS row, {literal(field)} AS field, 'complete' AS note, {literal(message)} AS message"
        f" FROM {served} WHERE {of_service(code.name)} AND ok IS NOT FALSE"
        f" HAVING count(*) > 0 AND bool_and(extra_fields & {1 << bit} <> 0)"
    )


def _unchecked(served: str, inventories: tuple[ServiceCode, ...]) -> str:
    known = " OR ".join(of_service(code.name) for code in inventories)
    return (
        "SELECT min(row) AS row, 'service_endpoint' AS field, 'unchecked' AS note,"
        " count(*) || CASE WHEN count(*) = 1 THEN ' record' ELSE ' records' END || ' of ' || service"
        " || ', whose code is in no inventory: it was never checked' AS message"
        f" FROM {served} WHERE service IS NOT NULL AND NOT ({known}) GROUP BY service"
    )


def _never_seen(served: str, code: ServiceCode) -> str:
    sites = f"{len(code.sites)} call sites" if len(code.sites) != 1 else "one call site"
    message = f"{code.name} has {sites} ({_places(code)}) and no record in these logs" if code.sites else ""
    if code.by_file:
        message += f"; the service is named after the file: --inventory SERVICE={code.path} names it"
    found = f"(SELECT count(*) FROM {served} WHERE {of_service(code.name)})"
    return (
        "SELECT NULL::BIGINT AS row, 'service_endpoint' AS field, 'never-seen' AS note,"
        f" {literal(message)} AS message WHERE {found} = 0 AND {len(code.sites)} > 0"
    )


RULE = Rule(id="CP322", name="claim-contradicted", check=check, level=Level.ERROR, subject=Subject.LOG_SET)
