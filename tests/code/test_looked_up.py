"""Functions that are found by a name put together at run time, and handlers that are found by a key."""

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


REGISTRY = """
from enum import Enum


class Mode(Enum):
    TOOLS = "tools"
    JSON = "json"


class Provider(Enum):
    OPENAI = "openai"


class Registry:
    def __init__(self):
        self._handlers = {}

    def register(self, provider, mode, handler):
        self._handlers[(provider, mode)] = handler

    def get(self, provider, mode):
        key = (provider, mode)
        if key in self._handlers:
            return self._handlers[key]
        raise KeyError(key)


registry = Registry()


def register(provider, modes):
    def keep(cls):
        for mode in modes:
            registry.register(provider, mode, cls())
        return cls

    return keep
"""
HANDLERS = """
from registry import Mode, Provider, register


@register(Provider.OPENAI, [Mode.TOOLS, Mode.JSON])
class Handler:
    def send(self, client, headers):
        return client.responses.create(model="m", input="a", extra_headers=headers)
"""
SERVICE = """
from openai import OpenAI
from registry import Mode, Provider, registry

client = OpenAI()


def main():
    handler = registry.get(Provider.OPENAI, Mode.JSON)
    handler.send(client, {"x-team-id": "search", "x-correlation-id": "1"})
    client.responses.create(model="m", input="a")
"""


def test_registries_that_decorators_fill_by_members_of_enumerations(tmp_path: Path) -> None:
    """The service does not import the module that fills the registry: what a key finds stays open, and the request
    behind it is not taken for one that nobody calls."""
    files = {"registry.py": REGISTRY, "handlers.py": HANDLERS, "app.py": SERVICE}
    verdicts = {site.at.path: site.verdict.value for site in judge(files, tmp_path)}
    assert verdicts == {"app.py": "fail", "handlers.py": "unverifiable"}
