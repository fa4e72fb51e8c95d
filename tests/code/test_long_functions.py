"""What is left out of a long function, and where its calls are followed for a few steps alone, makes no call pass, and
loses none.

The limits are set so low here that short examples meet them. What they leave unproven is not told; a call that fails
must not be called pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from checker.code.execution import budget, machine
from checker.code.execution.facts import Allowance
from tests.code.judging import judge, marks_of

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.py"))
LIMITS: dict[str, Mapping[str, int]] = {
    "sliced": {},
    "few steps": {"WANTED_STEPS": 60, "CLIENT_STEPS": 60, "UNWANTED_STEPS": 15},
}


def limited(monkeypatch: pytest.MonkeyPatch, limits: Mapping[str, int]) -> None:
    """No root is run in full; calls end after so many steps."""
    share = Allowance.share

    def shared(steps: Allowance, roots: int) -> None:
        share(steps, roots)
        steps.in_full = 1

    monkeypatch.setattr(Allowance, "share", shared)
    for name, steps in limits.items():
        assert getattr(machine, name) == getattr(budget, name)
        monkeypatch.setattr(machine, name, steps)


@pytest.mark.share(3)
@pytest.mark.parametrize("limits", LIMITS.values(), ids=LIMITS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_no_limit_makes_a_failing_call_pass(
    path: Path, limits: Mapping[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, limits)
    source = path.read_text("utf-8")
    others = {line for line, verdict in marks_of(source) if verdict in ("fail", "unverifiable")}
    passing = {s.at.line for s in judge(source, tmp_path) if s.verdict is Verdict.PASS}
    assert not others & passing


HEAD = """from contextlib import ExitStack
from contextvars import ContextVar
from openai import OpenAI
client = OpenAI()
FULL = {"x-team-id": "core", "x-correlation-id": "c"}
current = ContextVar("current", default=None)
def same(x):
    return x
def given():
    return FULL
class Box:
    def __init__(self):
        self.kept = dict(FULL)
    def wipe(self):
        self.kept.clear()
    def headers(self):
        return self.kept
class Unit:
    def __init__(self):
        self.stack = ExitStack()
    def __enter__(self):
        token = current.set(FULL)
        self.stack.callback(current.reset, token)
        return self
    def __exit__(self, *exc):
        self.stack.close()
def ask():
    headers = dict(FULL)
    box = Box()
"""
# Each changes what is sent and names neither `headers` nor `box` where it does.
THROUGH_ANOTHER_NAME = {
    "method in a value": 'team = headers.pop("x-team-id")',
    "closure under another name": "def clear():\n    headers.clear()\nundo = clear\nundo()",
    "closure in a list": "def clear():\n    headers.clear()\nfor undo in [clear]:\n    undo()",
    "mapping in a mapping": 'job = {"headers": headers}\njob["headers"].clear()',
    "taken from a mapping": 'job = {"headers": headers}\ninner = job["headers"]\ninner.pop("x-team-id")',
    "put into a mapping": 'job = {}\njob["headers"] = headers\njob["headers"].clear()',
    "put into a list": "jobs = []\njobs.append(headers)\njobs[0].clear()",
    "loop over a list": 'for job in [headers, {}]:\n    job["x-team-id"] = None',
    "unpacked": 'first, second = [headers, {}]\ndel first["x-team-id"]',
    "given back by a function": 'first = same(headers)\nfirst["x-team-id"] = None',
    "by a lambda": 'first = (lambda: headers)()\nfirst["x-team-id"] = None',
    "by a method": 'kept = box.headers()\nkept["x-team-id"] = None',
    "attribute": 'kept = box.kept\nkept["x-team-id"] = None',
    "bound method": "wipe = box.wipe\nwipe()",
    "object in a list": "for each in [box]:\n    each.wipe()",
    "in place": 'other = headers\nother |= {"x-team-id": ""}',
    "walrus": 'if (other := headers):\n    other.pop("x-team-id")',
    "same object each time": "other = given()\nother.clear()\nheaders = given()",
    "with": "with Unit() as unit:\n    pass\nheaders = current.get() or {}",
}


@pytest.mark.parametrize("change", THROUGH_ANOTHER_NAME.values(), ids=THROUGH_ANOTHER_NAME)
def test_a_change_through_another_name_is_not_left_out(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, {})
    sent = "box.headers()" if "box" in change else "headers"
    body = "".join(f"    {line}\n" for line in change.splitlines())
    call = f'    return client.responses.create(model="m", input="x", extra_headers={sent})\n'
    (site,) = judge(HEAD + body + call, tmp_path)
    assert site.verdict is not Verdict.PASS
    (tmp_path / "app.py").unlink()
    (kept,) = judge(HEAD + "    pass\n" + call, tmp_path)
    assert kept.verdict is Verdict.PASS


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_slices_lose_no_call(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, {})
    source = path.read_text("utf-8")
    marked = {line for line, verdict in marks_of(source) if verdict != "blame"}
    assert marked <= {s.at.line for s in judge(source, tmp_path)}


CALLED_OBJECT = """from openai import OpenAI

client = OpenAI()


class Ask:
    def __init__(self, headers):
        self.headers = headers

    def __call__(self, text):
        return client.responses.create(model="m", input=text, extra_headers={**self.headers})


def main():
    ask = Ask({"x-team-id": "a", "x-correlation-id": "1"})
    ask("hello")
"""


def test_slices_keep_what_a_called_object_is_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, {})
    assert [s.verdict for s in judge(CALLED_OBJECT, tmp_path)] == [Verdict.PASS]


def test_a_parameter_of_a_lambda_is_no_expression(tmp_path: Path) -> None:
    """Whatever it is named: as the kinds of nodes are, too."""
    kinds = ("attr", "call", "comp", "dict", "fstring", "index", "name", "star", "walrus")
    lambdas = "\n".join(f"    made.append(lambda {kind}, *, other={kind!r}: {kind}(other))" for kind in kinds)
    filler = "\n".join(f"    made.append({i} + 1)" for i in range(600))
    source = f"""from openai import OpenAI
client = OpenAI()
def ask(headers):
    made = []
{lambdas}
{filler}
    client.responses.create(model="m", input="i", extra_headers={{"x-team-id": "a", "x-correlation-id": "b"}})
"""
    [site] = judge(source, tmp_path)
    assert site.verdict is Verdict.PASS
