"""Attempts of one request that are not told apart, or that left no record: retries and fallbacks.

Why it matters: a client that gave up may be billed for the answer it never saw; a gateway's failed tries leave one
record at most. Counted twice, usage is inflated; not counted, it is missing.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791,
     "metadata": {"requester_metadata": {"request_id": "rb-1"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success", "prompt_tokens": 791,
     "metadata": {"requester_metadata": {"request_id": "rb-1"}}}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791,
     "metadata": {"requester_metadata": {"request_id": "rb-1"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success", "prompt_tokens": 791,
     "metadata": {"requester_metadata": {"request_id": "rb-2"}}}

Counts of tries are held against what is on record: the gateway's own, those of a proxy or a balancer (also where it
writes what the upstream answered one after another, `502, 200`), and the client's (SDKs send
`x-stainless-retry-count`).

Not covered: the same record shipped twice is CP310. What the provider billed for attempts without a record is only in
its usage report (`checkpolicy reconcile`).
"""

from __future__ import annotations

from typing import Final

from checker.findings.model import Level
from checker.logs.checks.checks import Need, RecordCheck, RecordContext, SetCheck, SetContext
from checker.logs.records.expressions import Compare, Constant, Matches, Number, Text
from checker.rules.base import Rule, Subject

# As nginx writes the answers of an upstream that was asked again, the last one last.
_STATUSES: Final = "^([0-9]{3}|-)( ?[,:] ?([0-9]{3}|-))+$"


def check(context: RecordContext) -> list[RecordCheck]:
    said = {
        "attempts": "sent {attempts} times, one record: whether the tries before were billed is not in the log",
        "targets": "{targets} targets were tried, one record: whether those before were billed is not in the log",
    }
    checks = [
        RecordCheck(name, Compare(Number(name), ">", Constant(1)), message, level=Level.WARNING, note="proxy-retry")
        for name, message in said.items()
        if context.mapping.possible(name)
    ]
    if context.mapping.possible("error_code"):
        message = "the upstream answered {error_code}, one record: whether earlier tries were billed is not in the log"
        several = Matches(Text("error_code"), _STATUSES)
        checks.append(RecordCheck("error_code", several, message, level=Level.WARNING, note="proxy-retry"))
    return checks


def check_set(context: SetContext) -> list[SetCheck]:
    return [
        SetCheck(_CLIENT_RETRIES, needs=Need.SAME_REQUEST),
        SetCheck(_UNRECORDED, Level.WARNING, needs=Need.CLIENT_RETRIES),
        SetCheck(_GATEWAY, Level.WARNING, needs=Need.TRIES),
        SetCheck(_FAILED, Level.NOTE, needs=Need.FAILURES),
    ]


# One boundary, several calls to the gateway: the client tried again. Both are billed where both succeeded. The records
# of one call in the log of the gateway and of the application have the id of the provider's answer in common, the tries
# of a gateway that of the call; where they have nothing but the request in common (`meetings`), each log is counted by
# itself. What merely repeats another is a copy (CP310); many calls are a conversation (CP309).
_CLIENT_RETRIES = """
WITH several AS (
  SELECT id AS request_id FROM repeated WHERE name = 'request_id'
), asked AS (
  SELECT r.row, r.request_id, r.record_id, r.gateway_request_id, r.ok, met.stream AS apart
  FROM records AS r SEMI JOIN several USING (request_id)
  LEFT JOIN (SELECT DISTINCT stream FROM meetings) AS met ON met.stream = r.stream
  WHERE r.billing
), calls AS (
  SELECT request_id, apart, least(count(DISTINCT coalesce(gateway_request_id, record_id)),
                           count(DISTINCT coalesce(record_id, gateway_request_id))) AS calls,
         least(count(DISTINCT CASE WHEN ok IS NOT FALSE THEN coalesce(gateway_request_id, record_id) END),
               count(DISTINCT CASE WHEN ok IS NOT FALSE THEN coalesce(record_id, gateway_request_id) END)) AS succeeded
  FROM asked GROUP BY request_id, apart HAVING calls BETWEEN 2 AND 3
)
SELECT asked.row AS row, 'request_id' AS field,
       CASE WHEN succeeded > 1 THEN 'both-billed' ELSE 'client-retry' END AS note,
       CASE WHEN succeeded > 1
            THEN 'one request, ' || calls || ' calls of the client that succeeded: each is billed'
            ELSE 'one request, ' || calls || ' calls of the client: a retry after a failure' END AS message
FROM asked JOIN calls ON calls.request_id = asked.request_id AND calls.apart IS NOT DISTINCT FROM asked.apart
"""

