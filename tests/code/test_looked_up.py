"""Functions that are found by a name put together at run time: in their own module, and in another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.code.judging import judge

STEPS = """
from openai import OpenAI

client = OpenAI()


def step_draft(text, headers):
    return client.responses.create(model="m", input=text, extra_headers=headers)


def step_polish(text, headers):
    return client.responses.create(model="m", input=text, extra_headers=headers)


def other(text, headers):
    return client.responses.create(model="m", input=text, extra_headers=headers)
"""
CALLS = """

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
STEPS = {"draft": TAGS, "polish": {"x-team-id": "search"}}


def run(name):
    LOOK_UP("x", STEPS[name])


def main():
    for name in STEPS:
        run(name)
"""


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"app.py": STEPS + CALLS.replace("LOOK_UP", 'globals()[f"step_{name}"]')}, "app.py"),
        ({"app.py": STEPS + CALLS.replace("LOOK_UP", 'globals().get("step_" + name)')}, "app.py"),
        (
            {"steps.py": STEPS, "app.py": "import steps" + CALLS.replace("LOOK_UP", 'getattr(steps, f"step_{name}")')},
            "steps.py",
        ),
    ],
    ids=["in its module", "asked of it", "of another module"],
)
def test_functions_looked_up_by_name(files: dict[str, str], path: str, tmp_path: Path) -> None:
    """Each name is judged by what it is called with; a function whose name does not fit has no caller."""
    verdicts = [site.verdict.value for site in judge(files, tmp_path) if site.at.path == path]
    assert verdicts == ["pass", "fail", "unverifiable"]
