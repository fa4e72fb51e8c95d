"""What a run keeps for the next, and what a run that reports on a few files reads of it."""

from __future__ import annotations

from pathlib import Path

from checker.code.engine import analyse
from tests.code.judging import POLICY, judge

FILES = {
    "ask.py": """
from openai import OpenAI

def ask(prompt, headers):
    return OpenAI().responses.create(model="gpt-5", input=prompt, extra_headers=headers)
""",
    "billing.py": """
from ask import ask

def bill():
    return ask("hi", {"x-team-id": "billing"})
""",
    "other.py": """
from openai import OpenAI

def other():
    return OpenAI().responses.create(model="gpt-5", input="hi")
""",
}


def test_call_sites_of_other_files_stay_unread(tmp_path: Path) -> None:
    everything = judge(FILES, tmp_path)
    assert [s.at.path for s in everything] == ["ask.py", "other.py"]
    asked = {"bill": {"billing.py"}, "other": {"other.py"}, "nothing": {"none.py"}}
    for shown, expected in zip(asked.values(), (everything[:1], everything[1:], ()), strict=True):
        found = [  # the first run judges and keeps, the second reads what was kept
            analyse(
                sorted(FILES),
                POLICY,
                root=tmp_path,
                cwd=tmp_path,
                cache_dir=tmp_path / ".cache",
                reports=lambda places, shown=shown: not shown.isdisjoint(places),
            ).sites
            for _ in range(2)
        ]
        assert found == [expected, expected]