# The client counts its tries (SDKs send x-stainless-retry-count): fewer are on record.
_UNRECORDED = """
WITH tried AS (
  SELECT combination FROM combinations WHERE client_retry_count > 0
), retried AS (
  SELECT row, request_id, client_retry_count AS before FROM records SEMI JOIN tried USING (combination)
  WHERE billing AND NOT parts
), calls AS (
  SELECT request_id, count(DISTINCT coalesce(gateway_request_id, record_id)) AS calls
  FROM records SEMI JOIN retried USING (request_id) WHERE billing GROUP BY request_id
)
SELECT row, 'client_retry_count' AS field, 'unrecorded' AS note,
       'the client had tried ' || before || ' time(s) before, of which ' || (coalesce(calls, 1) - 1)
       || ' on record: whether the others were billed is not in the log' AS message
FROM retried LEFT JOIN calls USING (request_id) WHERE coalesce(calls, 1) <= before
"""

_GATEWAY = """
WITH tried AS (
  SELECT combination FROM combinations WHERE fallback_count > 0 OR retry_count > 0
), several AS (
  SELECT id AS gateway_request_id FROM repeated WHERE name = 'gateway_request_id'
  UNION
  SELECT gateway_request_id FROM raw_records SEMI JOIN tried USING (combination)
  WHERE billing AND gateway_request_id IS NOT NULL AND NOT parts
), attempts AS (
  SELECT stream, gateway_request_id, count(DISTINCT record_id) AS n,
         count(DISTINCT CASE WHEN ok = FALSE THEN record_id END) AS failures,
         max(fallback_count) AS fallbacks, max(retry_count) AS retries, count(DISTINCT model_routed) AS models
  FROM records SEMI JOIN several USING (gateway_request_id) WHERE billing AND NOT parts
  GROUP BY stream, gateway_request_id
  HAVING n > 1 OR fallbacks > 0 OR retries > 0
)
SELECT row, 'gateway_request_id' AS field,
       CASE WHEN fallbacks > 0 OR models > 1 THEN 'fallback' ELSE 'gateway-retry' END AS note,
       CASE WHEN fallbacks > 0 OR models > 1
              THEN 'fallback: ' || failures || ' failed attempt(s) on record, others left none'
            WHEN retries > failures
              THEN 'gateway retry: ' || CAST(retries AS BIGINT) || ' failed attempt(s), ' || failures || ' on record'
            ELSE 'gateway retry: ' || failures || ' failed attempt(s) on record' END AS message
FROM records JOIN attempts USING (stream, gateway_request_id) WHERE billing
UNION ALL
SELECT row, 'gateway_request_id' AS field,
       CASE WHEN fallback_count > 0 THEN 'fallback' ELSE 'gateway-retry' END AS note,
       CASE WHEN fallback_count > 0 THEN 'fallback: no attempt before it is on record'
            ELSE 'gateway retry: ' || CAST(retry_count AS BIGINT) || ' failed attempt(s), none on record' END AS message
FROM records SEMI JOIN tried USING (combination) WHERE billing AND gateway_request_id IS NULL AND NOT parts
"""

_FAILED = """
WITH failed AS (
  SELECT DISTINCT coalesce(request_id, gateway_request_id, record_id) AS id FROM records WHERE billing AND ok = FALSE
), calls AS (
  SELECT id, bool_or(ok IS NOT FALSE) AS any_ok
  FROM records JOIN failed ON id = coalesce(request_id, gateway_request_id, record_id) WHERE billing GROUP BY id
)
SELECT row, 'status' AS field, 'failed' AS note,
       'failed ('
       || coalesce(error_code, error_class, CASE WHEN regexp_matches(status, '^[0-9]{3}$') THEN status END, 'no code')
       || ') and no attempt succeeded: '
       || 'whether earlier tries were billed is not in the log' AS message
FROM records JOIN calls ON calls.id = coalesce(request_id, gateway_request_id, record_id)
WHERE billing AND ok = FALSE AND NOT any_ok
"""

RULE = Rule(
    id="CP311",
    name="attempts-not-linked",
    check=check,
    level=Level.ERROR,
    subject=Subject.RECORD_CHECK,
    set_check=check_set,
)
