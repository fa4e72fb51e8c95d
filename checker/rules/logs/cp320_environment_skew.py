"""A field is there in one environment and absent in another, or has another form in it.

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
than ten records. Forms are coarse (a UUID, a traceparent, a number, a digest, a path, capitals, a name): a name in
place of a name is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings.model import Level
from checker.logs.checks.checks import Need, SetCheck, SetContext
from checker.logs.checks.tables import OWNERS
from checker.rules.base import Rule, Subject

_FEW = 10


def check(context: SetContext) -> list[SetCheck]:
    fields = [name for name in context.policy.fields if name in _FORMED]
    queries = (_SKEW, _forms(fields)) if fields else (_SKEW,)
    return [SetCheck(query, about_record=False, needs=Need.ENVIRONMENTS) for query in queries]


# Fields that name the same kind of thing everywhere. Models and keys differ between environments as they should.
_FORMED = frozenset({"request_id", "correlation_id", "parent_request_id", "team_id", "cost_center", "service_endpoint"})
_FORMS = (
    ("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", "a UUID"),
    ("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "a traceparent"),
    ("^[0-9]+$", "a number"),
    ("^[0-9a-fA-F]{16,}$", "a digest"),
    ("^[^@ ]+@[^@ ]+$", "an address"),
    ("^[a-z]+://", "a URL"),
    ("^[{\\[]", "JSON text"),
    (" ", "text with spaces"),
    ("/", "a path"),
    ("^[A-Z0-9_.:-]+$", "in capitals"),
)


def _values(name: str) -> str:
    """The field's values by environment; of those that are few, each once."""
    kept = f"billing AND ok IS NOT FALSE AND environment IS NOT NULL AND {name} IS NOT NULL"
    of = f"FROM records WHERE {kept}"
    if name in OWNERS:
        return (
            f"SELECT '{name}' AS field, environment, {name} AS value, count(*) AS n, min(row) AS row {of}"
            f" GROUP BY environment, {name}"
        )
    return f"SELECT '{name}' AS field, environment, {name} AS value, 1 AS n, row {of}"


def _forms(fields: Sequence[str]) -> str:
    """One query for all fields: most of what it costs is to plan it."""
    cases = " ".join(f"WHEN regexp_matches(value, '{pattern}') THEN '{words}'" for pattern, words in _FORMS)
    return f"""
    WITH formed AS (
      SELECT field, environment, CASE {cases} ELSE 'a name' END AS form, CAST(sum(n) AS BIGINT) AS n, min(row) AS row
      FROM ({" UNION ALL ".join(_values(name) for name in fields)}) GROUP BY field, environment, form
    ), shares AS (
      SELECT *, sum(n) OVER (PARTITION BY field, environment) AS total FROM formed
    ), usual AS (SELECT * FROM shares WHERE n >= 0.9 * total AND total >= {_FEW}),
    most AS (SELECT * FROM usual QUALIFY row_number() OVER (PARTITION BY field ORDER BY total DESC, environment) = 1)
    SELECT b.row, b.field AS field, 'form' AS note,
           b.field || ' is ' || b.form || ' in ' || b.n || ' of ' || CAST(b.total AS BIGINT) || ' records of '
           || b.environment || ' and ' || a.form || ' in ' || a.n || ' of ' || CAST(a.total AS BIGINT) || ' of '
           || a.environment AS message
    FROM usual AS b, most AS a WHERE a.field = b.field AND a.environment <> b.environment AND a.form <> b.form
    """


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
