"""Records are missing: empty hours in steady traffic, of all or of one service, numbers left out of a sequence, less
history than must be kept.

Why it matters: what is not in the log cannot be charged, and nothing else says that it happened.

Bad:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "sequence": 1}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success", "sequence": 4}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success", "sequence": 1}
    {"id": "chatcmpl-2", "litellm_call_id": "c-2", "call_type": "chat", "status": "success", "sequence": 2}

Not covered: four hours and more that are empty at the same time of another day (nights); single records that vanish
from a log without a sequence; a second source shows those (CP318).
"""

from __future__ import annotations

from typing import Any

from checker.findings.model import Level
from checker.logs.checks.checks import COUNTED, Need, SetCheck, SetContext
from checker.logs.checks.window import duration
from checker.rules.base import Rule, Subject

# With this many requests expected in a gap, steady traffic leaves it empty once in exp(25) times.
_EXPECTED = 25
_HOURS = 10  # with records: fewer do not show what is usual
_DAY = 24  # hours, in a log that else has a record in nine hours of ten: at random, an hour has 2.3 then


def check(context: SetContext) -> list[SetCheck]:
    checks = [
        SetCheck(_EMPTY_HOURS, about_record=False),
        SetCheck(_SILENT_SERVICE, about_record=False, needs=Need.HOURS),
        SetCheck(_SEQUENCE, about_record=False, needs=Need.SEQUENCE),
    ]
    logs: Any = context.policy.document.get("logs") or {}
    kept = (logs.get("retention") or {}).get("records")
    if kept is not None:
        checks.append(
            SetCheck(
                _RETENTION.format(kept=duration(kept), text=kept, now=_midnight_after(context)),
                Level.NOTE,
                about_record=False,
            )
        )
    return checks


def _midnight_after(context: SetContext) -> int:
    return (context.as_of.toordinal() - 719162) * 86_400_000_000  # 719162 days from year 1 to 1970-01-01


_NIGHT = 4  # hours: what is that long, and empty at the same time of another day, is how people work

# The gap is held against the traffic of the half of all hours that has the least: nights are no gaps.
_EMPTY_HOURS = f"""
WITH hours AS (
  SELECT stream, started // 3600000000 AS hour, count(*) AS n FROM records
  WHERE {COUNTED} AND started IS NOT NULL GROUP BY stream, hour
), gaps AS (
  SELECT stream, hour, hour - lag(hour) OVER (PARTITION BY stream ORDER BY hour) - 1 AS empty FROM hours
), usual AS (
  SELECT stream, quantile_disc(n, 0.5) AS n, count(*) AS hours, max(hour) - min(hour) + 1 AS span
  FROM hours GROUP BY stream
)
SELECT min(row) AS row, 'started_at' AS field, 'empty' AS note,
       empty || ' hours without a record before this one, where an hour usually has ' || any_value(usual.n) AS message
FROM gaps JOIN usual USING (stream)
JOIN records ON records.stream = gaps.stream AND started // 3600000000 = gaps.hour
WHERE empty > 0 AND usual.hours >= {_HOURS} AND {COUNTED}
  AND (empty * usual.n >= {_EXPECTED} OR (empty >= {_DAY} AND usual.hours * 10 >= (span - empty) * 9))
  AND NOT (empty >= {_NIGHT} AND EXISTS (
    FROM gaps AS night WHERE night.stream = gaps.stream AND night.hour <> gaps.hour AND night.empty >= {_NIGHT}
      AND abs(night.empty - gaps.empty) <= 2
      AND abs(abs(night.hour - gaps.hour) - 24 * round(abs(night.hour - gaps.hour) / 24)) <= 1))
GROUP BY gaps.stream, gaps.hour, empty
"""

# One service, while others go on. Only of a service that else has records in nearly every hour: many have nights.
_SILENT_SERVICE = f"""
WITH hours AS (
  SELECT stream, service_endpoint, started // 3600000000 AS hour, count(*) AS n, min(row) AS row FROM records
  WHERE {COUNTED} AND started IS NOT NULL AND service_endpoint IS NOT NULL GROUP BY stream, service_endpoint, hour
), gaps AS (
  SELECT stream, service_endpoint, hour, row,
         hour - lag(hour) OVER (PARTITION BY stream, service_endpoint ORDER BY hour) - 1 AS empty FROM hours
), usual AS (
  SELECT stream, service_endpoint, quantile_disc(n, 0.5) AS n, count(*) AS hours, max(hour) - min(hour) + 1 AS span
  FROM hours GROUP BY stream, service_endpoint
), silent AS (
  SELECT gaps.stream, gaps.service_endpoint, gaps.hour, gaps.row, gaps.empty, usual.n
  FROM gaps JOIN usual ON usual.stream = gaps.stream AND usual.service_endpoint = gaps.service_endpoint
  WHERE empty > 0 AND empty * usual.n >= {_EXPECTED} AND usual.hours >= {_HOURS}
    AND usual.hours * 10 >= (span - empty) * 9
)
SELECT silent.row, 'service_endpoint' AS field, 'silent' AS note,
       silent.service_endpoint || ' has no record in the ' || silent.empty || ' hours before this one, where it usually'
       || ' has ' || silent.n || ' an hour, and others go on' AS message
FROM silent JOIN hours AS other
  ON other.stream = silent.stream AND other.hour < silent.hour AND other.hour >= silent.hour - silent.empty
GROUP BY silent.row, silent.service_endpoint, silent.empty, silent.n
HAVING count(DISTINCT other.hour) * 2 > silent.empty
"""

_SEQUENCE = """
WITH numbered AS (
  SELECT row, sequence, sequence - lag(sequence) OVER (PARTITION BY src ORDER BY sequence, row) AS step
  FROM records WHERE sequence IS NOT NULL AND NOT parts
)
SELECT row, 'sequence' AS field, 'sequence' AS note,
       CAST(step - 1 AS BIGINT) || ' records are missing before sequence ' || CAST(sequence AS BIGINT) AS message
FROM numbered WHERE step > 1
"""

_RETENTION = """
SELECT row, 'started_at' AS field, 'retention' AS note,
       'the oldest record is ' || ({now} - started) // 86400000000 || ' days old, the policy keeps {text}:'
       || ' what was before is not here' AS message
FROM records WHERE billing AND started = (SELECT min(started) FROM records WHERE billing)
  AND {now} - started < {kept} ORDER BY row LIMIT 1
"""

RULE = Rule(id="CP317", name="gap", check=check, level=Level.WARNING, subject=Subject.LOG_SET)
