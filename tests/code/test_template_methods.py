"""Methods that a base in another file calls on `self`: the base's callers decide what they are given."""

from __future__ import annotations

from pathlib import Path

from checker.code.callsite import Verdict
from tests.code.judging import judge

BASE = """
class Base:
    def run(self, headers):
        return self.send("x", headers)

    def send(self, text, headers):
        raise NotImplementedError
"""
SENDER = """
from openai import OpenAI
{more}
client = OpenAI()

class Sender{bases}:
    def send(self, text, headers):
        return client.responses.create(model="m", input=text, extra_headers=headers)
"""
FULL = '{"x-team-id": "a", "x-correlation-id": "1"}'


def test_method_of_a_subclass(tmp_path: Path) -> None:
    sender = SENDER.format(more="from base import Base", bases="(Base)")
    app = f"from sender import Sender\n\ndef main():\n    Sender().run({FULL})\n"
    (site,) = judge({"base.py": BASE, "sender.py": sender, "app.py": app}, tmp_path)
    assert (site.at.path, site.verdict) == ("sender.py", Verdict.PASS)


def test_method_of_a_mixin_beside_the_base(tmp_path: Path) -> None:
    sender = SENDER.format(more="", bases="")
    kind = "from base import Base\nfrom sender import Sender\n\nclass Kind(Sender, Base):\n    pass\n"
    app = f'from kind import Kind\n\ndef main():\n    Kind().run({FULL})\n    Kind().run({{"x-team-id": "a"}})\n'
    (site,) = judge({"base.py": BASE, "sender.py": sender, "kind.py": kind, "app.py": app}, tmp_path)
    assert (site.at.path, site.missing) == ("sender.py", ("correlation_id",))
    assert [(b.at.path, b.at.line) for b in site.blame] == [("app.py", 5)]


def test_a_class_without_kinship_calls_its_own(tmp_path: Path) -> None:
    sender = SENDER.format(more="", bases="") + f"\ndef main():\n    Sender().send('x', {FULL})\n"
    (site,) = judge({"base.py": BASE, "sender.py": sender}, tmp_path)
    assert site.verdict is Verdict.PASS


def test_a_function_is_called_by_the_package_that_hands_it_on(tmp_path: Path) -> None:
    client = """
from openai import OpenAI

_state = {"headers": {}, "client": None}

def configure(headers):
    _state["headers"] = headers

def get_client():
    if _state["client"] is None:
        _state["client"] = OpenAI(default_headers=_state["headers"])
    return _state["client"]
"""
    text = (
        "from ._client import get_client\n\ndef ask(**kw):\n    return get_client().responses.create(model='m', **kw)\n"
    )
    app = f"import kit\n\ndef main():\n    kit.configure({FULL})\n    kit.ask()\n"
    init = "from ._client import configure\nfrom ._text import ask\n"
    files = {"kit/__init__.py": init, "kit/_client.py": client, "kit/_text.py": text, "app.py": app}
    (site,) = judge(files, tmp_path)
    assert (site.at.path, site.verdict) == ("kit/_text.py", Verdict.PASS)


MODELS = """
from openai import OpenAI

class Model:
    def ask(self, text):
        return self.client.responses.create(model="m", input=text)

class Small(Model):
    def __init__(self):
        self.client = OpenAI()

class Given(Model):
    def __init__(self, client):
        self.client = client
"""


def test_what_a_line_lacks_is_not_told_as_unproven_too(tmp_path: Path) -> None:
    (site,) = judge(MODELS, tmp_path)
    assert [b.verdict for b in site.blame] == [Verdict.FAIL]


def test_of_which_class_a_method_runs_is_said(tmp_path: Path) -> None:
    (site,) = judge(MODELS.replace("self.client = OpenAI()", "self.client = None"), tmp_path)
    whys = {trail.why for blame in site.blame for trail in blame.trails}
    assert any("subclass of `Model`" in why or "is given where `Given` is made" in why for why in whys)
