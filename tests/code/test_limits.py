"""What lies beyond a limit of the engine is unproven or told: never passed, never out of sight."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from checker.code.engine import analyse
from checker.code.execution.names import changes
from checker.code.frontends import python_expressions
from checker.code.proofs import callers, following, relatives, root_runs
from tests.code.judging import POLICY, judge

HEAD = 'from openai import OpenAI\nTAGS = {"x-team-id": "a", "x-correlation-id": "1"}\nclient = OpenAI()\n'
CALL = 'client.responses.create(model="m", input="x", extra_headers=headers)'
BASE = """from openai import OpenAI
class Base:
    team = "core"
    def __init__(self):
        self.client = OpenAI()
    def ask(self):
        self.client.responses.create(
            model="m", input="x", extra_headers={"x-team-id": self.team, "x-correlation-id": "c"})
"""


def verdict(files: str | dict[str, str], folder: Path) -> Verdict:
    (site,) = judge(files, folder)
    return site.verdict


def notices(files: dict[str, str], folder: Path) -> list[str]:
    for path, text in files.items():
        (folder / path).write_text(text, "utf-8")
    return [n.message for n in analyse(sorted(files), POLICY, root=folder, cwd=folder).notices]


def test_a_change_behind_hundreds_of_mentions_is_seen(tmp_path: Path) -> None:
    files = {"app.py": f"{HEAD}def ask():\n    {CALL.replace('headers)', 'TAGS)')}\n"}
    files |= {f"m{i:03}.py": "from app import TAGS\ndef show():\n    print(TAGS)\n" for i in range(150)}
    files["z.py"] = "from app import TAGS\ndef drop():\n    TAGS.pop('x-team-id')\n"
    assert verdict(files, tmp_path) is Verdict.UNVERIFIABLE


def test_a_variable_that_is_written_behind_hundreds_of_mentions_is_not_taken_as_it_is_set(tmp_path: Path) -> None:
    headers = '{"x-team-id": os.environ["TEAM"], "x-correlation-id": "1"}'
    files = {"app.py": f"import os\n{HEAD}def ask():\n    {CALL.replace('headers)', headers + ')')}\n"}
    assert verdict(files, tmp_path) is Verdict.PASS
    files |= {f"m{i:03}.py": "TEAM = 1\ndef show():\n    print(TEAM)\n" for i in range(150)}
    files["z.py"] = "import os\ndef blank():\n    os.environ['TEAM'] = ''\n"
    assert verdict(files, tmp_path) is Verdict.UNVERIFIABLE


@pytest.mark.parametrize("beyond", [False, True])
def test_what_is_mentioned_too_often_is_taken_for_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beyond: bool
) -> None:
    monkeypatch.setattr(changes, "MAX_MENTIONS", 6 if beyond else 600)
    files = {"app.py": f"{HEAD}def ask():\n    {CALL.replace('headers)', 'TAGS)')}\n"}
    files |= {f"m{i}.py": "from app import TAGS\ndef show():\n    print(TAGS)\n" for i in range(9)}
    assert verdict(files, tmp_path) is (Verdict.UNVERIFIABLE if beyond else Verdict.PASS)


def test_a_default_that_a_function_sets_is_not_as_the_module_left_it(tmp_path: Path) -> None:
    source = """import litellm
litellm.headers = {"x-team-id": "a", "x-correlation-id": "1"}
def ask():
    litellm.completion(model="m", messages=[])
def drop():
    litellm.headers = {}
