"""Files that hold a call without naming an SDK: the client comes from a module that they import."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from checker.code.engine import analyse
from tests.code.judging import POLICY, judge

LLM = """
from langchain_openai import ChatOpenAI

def get_chat():
    return ChatOpenAI(model="m", default_headers={"x-team-id": "search", "x-correlation-id": "1"})
"""
PROJECT = {
    "svc/__init__.py": "from .llm import get_chat\n",
    "svc/llm.py": LLM,
    "app.py": "from svc import get_chat\n\ndef ask(q):\n    return get_chat().invoke(q)\n",
    "jobs/run.py": 'import app\n\ndef main(tool):\n    app.ask("a")\n    tool.invoke("b")\n',
}


def test_client_of_an_imported_module(tmp_path: Path) -> None:
    assert [(s.at.path, s.at.line, s.verdict) for s in judge(PROJECT, tmp_path)] == [("app.py", 4, Verdict.PASS)]


@pytest.mark.parametrize("project", [PROJECT], ids=["imported"])
def test_without_prefilter_the_same(project: dict[str, str], tmp_path: Path) -> None:
    sites = judge(project, tmp_path)
    assert analyse(sorted(project), POLICY, root=tmp_path, cwd=tmp_path, prefilter=False).sites == sites


FACTORY = """
import elsewhere
from openai import OpenAI

def make() -> OpenAI | None:
    return elsewhere.client("a")
"""


def test_stated_result(tmp_path: Path) -> None:
    """A function that is not followed gives what its annotation says: a call of it is seen, and not proven."""
    app = "from make import make\n\ndef ask():\n    make().responses.create(model='m', input='x')\n"
    sites = judge({"make.py": FACTORY, "app.py": app}, tmp_path)
    assert [(s.at.path, s.at.line, s.verdict) for s in sites] == [("app.py", 4, Verdict.UNVERIFIABLE)]


def test_factory_with_many_branches(tmp_path: Path) -> None:
    branches = "\n".join(
        f"""        elif provider == "p{i}":
            check("langchain_openai")
            from langchain_openai import ChatOpenAI
            llm = ChatOpenAI(base_url="https://p{i}.example/v1", api_key=os.environ["P{i}_KEY"], **kwargs)"""
        for i in range(24)
    )
    source = f"""import os

class Provider:
    def __init__(self, llm):
        self.llm = llm

    @classmethod
    def of(cls, provider, **kwargs):
        if provider == "none":
            raise ValueError(provider)
{branches}
        else:
            raise ValueError(provider)
        return cls(llm)

    async def answer(self, messages):
        return await self.llm.ainvoke(messages)
"""
    app = 'from base import Provider\n\nasync def ask(name):\n    return await Provider.of(name).answer("x")\n'
    sites = judge({"base.py": source, "app.py": app}, tmp_path)
    assert [(s.at.path, s.verdict) for s in sites] == [("base.py", Verdict.FAIL)]


def test_own_class_with_an_sdk_method_name(tmp_path: Path) -> None:
    """A class of the project's own that happens to be called like an SDK's client is none."""
    files = {
        "llm.py": "import litellm\nimport plugins\n\nclass LLM:\n    def completion(self, **kw):\n"
        "        return litellm.completion(**kw)\n\ndef make(name):\n    return plugins.load(name)\n",
        "app.py": "from openai.types import Model\nfrom llm import make\n\ndef ask():\n    make('a').completion(n=1)\n",
    }
    assert [(s.at.path, s.at.line) for s in judge(files, tmp_path)] == [("llm.py", 6)]


def test_progress_begins_with_reading(tmp_path: Path) -> None:
    """Reading a large project takes long enough to be shown; each phase counts up to what there is."""
    judge(PROJECT, tmp_path)
    told: list[tuple[str, int, int]] = []
    analyse(sorted(PROJECT), POLICY, root=tmp_path, cwd=tmp_path, progress=lambda *one: told.append(one))
    assert list(dict.fromkeys(phase for phase, _, _ in told))[:3] == [
        "reading files",
        "looking at functions",
        "following calls",
    ]
    assert [(done, total) for phase, done, total in told if phase == "reading files"] == [(n, 4) for n in range(4)]


@pytest.mark.parametrize("call", ['importlib.import_module("openai")', "__import__('openai')"])
def test_an_sdk_that_is_imported_by_name(call: str, tmp_path: Path) -> None:
    source = f"import importlib\nsdk = {call}\nsdk.OpenAI().responses.create(model='m', input='x')\n"
    assert [site.verdict for site in judge(source, tmp_path)] == [Verdict.FAIL]
