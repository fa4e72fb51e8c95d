"""Names that modules import from each other, a package from itself, or from one of several modules: the look-up ends,
and the run is not lost."""

from __future__ import annotations

from pathlib import Path

from checker.code.callsite import Verdict
from tests.code.judging import judge

CALL = """
from openai import OpenAI
from shop import headers
client = OpenAI()

def ask(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers.build())
"""
BUILD = """
def build():
    return {"x-team-id": "search", "x-correlation-id": "c-1"}
"""


def test_a_package_that_imports_its_own_submodule(tmp_path: Path) -> None:
    files = {"app.py": CALL, "shop/__init__.py": "from . import headers\n", "shop/headers.py": BUILD}
    (site,) = judge(files, tmp_path)
    assert site.verdict is Verdict.PASS


def test_a_name_that_two_modules_import_from_each_other(tmp_path: Path) -> None:
    files = {
        "app.py": CALL,
        "shop/__init__.py": "from shop.values import headers\n",
        "shop/values.py": "from shop import headers\n",
    }
    (site,) = judge(files, tmp_path)
    assert site.verdict is Verdict.UNVERIFIABLE
    whys = {trail.why for proof in site.fields.values() for trail in proof.trails}
    assert whys == {"`headers` is not found in shop/__init__.py"}


CHOSEN = """
import os
if os.environ.get("STAGE") == "lab":
    from shop.lab import TAGS
else:
    from shop.live import TAGS
"""
CHOSEN_WITHIN = f"""
def tags():
{CHOSEN.replace(chr(10), chr(10) + "    ")}
    return TAGS
"""
ASK = """
from openai import OpenAI
import settings
client = OpenAI()

def ask(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "a", **settings.TAGS})

def ask_within(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "a", **settings.tags()})
"""


def test_a_name_that_is_imported_from_one_of_two_modules(tmp_path: Path) -> None:
    files = {
        "app.py": ASK,
        "settings.py": CHOSEN + CHOSEN_WITHIN,
        "shop/__init__.py": "",
        "shop/lab.py": 'TAGS = {"x-correlation-id": "lab-1"}',
        "shop/live.py": 'TAGS = {"x-correlation-id": "live-1"}',
    }
    assert [site.verdict for site in judge(files, tmp_path)] == [Verdict.PASS, Verdict.PASS]
    files["shop/lab.py"] = "TAGS = {}"
    sites = judge(files, tmp_path)
    assert [site.verdict for site in sites] == [Verdict.UNVERIFIABLE, Verdict.UNVERIFIABLE]