"""
    assert verdict(source, tmp_path) is Verdict.UNVERIFIABLE


@pytest.mark.parametrize("depth", [1, 8])
def test_a_subclass_of_subclasses_counts(tmp_path: Path, depth: int) -> None:
    chain = "".join(f"class C{i}({'Base' if i == 0 else f'C{i - 1}'}):\n    x{i} = 1\n" for i in range(depth))
    assert verdict(f"{BASE}{chain}class Last(C{depth - 1}):\n    team = ''\n", tmp_path) is Verdict.FAIL


def test_a_base_far_from_the_word_class_counts(tmp_path: Path) -> None:
    head = (
        "class Sub(\n" + "    # why (it is so), and for how long: until then\n" * 60 + "    Base,\n):\n    team = ''\n"
    )
    assert verdict(BASE + head, tmp_path) is Verdict.FAIL


def test_more_subclasses_than_are_looked_at_leave_a_method_unproven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relatives, "MAX_SUBCLASSES", 5)
    many = "".join(f"class S{i}(Base):\n    team = 't{i}'\n" for i in range(12))
    assert verdict(BASE + many, tmp_path) is Verdict.UNVERIFIABLE


def test_a_function_deep_in_a_table_has_its_callers(tmp_path: Path) -> None:
    source = f"""{HEAD}def ask(headers):
    {CALL}
TABLE = {{"a": {{"b": {{"c": {{"d": {{"e": ask}}}}}}}}}}
def good():
    ask(TAGS)
def bad():
    TABLE["a"]["b"]["c"]["d"]["e"]({{}})
"""
    assert verdict(source, tmp_path) is Verdict.FAIL


@pytest.mark.parametrize(("levels", "expected"), [(3, Verdict.FAIL), (12, Verdict.UNVERIFIABLE)])
def test_functions_that_hand_on_what_they_got(tmp_path: Path, levels: int, expected: Verdict) -> None:
    makers = "".join(f"def h{i}():\n    return {'ask' if i == 1 else f'h{i - 1}()'}\n" for i in range(1, levels + 1))
    rest = f"{makers}def bad():\n    h{levels}()({{}})\ndef good():\n    ask(TAGS)\n"
    assert verdict(f"{HEAD}def ask(headers):\n    {CALL}\n{rest}", tmp_path) is expected


def test_wrappers_deeper_than_are_climbed_leave_the_call_unproven(tmp_path: Path) -> None:
    chain = "".join(f"def f{i}(headers):\n    {'ask' if i == 0 else f'f{i - 1}'}(headers)\n" for i in range(12))
    rest = f"{chain}def bad():\n    f11({{}})\ndef good():\n    ask(TAGS)\n"
    assert verdict(f"{HEAD}def ask(headers):\n    {CALL}\n{rest}", tmp_path) is Verdict.UNVERIFIABLE


PARTIAL = {"app.py": f"import functools\n{HEAD}ask = functools.partial(client.responses.create, model='m')\n"}


def test_each_of_many_callers_of_what_stands_for_a_method_is_a_call(tmp_path: Path) -> None:
    files = PARTIAL | {f"m{i:03}.py": "from app import ask\ndef go():\n    ask(input='x')\n" for i in range(130)}
    assert len(judge(files, tmp_path)) == 130


def test_functions_that_are_not_looked_at_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root_runs, "MAX_HIDDEN", 4)
    files = PARTIAL | {f"m{i}.py": "from app import ask\ndef go():\n    ask(input='x')\n" for i in range(8)}
    found = notices(files, tmp_path)
    assert len(found) == 1
    assert found[0].endswith("is not looked at: more functions mention what sends requests than are followed")


def test_a_client_whose_mentions_are_not_all_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MAX_MENTIONS", 3)
    files = {"app.py": "from langchain_openai import ChatOpenAI\nllm = ChatOpenAI()\n"}
    files |= {f"m{i}.py": "def go(state):\n    return state.llm\n" for i in range(6)}
    assert [(s.at.path, s.is_client, s.verdict) for s in judge(files, tmp_path)] == [
        ("app.py", True, Verdict.UNVERIFIABLE)
    ]
    assert not notices(files, tmp_path)  # a common name must not end each run with 2


def test_a_call_in_many_brackets_is_seen(tmp_path: Path) -> None:
    source = f"{HEAD}def go():\n    return {'[' * 170}client.responses.create(model='m', input='x'){']' * 170}\n"
    assert verdict(source, tmp_path) is Verdict.FAIL


def test_an_expression_too_deep_to_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_expressions, "MAX_DEPTH", 20)
    source = f"{HEAD}def go():\n    return {'[' * 40}client.responses.create(model='m', input='x'){']' * 40}\n"
    assert notices({"app.py": source}, tmp_path) == ["an expression is nested too deep to be read"]


def test_a_repeated_list_keeps_all_it_holds(tmp_path: Path) -> None:
    good = "TAGS, " * 50
    source = f"{HEAD}def go():\n    for headers in [{good}{{}}] * 1:\n        {CALL}\n"
    assert verdict(source, tmp_path) is Verdict.FAIL


def test_a_template_method_far_up_calls_what_a_subclass_has(tmp_path: Path) -> None:
    files = {"top.py": "class Top:\n    def go(self):\n        self.step({})\n"}
    files |= {f"b{i}.py": f"from b{i + 1} import B{i + 1}\nclass B{i}(B{i + 1}):\n    pass\n" for i in range(7)}
    files["b7.py"] = "from top import Top\nclass B7(Top):\n    pass\n"
    files["app.py"] = (
        f"from b0 import B0\n{HEAD}class Own(B0):\n    def step(self, headers):\n        {CALL}\n"
        "def start():\n    Own().go()\ndef also():\n    Own().step(TAGS)\n"
    )
    assert verdict(files, tmp_path) is Verdict.FAIL


@pytest.mark.parametrize("steps", [2, 12])
def test_a_client_that_goes_from_name_to_name_is_followed(tmp_path: Path, steps: int) -> None:
    source = "from langchain_openai import ChatOpenAI\ndef make_m0():\n    return ChatOpenAI(default_headers={})\n"
    files = {"app.py": source}
    for i in range(steps):
        last = "app" if i == 0 else f"m{i - 1}"
        files[f"m{i}.py"] = (
            f"from {last} import make_m{i}\nmodel_{i} = make_m{i}()\ndef make_m{i + 1}():\n    return model_{i}\n"
        )
    files["z.py"] = f"from m{steps - 1} import make_m{steps}\ndef ask():\n    return make_m{steps}().invoke('x')\n"
    assert [(s.at.path, s.verdict) for s in judge(files, tmp_path)] == [("z.py", Verdict.FAIL)]


METHOD = f"""{HEAD}class Sender:
    def post_it(self, headers):
        {CALL}
