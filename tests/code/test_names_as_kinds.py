"""Names of the checked code that are those of the engine's own kinds of nodes."""

from __future__ import annotations

from pathlib import Path

from checker.code.callsite import Verdict
from tests.code.judging import judge

SOURCE = """
from openai import OpenAI
from acme import call, comp

client = OpenAI()

def send(text, **call):
    return client.responses.create(model="m", input=text, **call)

def ask(text):
    global call, comp
    from acme import call, comp
    answer = send(text, extra_headers={"x-team-id": "search"})
    call = [answer]
    return call(answer, call=comp, comp=answer)
"""


def test_they_are_names(tmp_path: Path) -> None:
    assert [site.verdict for site in judge(SOURCE, tmp_path)] == [Verdict.FAIL]
