"""Changes that hide a bad call from the gate by where it stands, how it is written or what is declared of its SDK: each
is found as what it is, or what hides it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.run.repository import BAD, BASE, GOOD, POLICY, Repository

UTF7 = "# -*- coding: utf-7 -*-\n" + BAD.replace("openai", "+AG8-penai").replace("OpenAI", "+AE8-penAI")
LAZY = "import importlib\nOpenAI = getattr(importlib.import_module('open' + 'ai'), 'Open' + 'AI')"
PATTERN = POLICY.replace("schema: {type: string}", "schema: {type: string, pattern: '^[a-z]+$'}")
USES = "from {} import ask\n\nask('x')\n"
Files = Mapping[str, str | None]

FOUND: dict[str, tuple[Files, str]] = {
    "in a folder of tests that the product uses": (
        {"web/tests/__init__.py": "", "web/tests/llm.py": BAD, "web/app.py": USES.format("web.tests.llm")},
        "web/tests/llm.py",
    ),
    "in a file named like a test": (
        {"web/test_client.py": BAD, "web/app.py": USES.format("web.test_client")},
        "web/test_client.py",
    ),
    "in a conftest, through another test": (
        {
            "web/conftest.py": BAD,
            "web/test_all.py": "from web.conftest import ask\n",
            "web/app.py": "from web import (\n    test_all,\n)\n\ntest_all.ask('x')\n",
        },
        "web/conftest.py",
    ),
    "in another encoding": ({"web/new.py": UTF7}, "web/new.py"),
    "under a name that git quotes": ({'web/n\u00e9 "w".py': BAD}, 'web/n\u00e9 "w".py'),
    "with names that are put together": ({"web/new.py": BAD.replace("from openai import OpenAI", LAZY)}, "web/new.py"),
    "with a stub beside it": (
        {"web/new.py": BAD, "web/new.pyi": "def ask(prompt: str) -> object: ...\n"},
        "web/new.py",
    ),
    "with a release that has no such client": ({"web/new.py": BAD, "requirements.txt": "openai==0.10\n"}, "web/new.py"),
    "with a release that has no such method": (
        {"web/new.py": BAD, "requirements.txt": "openai==1.10.0\n"},
        "web/new.py",
    ),
}
SHOWN: dict[str, tuple[Files, Files, str]] = {
    "as Cython": ({}, {"web/new.pyx": BAD}, "no Python file by its name: web/new.pyx"),
    "by a pattern dropped": (
        {"policy.yaml": PATTERN},
        {"web/new.py": GOOD.replace("search", "Nobody 1"), "policy.yaml": POLICY},
        "fields.team_id.schema no longer has pattern",
    ),
}


def repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], base: Files, change: Files) -> Repository:
    made = Repository(tmp_path, capsys, {**BASE, **base})
    made.change(change)
    return made


@pytest.mark.parametrize("how", FOUND)
def test_it_is_found(
    how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change, path = FOUND[how]
    monkeypatch.chdir(tmp_path)
    code, findings = repository(tmp_path, capsys, {}, change).check("--loosening", "fail")
    assert code == 1
    assert ("CP101", path) in {(finding["rule"], finding["path"]) for finding in findings}


@pytest.mark.parametrize("how", SHOWN)
def test_it_is_shown(
    how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, change, message = SHOWN[how]
    monkeypatch.chdir(tmp_path)
    code, findings = repository(tmp_path, capsys, base, change).check("--loosening", "fail")
    assert code == 1
    assert findings[0]["rule"] == "CP001"
    assert message in findings[0]["message"]


def test_python_in_a_shell_script_is_said_to_be_unchecked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = repository(tmp_path, capsys, {}, {"web/run.sh": f"python - <<'END'\n{BAD}\nEND\n"})
    code, out = made.run("check", "--changed-since", made.base, "--no-cache", "--strict")
    assert code == 2
    assert "Not checked: 1 Shell file naming a model provider, such as web/run.sh" in out


def test_what_runs_tests_takes_them_not_into_the_product(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = "import unittest\n\nfrom tests import test_llm\n\nunittest.main(test_llm)\n"
    made = repository(tmp_path, capsys, {}, {"tests/test_llm.py": BAD, "run_tests.py": runner, "tests/__init__.py": ""})
    assert made.check("--loosening", "fail") == (0, [])
