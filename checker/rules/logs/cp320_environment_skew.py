"""A field is there in one environment and absent in another.

Why it matters: what was tested in staging is not what runs in prod, and prod is what is billed.

Bad:

    # log.jsonl, ten records of each
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"environment": "staging", "cost_center": "CC-1001"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"environment": "prod"}}}

Good:

    # log.jsonl, ten records of each
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"environment": "staging", "cost_center": "CC-1001"}}}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success",
     "metadata": {"requester_metadata": {"environment": "prod", "cost_center": "CC-1001"}}}

Not covered: differences in the configuration behind it (`checkpolicy compare-configs`), and environments with fewer
than ten records.
"""

from __future__ import annotations

from checker.findings.model import Level
from checker.logs.checks import SetCheck, SetContext
from checker.rules.base import Rule, Subject

_FEW = 10


def check(context: SetContext) -> list[SetCheck]:
    return [SetCheck(_SKEW, about_record=False)]


_SKEW = f"""
WITH shares AS (
  SELECT field, environment, sum(present) AS present, sum(total) AS total, min(row) AS row
  FROM presence WHERE environment IS NOT NULL GROUP BY field, environment HAVING sum(total) >= {_FEW}
), pairs AS (
  SELECT a.field, a.environment AS has, b.environment AS lacks, a.present AS a_n, a.total AS a_total,
         b.present AS b_n, b.total AS b_total, b.row AS row
  FROM shares AS a JOIN shares AS b USING (field)
  WHERE a.environment <> b.environment AND a.present >= 0.9 * a.total AND b.present <= 0.1 * b.total
)
SELECT row, field, 'skew' AS note,
       field || ' is there in ' || CAST(a_n AS BIGINT) || ' of ' || CAST(a_total AS BIGINT) || ' records of ' || has
       || ' and in ' || CAST(b_n AS BIGINT) || ' of ' || CAST(b_total AS BIGINT) || ' of ' || lacks AS message
FROM pairs
"""

RULE = Rule(id="CP320", name="environment-skew", check=check, level=Level.WARNING, subject=Subject.LOG_SET)
