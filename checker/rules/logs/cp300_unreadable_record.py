"""A line of the log is no record: not JSON, broken off, in no known format, or blank.

Why it matters: it may have been a request. It stays a member of the population, so that no rate looks better than it
is, and the run ends with 2, because it could not check everything.

Bad:

    # log.jsonl
    INFO:     127.0.0.1:41244 - "GET /health/liveliness HTTP/1.1" 200 OK
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success"}

Good:

    # log.jsonl
    {"id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "chat", "status": "success"}

Not covered: a source that cannot be opened, or whose compressed data breaks off, is a notice of the run.
"""

from __future__ import annotations

from checker.logs.checks.checks import RecordCheck, RecordContext
from checker.rules.base import Rule, Subject


def check(context: RecordContext) -> list[RecordCheck]:
    """None on records: the reader finds these lines, and reports them under this rule."""
    return []


RULE = Rule(id="CP300", name="unreadable-record", check=check, subject=Subject.RECORD_CHECK)