sender = Sender()
def get_sender():
    return sender
"""
OTHER = "def go(thing):\n    thing.post_it({})\n"


@pytest.mark.parametrize(("linked", "expected"), [(6, Verdict.FAIL), (60, Verdict.UNVERIFIABLE)])
def test_callers_that_only_the_name_of_a_method_points_to(tmp_path: Path, linked: int, expected: Verdict) -> None:
    files = {"app.py": f"{METHOD}def good():\n    Sender().post_it(TAGS)\n"}
    files |= {f"o{i:02}.py": OTHER for i in range(30)}
    files |= {f"m{i:02}.py": "import app\ndef go():\n    app.get_sender().post_it(app.TAGS)\n" for i in range(linked)}
    files["m99.py"] = "import app\ndef bad():\n    app.get_sender().post_it({})\n"
    assert verdict(files, tmp_path) is expected


def test_a_request_far_from_the_url_where_it_goes_is_seen(tmp_path: Path) -> None:
    files = {"u0.py": 'URL = "https://api.openai.com/v1/chat/completions"\n'}
    files |= {f"u{i}.py": f"from u{i - 1} import URL\n" for i in range(1, 7)}
    files["app.py"] = "import requests\nfrom u6 import URL\ndef ask():\n    requests.post(URL, json={})\n"
    assert verdict(files, tmp_path) is Verdict.FAIL


def test_a_docstring_that_speaks_of_a_function_is_no_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take the place of one where not all callers are looked at."""
    monkeypatch.setattr(callers, "MAX_CALLERS", 1)
    spoken = 'def speaks():\n    """As `ask` and :func:`ask` do."""\n'
    source = f"{HEAD}def ask(headers):\n    {CALL}\n{spoken}def main():\n    ask(TAGS)\n"
    assert verdict(source, tmp_path) is Verdict.PASS
