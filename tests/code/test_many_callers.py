"""A wrapper that the whole company calls: each caller is judged, and where there are too many, that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import CallSite, Verdict
from checker.code.execution.run import Run
from checker.code.execution.slices.needs import Needs
from checker.code.proofs import callers, climb, contexts
from checker.code.proofs.root_runs import RootRuns
from checker.code.source.units import Unit
from tests.code.judging import judge

WRAPPER = """from openai import OpenAI
client = OpenAI()
def ask(prompt, headers):
    return client.responses.create(model="m", input=prompt, extra_headers=headers)
"""
GOOD = """from wrapper import ask
def run():
    return ask("hi", {"x-team-id": "core", "x-correlation-id": "c"})
"""
BAD = """from wrapper import ask
def run():
    return ask("hi", {"x-team-id": "core"})
"""


def judged(folder: Path, *, good: int, bad: int) -> CallSite:
    files = {"wrapper.py": WRAPPER}
    files |= {f"service_{i:03}.py": GOOD for i in range(good)}
    files |= {f"zz_{i:03}.py": BAD for i in range(bad)}
    (site,) = judge(files, folder)
    return site


def test_the_one_bad_caller_among_many_is_found(tmp_path: Path) -> None:
    site = judged(tmp_path, good=80, bad=1)
    assert site.verdict is Verdict.FAIL
    assert [(b.at.path, b.fields) for b in site.blame] == [("zz_000.py", ("correlation_id",))]


@pytest.mark.parametrize("limit", ["MAX_CALLERS", "MAX_VISITED", "MAX_CONTEXTS", "MAX_PLACES"])
def test_callers_beyond_a_limit_leave_the_site_unproven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(callers if hasattr(callers, limit) else climb, limit, 6)
    site = judged(tmp_path, good=12, bad=0)
    assert site.verdict is Verdict.UNVERIFIABLE
    notes = [step.note for proof in site.fields.values() for step in proof.evidence]
    notes += [step.note for blame in site.blame for step in blame.evidence]
    assert "it has more callers than are followed" in notes


def test_steps_that_do_not_suffice_leave_the_site_unproven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "MIN_CLIMB_STEPS", 30)
    monkeypatch.setattr(contexts, "MAX_CLIMB_STEPS", 30)
    assert judged(tmp_path, good=12, bad=0).verdict is Verdict.UNVERIFIABLE


SHAPES = """from openai import OpenAI
class Base:
    team = "core"
    def __init__(self):
        self.client = OpenAI()
    def ask(self, prompt):
        return self.client.responses.create(
            model="m", input=prompt, extra_headers={"x-team-id": self.team, "x-correlation-id": "c"})
"""


def test_each_subclass_that_differs_is_judged(tmp_path: Path) -> None:
    same = "\n".join(f"class Same{i}(Base):\n    label = 'x'\n" for i in range(20))
    (site,) = judge(f"{SHAPES}\n{same}\nclass Last(Base):\n    team = ''\nLast().ask('hi')\n", tmp_path)
    assert site.verdict is Verdict.FAIL
    assert site.missing == ("team_id",)


SENDER = """def send(function, url, body):
    return function(url, json=body)
"""
SENDING = """import requests
from sender import send
def run(url):
    return send(requests.post, url, {"model": "m"})
def chat():
    return send(requests.post, "https://api.openai.com/v1/chat/completions", {"model": "m"})
"""


def test_requests_to_unknown_places_beyond_a_limit_are_no_proven_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contexts, "MAX_FOREIGN", 2)
    sites = judge({"sender.py": SENDER} | {f"service_{i}.py": SENDING for i in range(4)}, tmp_path)
    assert [(s.at.path, s.kind, s.verdict) for s in sites] == [("sender.py", "chat", Verdict.FAIL)]
    assert sites[0].fields


def test_a_caller_too_long_to_be_followed_leaves_the_site_unproven(tmp_path: Path) -> None:
    """What a wrapper is given by the callers that were followed says nothing of the one that was not."""
    steps = "".join(
        f"def step{i}(a, b):\n    for k in range(3):\n        a = a + str(k)\n    return a + b\n" for i in range(40)
    )
    body = "".join(f"    x = step{i % 40}(x, y)\n" for i in range(900))
    long = f"from wrapper import ask\n{steps}def run(x, y):\n{body}    return ask(x, {{'x-team-id': x}})\n"
    (site,) = judge({"wrapper.py": WRAPPER, "service.py": GOOD, "zz_long.py": long}, tmp_path)
    assert site.verdict is Verdict.UNVERIFIABLE
    notes = [step.note for blame in site.blame for step in blame.evidence]
    assert "`run`, which may call it, is too long to be followed to its end" in notes


def test_a_request_that_only_callers_name_is_unproven_where_not_all_are_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a helper sends to, and hence that it is a billable request, only its callers say."""
    monkeypatch.setattr(callers, "MAX_CALLERS", 3)
    helper = "import httpx\ndef send(url, headers):\n    return httpx.post(url, json={}, headers=headers)\n"
    good = (
        "from helper import send\ndef run():\n"
        "    send('https://api.openai.com/v1/responses', {'x-team-id': 'core', 'x-correlation-id': 'c'})\n"
    )
    files = {"helper.py": helper} | {f"service_{i}.py": good for i in range(5)}
    assert {s.verdict for s in judge(files, tmp_path) if s.at.path == "helper.py"} == {Verdict.UNVERIFIABLE}
    monkeypatch.undo()
    assert {s.verdict for s in judge(files, tmp_path) if s.at.path == "helper.py"} == {Verdict.PASS}


SEVERAL = """from openai import OpenAI
client = OpenAI()
def ask(prompt, headers):
    return client.responses.create(model="m", input=prompt, extra_headers=headers)
def embed(text, headers):
    return client.embeddings.create(model="m", input=text, extra_headers=headers)
class Service:
    def send(self, text, headers):
        embed(text, headers)
        return ask(text, headers)
"""
LONG = "\n".join(f"    x = str(x) + text[{n}:] + str(len(text) * {n})" for n in range(60))
JOB = f"""from several import Service
def of_unknown(service, text, x):
{LONG}
    return service.send(x, {{"x-team-id": "core"}})
def of_known(text, x):
{LONG}
    return Service().send(x, {{"x-team-id": "core", "x-correlation-id": x}})
"""


def test_one_run_of_a_caller_for_two_sites_shows_what_one_for_each_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the run would be the same: the caller, and what it leads to, speak of neither of the two."""
    files = {"several.py": SEVERAL, "job.py": JOB, "again.py": JOB.replace('"core"', '""')}
    shared: list[str] = []
    alike = RootRuns._alike

    def noted(self: RootRuns, unit: Unit, needs: Needs, budget: int) -> Run | None:
        found = alike(self, unit, needs, budget)
        shared.extend([unit.name] if found is not None else [])
        return found

    monkeypatch.setattr(RootRuns, "_alike", noted)
    once = judge(files, tmp_path)
    assert set(shared) == {"of_unknown"}
    assert len(once) == 2
    assert {field for site in once for b in site.blame if b.at.path == "again.py" for field in b.fields} >= {"team_id"}
    monkeypatch.setattr(RootRuns, "_alike", lambda *_: None)
    assert judge(files, tmp_path) == once
