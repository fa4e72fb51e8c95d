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
