"""The same record is in the log more than once, or one id stands for records that differ.

Why it matters: each copy is charged again. Two contents under one id are worse: nobody can tell which one happened.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "prompt_tokens": 791}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success", "prompt_tokens": 791}

Not covered: retries and fallbacks have ids of their own and are CP311.
What shippers add (`ingested_at`) is no difference.
"""

from __future__ import annotations

from checker.logs.checks.checks import Need, SetCheck, SetContext
from checker.rules.base import Rule, Subject

_PLACE = "coalesce(paths.path || ':', 'line ') || first_line"


def check(context: SetContext) -> list[SetCheck]:
    return [
        SetCheck(_SAME_ID, needs=Need.SAME_RECORD),
        SetCheck(_SAME_PART, needs=Need.PARTS),
        SetCheck(_SAME_ANSWER, needs=Need.SAME_ANSWER),
    ]


# Sources that are copies of each other (tables.py) are held against each other by CP318: within one, an id is unique.
_SAME_ID = f"""
WITH several AS (
  SELECT id AS record_id FROM repeated WHERE name = 'record_id'
), ids AS (
  SELECT stream, record_id, count(*) AS n, count(DISTINCT content) AS contents, min(row) AS first_row
  FROM records SEMI JOIN several USING (record_id) WHERE NOT parts GROUP BY stream, record_id HAVING n > 1
)
SELECT r.row, 'record_id' AS field,
       CASE WHEN contents > 1 THEN 'differs' ELSE 'copy' END AS note,
       CASE WHEN contents > 1
            THEN 'the same id stands for ' || contents || ' different records; the first is in ' || {_PLACE}
            ELSE 'the same record as in ' || {_PLACE} END AS message
FROM records AS r JOIN ids USING (stream, record_id)
JOIN (SELECT row AS first_row, src AS first_src, line AS first_line FROM raw_records) AS f USING (first_row)
LEFT JOIN (SELECT src AS first_src, path FROM sources) AS paths
  ON paths.first_src = f.first_src AND f.first_src <> r.src
WHERE contents > 1 OR r.row <> first_row
"""

# Where a record is split over rows, the rows of one id are told apart by their number.
_SAME_PART = f"""
WITH rows AS (
  SELECT stream, record_id, sequence, count(*) AS n, count(DISTINCT content) AS contents, min(row) AS first_row
  FROM records WHERE parts AND record_id IS NOT NULL AND sequence IS NOT NULL
  GROUP BY stream, record_id, sequence HAVING n > 1
)
SELECT r.row, 'record_id' AS field,
       CASE WHEN contents > 1 THEN 'differs' ELSE 'copy' END AS note,
       CASE WHEN contents > 1
            THEN 'part ' || sequence || ' of this id stands in ' || contents || ' different rows; the first is in '
            ELSE 'the same part ' || sequence || ' as in ' END || {_PLACE} AS message
FROM records AS r JOIN rows USING (stream, record_id, sequence)
JOIN (SELECT row AS first_row, src AS first_src, line AS first_line FROM raw_records) AS f USING (first_row)
LEFT JOIN (SELECT src AS first_src, path FROM sources) AS paths
  ON paths.first_src = f.first_src AND f.first_src <> r.src
WHERE contents > 1 OR r.row <> first_row
"""

# Two records of one answer of the provider: one charge; of traces, one call that two instrumentations tell of. A
# failure and a success under one id are attempts (CP311).
_SAME_ANSWER = f"""
WITH several AS (
  SELECT id AS provider_request_id FROM repeated WHERE name = 'provider_request_id'
), answers AS (
  SELECT stream, provider, provider_request_id, count(DISTINCT record_id) AS n, min(row) AS first_row
  FROM records SEMI JOIN several USING (provider_request_id)
  WHERE provider_request_id IS NOT NULL AND record_id IS NOT NULL AND ok IS NOT FALSE AND NOT parts
  GROUP BY stream, provider, provider_request_id HAVING n > 1
)
SELECT r.row, 'provider_request_id' AS field, 'answer' AS note,
       'the same answer of the provider as in ' || {_PLACE} AS message
FROM records AS r JOIN answers ON r.stream = answers.stream AND r.provider_request_id = answers.provider_request_id
  AND r.provider IS NOT DISTINCT FROM answers.provider
JOIN (SELECT row AS first_row, src AS first_src, line AS first_line, record_id AS first_id FROM raw_records) AS f
  USING (first_row)
LEFT JOIN (SELECT src AS first_src, path FROM sources) AS paths
  ON paths.first_src = f.first_src AND f.first_src <> r.src
WHERE r.ok IS NOT FALSE AND r.record_id <> first_id
"""

RULE = Rule(id="CP310", name="duplicate-record", check=check, subject=Subject.LOG_SET)
