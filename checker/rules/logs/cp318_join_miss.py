"""Sources that should hold the same requests do not meet: gateway, application log and trace.

Why it matters: a request that only one of them knows is either not charged or cannot be explained to who is charged.

Bad:

    # gateway.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}
    # copy.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 790}

Good:

    # gateway.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}
    # copy.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}

Not covered: requests without a span are normal where not every service is traced; "no trace" is not "untagged".
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks.checks import Need, SetCheck, SetContext
from checker.rules.base import Rule, Subject


def check(context: SetContext) -> list[SetCheck]:
    return [
        SetCheck(_LOST, needs=Need.COPIES),
        SetCheck(_DIFFERS, needs=Need.COPIES),
        SetCheck(_NO_GATEWAY, needs=Need.CORROBORATING),
        SetCheck(_NOT_THERE, needs=Need.MEETINGS),
        SetCheck(_TOLD_OTHERWISE, needs=Need.MEETINGS),
    ]


# Two logs of the same traffic (`copies`: streams that share most ids), over the time that both cover.
_LOST = """
WITH here AS (
  SELECT c.stream AS other, r.row, r.record_id, r.started
  FROM records AS r JOIN copies AS c ON c.copy_of = r.stream
  WHERE r.record_id IS NOT NULL AND r.started BETWEEN c.first AND c.last AND (c.has_failures OR r.ok IS NOT FALSE)
)
SELECT min(here.row) AS row, 'record_id' AS field, 'lost' AS note,
       'this record is not in ' || any_value(s.name) || ', which has the same traffic' AS message
FROM here LEFT JOIN records AS r ON r.stream = here.other AND r.record_id = here.record_id
JOIN streams AS s ON s.stream = here.other
WHERE r.row IS NULL GROUP BY here.other, here.record_id
"""

_CLOCKS = 60_000_000  # microseconds that two clocks may be apart; an application may log the end alone
_DIFFERS = f"""
SELECT a.row, 'record_id' AS field, 'differs' AS note,
       'the record with this id differs in ' || s.name || ': '
       || CASE WHEN a.request_id IS DISTINCT FROM b.request_id AND a.request_id IS NOT NULL AND b.request_id IS NOT NULL
               THEN 'request_id' WHEN a.input IS DISTINCT FROM b.input OR a.output IS DISTINCT FROM b.output
               THEN 'tokens' WHEN a.team_id <> b.team_id OR a.cost_center <> b.cost_center THEN 'owner'
               WHEN a.ok <> b.ok THEN 'outcome' ELSE 'time' END AS message
FROM copies AS c JOIN records AS a ON a.stream = c.copy_of
JOIN records AS b ON b.stream = c.stream AND b.record_id = a.record_id
JOIN streams AS s ON s.stream = c.stream
WHERE c.first_pair AND ((a.request_id <> b.request_id) OR (a.input <> b.input) OR (a.output <> b.output)
  OR (a.team_id <> b.team_id) OR (a.cost_center <> b.cost_center) OR (a.ok <> b.ok)
  OR b.started NOT BETWEEN a.started - {_CLOCKS} AND coalesce(a.ended, a.started) + {_CLOCKS})
"""

# Spans of services that also go through the gateway: the call left by another way, or its record was lost.
_NO_GATEWAY = """
WITH gateway AS (
  SELECT correlation_id AS id FROM records WHERE billing AND correlation_id IS NOT NULL
  UNION SELECT request_id FROM records WHERE billing AND request_id IS NOT NULL
  UNION SELECT provider_request_id FROM records WHERE billing AND provider_request_id IS NOT NULL
  UNION SELECT record_id FROM records WHERE billing AND record_id IS NOT NULL
), bounds AS (SELECT min(started) AS first, max(coalesce(ended, started)) AS last FROM records WHERE billing)
SELECT row, 'correlation_id' AS field, 'bypassed' AS note,
       'a span without a gateway record (correlation id, request id and response id lead nowhere):'
       || ' the call went past the gateway, or its record was lost' AS message
FROM records, bounds WHERE NOT billing AND started BETWEEN first AND last
  AND coalesce(correlation_id, request_id, provider_request_id) IS NOT NULL
  AND (correlation_id IS NULL OR correlation_id NOT IN (SELECT id FROM gateway))
  AND (request_id IS NULL OR request_id NOT IN (SELECT id FROM gateway))
  AND (provider_request_id IS NULL OR provider_request_id NOT IN (SELECT id FROM gateway))
"""

# Logs that count the same requests under other ids (`meetings`), of the services that both have, while both run.
_NOT_THERE = """
WITH services AS (
  SELECT DISTINCT stream, coalesce(service_endpoint, '') AS service FROM records
), here AS (
  SELECT m.other, r.row, r.request_id FROM records AS r
  JOIN meetings AS m ON m.stream = r.stream
  JOIN services ON services.stream = m.other AND services.service = coalesce(r.service_endpoint, '')
  WHERE r.billing AND r.ok IS NOT FALSE AND r.request_id IS NOT NULL AND r.started BETWEEN m.first AND m.last
), there AS (
  SELECT DISTINCT stream, request_id FROM records WHERE billing AND request_id IS NOT NULL
)
SELECT here.row AS row, 'request_id' AS field, 'lost' AS note,
       'this request is not in ' || streams.name || ', which has the same traffic' AS message
FROM here JOIN streams ON streams.stream = here.other
JOIN (SELECT DISTINCT stream FROM there) AS counting ON counting.stream = here.other
LEFT JOIN there ON there.stream = here.other AND there.request_id = here.request_id
WHERE there.request_id IS NULL
"""

_BARE = "regexp_replace({name}.model_actual, '^.*/', '')"
_OTHER_MODEL = (
    f"NOT (starts_with({_BARE.format(name='a')}, {_BARE.format(name='b')})"
    f" OR starts_with({_BARE.format(name='b')}, {_BARE.format(name='a')}))"
)
_TOLD_OTHERWISE = f"""
WITH once AS (
  SELECT stream, request_id FROM records
  WHERE request_id IN (SELECT id FROM repeated WHERE name = 'request_id') AND ok IS NOT FALSE
  GROUP BY stream, request_id HAVING count(*) = 1
), told AS (
  SELECT r.*, sources.knows_actual FROM records AS r
  JOIN once ON once.stream = r.stream AND once.request_id = r.request_id
  JOIN sources ON sources.src = r.src WHERE r.ok IS NOT FALSE
), differing AS (
  SELECT a.row, m.stream,
         CASE WHEN a.input <> b.input OR a.output <> b.output THEN 'tokens'
              WHEN a.team_id <> b.team_id OR a.cost_center <> b.cost_center THEN 'owner'
              WHEN a.knows_actual AND {_OTHER_MODEL} AND (b.knows_actual OR NOT b.billing
                AND b.model_actual <> a.model_requested AND b.model_actual <> b.model_requested) THEN 'model'
              WHEN b.started < a.started - {_CLOCKS} OR b.started > coalesce(a.ended, a.started) + {_CLOCKS} THEN 'time'
         END AS what
  FROM meetings AS m JOIN told AS a ON a.stream = m.other
  JOIN told AS b ON b.stream = m.stream AND b.request_id = a.request_id WHERE m.lesser
)
SELECT differing.row AS row, 'request_id' AS field, 'differs' AS note,
       'this request differs in ' || streams.name || ': ' || what AS message
FROM differing JOIN streams ON streams.stream = differing.stream WHERE what IS NOT NULL
"""

RULE = Rule(id="CP318", name="join-miss", check=check, level=Level.ERROR, subject=Subject.LOG_SET)
