"""What one module of a project does to another: functions put in the place of its own, its body run once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from tests.code.judging import judge

TAGS = """
SHARED = {"x-team-id": "search"}

def build():
    return {"x-team-id": "search", "x-correlation-id": "1"}

def kept():
    return {"x-team-id": "search", "x-correlation-id": "1"}
"""
APP = """
import compat
import tags
from openai import OpenAI

client = OpenAI()

def ask():
    client.responses.create(model="m", input="a", extra_headers=tags.build())

def ask_kept():
    client.responses.create(model="m", input="a", extra_headers=tags.kept())

def main():
    %s
    ask()
    ask_kept()
"""
INSTALL = "import tags as t\n\ndef slim():\n    return {'x-team-id': 'search'}\n\ndef install():\n    t.build = slim\n"


def verdicts(files: dict[str, str], folder: Path) -> list[Verdict]:
    return [site.verdict for site in judge(files, folder)]


def test_function_replaced_at_start_is_the_one_that_is_called(tmp_path: Path) -> None:
    files = {"tags.py": TAGS, "compat.py": INSTALL, "app.py": APP % "compat.install()"}
    assert verdicts(files, tmp_path) == [Verdict.FAIL, Verdict.PASS]


def test_function_that_is_replaced_after_the_call_is_its_own(tmp_path: Path) -> None:
    app = APP.replace("    ask()\n    ask_kept()\n", "    ask()\n    ask_kept()\n    compat.install()\n") % "pass"
    files = {"tags.py": TAGS, "compat.py": INSTALL, "app.py": app}
    assert verdicts(files, tmp_path) == [Verdict.PASS, Verdict.PASS]


def test_attribute_of_the_same_name_on_another_object_replaces_nothing(tmp_path: Path) -> None:
    other = "import tags\n\ndef install(page):\n    page.build = 'tags'\n    return tags\n"
    files = {"tags.py": TAGS, "compat.py": other, "app.py": APP % "compat.install(client)"}
    assert verdicts(files, tmp_path) == [Verdict.PASS, Verdict.PASS]


def test_module_that_is_loaded_once_more_is_as_it_was(tmp_path: Path) -> None:
    app = """
import importlib
import tags
from openai import OpenAI

client = OpenAI()

def main():
    tags.SHARED["x-correlation-id"] = "1"
    client.responses.create(model="m", input="a", extra_headers=tags.SHARED)
    importlib.reload(tags)
    client.responses.create(model="m", input="a", extra_headers=tags.SHARED)
"""
    assert verdicts({"tags.py": TAGS, "app.py": app}, tmp_path) == [Verdict.PASS, Verdict.FAIL]


FALLBACK = """
try:
    from tags import %s as headers
except ImportError:
    headers = {"x-team-id": "search"}
from openai import OpenAI

OpenAI().responses.create(model="m", input="a", extra_headers=headers)
"""


@pytest.mark.parametrize(
    ("name", "tags", "verdict"),
    [
        ("FULL", 'FULL = {"x-team-id": "search", "x-correlation-id": "1"}', Verdict.PASS),
        ("FUL", 'FULL = {"x-team-id": "search", "x-correlation-id": "1"}', Verdict.FAIL),
        ("FUL", "from acme import *", Verdict.UNVERIFIABLE),
        ("FUL", "def __getattr__(name):\n    return acme.tags()", Verdict.UNVERIFIABLE),
    ],
)
def test_name_that_a_module_lacks_is_not_imported(name: str, tags: str, verdict: Verdict, tmp_path: Path) -> None:
    assert verdicts({"tags.py": tags, "app.py": FALLBACK % name}, tmp_path) == [verdict]


def test_imported_name_keeps_what_it_was_when_its_module_rebinds_it(tmp_path: Path) -> None:
    state = """
HEADERS = {"x-team-id": "search"}

def complete():
    global HEADERS
    HEADERS = {"x-team-id": "search", "x-correlation-id": "1"}
"""
    app = """
import state
from openai import OpenAI
from state import HEADERS

client = OpenAI()

def main():
    state.complete()
    client.responses.create(model="m", input="a", extra_headers=HEADERS)
    client.responses.create(model="m", input="a", extra_headers=state.HEADERS)
"""
    assert verdicts({"state.py": state, "app.py": app}, tmp_path) == [Verdict.FAIL, Verdict.PASS]


def test_switch_that_a_function_turns_is_as_the_callers_leave_it(tmp_path: Path) -> None:
    app = """
import flags
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}

def ask():
    client.responses.create(model="m", input="a", extra_headers=TAGS if flags.TAGGING else {})

def ask_without():
    client.responses.create(model="m", input="a", extra_headers=TAGS if flags.TAGGING else {})

def turn_off():
    flags.TAGGING = False

def main():
    ask()
    turn_off()
    ask_without()
"""
    assert verdicts({"flags.py": "TAGGING = True\n", "app.py": app}, tmp_path) == [Verdict.PASS, Verdict.FAIL]
