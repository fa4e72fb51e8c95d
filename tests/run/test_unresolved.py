"""What `inventory --unresolved` offers is true: pasted into the policy, a model settles what it is said to settle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.reports.inventory import Inventory
from checker.reports.style import PLAIN
from checker.reports.unresolved import render_text
from checker.run.code.inventory import inventory
from checker.settings import Settings

POLICY: dict[str, Any] = {
    "schema_version": 1,
    "name": "t",
    "version": "1.0.0",
    "placeholders": {"values": ["todo"]},
    "fields": {
        name: {
            "due": "request",
            "schema": {"type": "string"},
            "carriers": {"headers": [f"x-{name.replace('_', '-')}"], "metadata": [name]},
        }
        for name in ("team_id", "cost_center")
    },
}
HEAD = """
import os
import acme
from acme import Session
from openai import OpenAI

client = OpenAI()
session = Session()
"""
SEND = """
def send(headers):
    return client.responses.create(model="m", input="x", extra_headers=headers)

"""
SITUATIONS = {
    "two values": "def ask(team, cc):\n    return send({'x-team-id': team, 'x-cost-center': cc})",
    "a mapping": "def ask(headers):\n    return send(headers)",
    "kwargs": "def ask(**kwargs):\n    return client.responses.create(model='m', input='x', **kwargs)",
    "an object": "def ask(t):\n    return send({'x-team-id': t.team_id, 'x-cost-center': t.cost_center})",
    "a method": "class A:\n    def ask(self, headers):\n        return send(headers)",
    "a constructor": "class A:\n    def __init__(self, headers):\n        self.h = headers\n"
    "    def ask(self):\n        return client.responses.create(model='m', input='x', extra_headers=self.h)",
    "a builder": "def ask():\n    return send(acme.headers())",
    "a builder's method": "def ask():\n    return send(session.headers())",
    "values of a library": "def ask():\n    return send({'x-team-id': acme.team(), 'x-cost-center': acme.cc()})",
    "handed to a library": "def ask():\n    h = {'x-team-id': 'a', 'x-cost-center': 'b'}\n"
    "    acme.audit(h)\n    return send(h)",
}


def listed(source: str, folder: Path, models: dict[str, Any] | None = None) -> Inventory:
    (folder / "app").mkdir(exist_ok=True)
    (folder / "app" / "tasks.py").write_text(source, encoding="utf-8")
    (folder / "policy.yaml").write_text(yaml.safe_dump(POLICY | ({"models": models} if models else {})), "utf-8")
    settings = Settings(policy=folder / "policy.yaml", cache=False, folder=folder, file=folder / "policy.yaml")
    return inventory(settings, [folder], cwd=folder, unresolved=True)


def models_in(text: str) -> dict[str, Any]:
    block = text[text.index("models:") :].partition("\n\n")[0]
    return dict(yaml.safe_load(block)["models"])


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_pasted_model_settles(situation: str, tmp_path: Path) -> None:
    body = SITUATIONS[situation]
    source = HEAD + (SEND if "send(" in body else "") + body
    found = listed(source, tmp_path)
    assert found.counts.unverifiable == 1
    assert all(item["model"] for item in found.unresolved)
    after = listed(source, tmp_path, models_in(render_text(found, PLAIN)))
    assert (after.counts.passed, after.counts.unverifiable) == (1, 0)
    assert not after.unresolved


@pytest.mark.parametrize(
    ("body", "kind", "word"),
    [
        (
            "def ask():\n    return send({'x-team-id': os.getenv('T'), 'x-cost-center': 'c'})",
            "environment",
            "os.environ",
        ),
        ("def ask(t):\n    return send({'x-team-id': t.team, 'x-cost-center': t.cc})", "parameter", "entry_points"),
        ("def ask():\n    return send({'x-team-id': open('f').read(), 'x-cost-center': 'c'})", "data", "refuse"),
    ],
)
def test_no_model_is_offered_that_does_not_help(body: str, kind: str, word: str, tmp_path: Path) -> None:
    (item,) = listed(HEAD + SEND + body, tmp_path).unresolved
    assert item["kind"] == kind
    assert item["model"] is None
    assert word in item["advice"]
    assert item["path"] == "app/tasks.py"


def test_most_frequent_first_and_what_each_settles(tmp_path: Path) -> None:
    source = (
        HEAD
        + SEND
        + """
def ask(team):
    send({"x-team-id": team, "x-cost-center": "c"})
    client.responses.create(model="m", input="x", extra_headers={"x-team-id": team, "x-cost-center": acme.cc()})

def other():
    client.responses.create(model="m", input="x", extra_headers={"x-team-id": "t", "x-cost-center": acme.cc()})
    client.responses.create(model="m", input="y", extra_headers={"x-team-id": "t", "x-cost-center": acme.cc()})
"""
    )
    found = listed(source, tmp_path).unresolved
    assert [(i["subject"], i["call_sites"], i["settles"]) for i in found] == [
        ("acme.cc", 3, 2),
        ("app.tasks.ask", 2, 1),
    ]


CHOICES = """
from openai import AzureOpenAI

TAGS = {"x-team-id": "t", "x-cost-center": "c"}

def chosen():
    return AzureOpenAI(default_headers=TAGS) if os.environ.get("USE_AZURE") else OpenAI()

"""


def test_a_variable_that_only_chooses_the_client_is_no_reason(tmp_path: Path) -> None:
    body = "def ask(headers):\n    return chosen().responses.create(model='m', input='x', extra_headers=headers)\n"
    (item,) = (i for i in listed(HEAD + CHOICES + body, tmp_path).unresolved if i["kind"] != "escaped")  # HEAD's client
    assert (item["subject"], item["call_sites"], item["settles"]) == ("app.tasks.ask", 1, 1)


def test_a_variable_that_decides_by_the_client_which_it_chooses_is_one(tmp_path: Path) -> None:
    body = "def ask():\n    return chosen().responses.create(model='m', input='x')\n"
    (item,) = (i for i in listed(HEAD + CHOICES + body, tmp_path).unresolved if i["kind"] != "escaped")  # HEAD's client
    assert (item["kind"], item["subject"], item["settles"]) == ("environment", "USE_AZURE", 1)
