"""Clients that are kept under a name, and fields of models that hold one: no request by them is out of sight."""

from __future__ import annotations

from pathlib import Path

from tests.code.judging import judge

KEEPER = """from openai import OpenAI
def fill(values):
    values["client"] = OpenAI().responses
    return values
"""
CALLER = (
    "class Service:\n    def ask(self):\n        return self.client.chat.completions.create(model='m', messages=[])\n"
)
CHAIN = """from langchain_classic.chains.base import Chain
from langchain_classic.chains.llm import LLMChain
class Answers(Chain):
    graph: object
    ask_chain: LLMChain
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        if self.graph is None:
            raise ValueError("no graph")
    def _call(self, inputs, run_manager=None):
        print(self.verbose)
        return self.ask_chain.run(inputs["query"])
"""
ENDPOINT = """import httpx
from pydantic import BaseModel
class Model(BaseModel):
    url: str = "http://127.0.0.1:8000/v1/chat/completions"
    def ask(self, text):
        return httpx.post(self.url, json={"model": "m", "messages": [text]})
"""


def test_a_client_under_a_common_name_is_not_taken_for_used_by_a_call_elsewhere(tmp_path: Path) -> None:
    files = {f"kept_{i}.py": KEEPER for i in range(5)} | {"caller.py": CALLER}
    kept = [site.at.path for site in judge(files, tmp_path) if site.kind == "client"]
    assert kept == [f"kept_{i}.py" for i in range(5)]


def test_a_field_that_unknown_arguments_set_is_of_its_annotation(tmp_path: Path) -> None:
    assert [site.api for site in judge(CHAIN, tmp_path)] == ["run"]


def test_the_default_of_a_field_may_be_the_url_of_a_request(tmp_path: Path) -> None:
    assert [site.api for site in judge(ENDPOINT, tmp_path)] == ["httpx.post"]


def test_objects_of_a_factory_that_are_called_are_seen_wherever_they_are_made(tmp_path: Path) -> None:
    factory = (
        "from langchain.chains import LLMChain\nfrom langchain_openai import ChatOpenAI\n"
        "def make():\n    return LLMChain(llm=ChatOpenAI(), prompt='p')\n"
    )
    callers = (
        "from factory import make\n"
        "class Bot:\n    def __init__(self):\n        self.chain = make()\n"
        "    def ask(self, question):\n        return self.chain({'question': question})\n"
        "def run(question):\n    chain = make()\n    return chain(question)\n"
    )
    sites = judge({"factory.py": factory, "callers.py": callers}, tmp_path)
    assert [(site.at.path, site.at.line) for site in sites] == [("callers.py", 6), ("callers.py", 9)]
