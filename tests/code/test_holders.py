"""What tables hold is kept from one look to the next, as modules are run: it is the same as looked at afresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from checker.code.proofs.holders import Holders
from tests.code.judging import judge

FILES = {
    "shop/__init__.py": "",
    "shop/ask.py": """
from openai import OpenAI
client = OpenAI()

def ask(prompt, headers):
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

def tell(prompt, headers):
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)
""",
    "shop/tables.py": """
from functools import partial
from shop.ask import ask, tell
TASKS = {"ask": ask}
OTHERS = {"inner": TASKS, "tell": partial(tell, "hello")}
say = tell
""",
    "shop/late.py": """
from shop.tables import TASKS, OTHERS
HEADERS = {"x-team-id": "search", "x-correlation-id": "c-1"}
RESULT = TASKS["ask"]("hi", HEADERS)
""",
    "shop/run.py": """
from shop.tables import OTHERS

def run():
    return OTHERS["tell"]({"x-team-id": "search", "x-correlation-id": "c-2"})
""",
}


def test_the_same_as_looked_at_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = Holders._look
    compared: list[int] = []

    def both(self: Holders) -> None:
        look(self)
        fresh = Holders(self._program)
        for id, obj in self._program.base.items():
            fresh._look_at(id, obj)
        keys = {key for key in (*fresh._naming, *self._naming, *fresh._holding) if not isinstance(key, int)}
        held = {key: self.names(key) for key in keys}
        assert {key: fresh.names(key) for key in keys} == held
        compared.append(sum(map(len, held.values())))

    monkeypatch.setattr(Holders, "_look", both)
    sites = judge(FILES, tmp_path)
    assert {s.verdict for s in sites} == {Verdict.PASS}
    assert len(compared) > 1
    assert compared[-1] >= compared[0] > 0


FACADE = {
    "shop/__init__.py": "from .llm import *\n",
    "shop/llm/__init__.py": """
from .sending import told, ask as say, Asker as Sender
__all__ = ["say", "told", "Sender"]
""",
    "shop/llm/sending.py": """
from openai import OpenAI
client = OpenAI()

def ask(prompt, headers=None):
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

def told(prompt, headers):
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)

class Asker:
    def __init__(self, headers):
        self.headers = headers

    def __call__(self, prompt):
        return client.responses.create(model="gpt-5", input=prompt, extra_headers=self.headers)
""",
    "run.py": """
import shop
HEADERS = {"x-team-id": "search", "x-correlation-id": "c-1"}

def run():
    shop.say("hi", HEADERS)
    shop.told("hi", HEADERS)
    return shop.Sender(HEADERS)("hi")
""",
}


@pytest.mark.parametrize("facade", ["from .llm import *\n", "from .llm import say, told, Sender\n"])
def test_callers_by_the_names_of_a_facade(facade: str, tmp_path: Path) -> None:
    sites = judge({**FACADE, "shop/__init__.py": facade}, tmp_path)
    assert [s.verdict for s in sites] == [Verdict.PASS] * 3


BUS = {
    "desk/__init__.py": "",
    "desk/llm.py": """
from openai import OpenAI

class Llm:
    def __init__(self, owner):
        self.owner = owner
        self.client = OpenAI()

    def complete(self, text, **headers):
        return self.client.responses.create(model="gpt-5", input=text, extra_headers={**self.owner, **headers})
""",
    "desk/handlers.py": """
from functools import partial

def reply(text, llm):
    return llm.complete(text, **{"x-correlation-id": text})

def table(llm):
    return {"reply": partial(reply, llm=llm)}
""",
    "desk/wiring.py": """
from desk.handlers import table
from desk.llm import Llm

class Bus:
    def __init__(self, handlers):
        self.handlers = handlers

    def handle(self, kind, text):
        return self.handlers[kind](text)

def wire():
    return Bus(table(Llm({"x-team-id": "search"})))
""",
    "main.py": """
from desk.wiring import wire

def main():
    wire().handle("reply", "c-1")
""",
}


def test_callers_through_a_function_that_returns_what_it_wires(tmp_path: Path) -> None:
    assert [s.verdict for s in judge(BUS, tmp_path)] == [Verdict.PASS]
