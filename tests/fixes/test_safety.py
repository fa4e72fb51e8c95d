"""What may change what is sent today is not done unless it is asked for, and then nothing proven is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixes.project import findings, make, run

UNSAFE = {
    "bind_holds_headers": """\
from langchain_openai import ChatOpenAI

bound = ChatOpenAI(model="m").bind(extra_headers={"x-trace": "1"})
bound.invoke("hi")
""",
    "model_kwargs_hold_headers": """\
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="m", model_kwargs={"extra_headers": {"x-trace": "1"}})
llm.invoke("hi")
""",
    "partial_holds_headers": """\
from functools import partial

from openai import OpenAI

ask = partial(OpenAI().responses.create, extra_headers={"x-trace": "1"})
ask(model="m", input="x")
""",
    "one_client_of_two_has_the_field": """\
from openai import OpenAI


def ask(client):
    return client.responses.create(model="m", input="x")


ask(OpenAI(default_headers={"x-team-id": "ads", "x-cost-center": "CC-9"}))
ask(OpenAI())
""",
    "each_client_has_another_field": """\
from openai import OpenAI


def ask(client):
    return client.responses.create(model="m", input="x")


ask(OpenAI(default_headers={"x-team-id": "ads"}))
ask(OpenAI(default_headers={"x-cost-center": "CC-9"}))
""",
}


@pytest.mark.parametrize("name", UNSAFE)
def test_is_not_done_by_default(name: str, tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": UNSAFE[name]})
    before = findings(folder)
    assert before
    fixed = run(folder)
    assert not fixed.files
    assert fixed.left
    assert (folder / "app.py").read_text() == UNSAFE[name]
    assert findings(folder) == before


SAFE = {
    "nothing_to_displace": """\
from langchain_openai import ChatOpenAI

ChatOpenAI(model="m").bind(stop=["."]).invoke("hi")
""",
    "headers_that_merge": """\
from langchain_openai import ChatOpenAI

ChatOpenAI(model="m", default_headers={"x-trace": "1"}).invoke("hi")
""",
    "partial_without_headers": """\
from functools import partial

from openai import OpenAI

ask = partial(OpenAI().responses.create, model="m")
ask(input="x")
""",
}


@pytest.mark.parametrize("name", SAFE)
def test_is_done_by_default(name: str, tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": SAFE[name]})
    assert findings(folder)
    assert run(folder).files == ("app.py",)
    assert findings(folder) == []
    assert not run(folder).files


STREAM = 'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="m", messages=[], stream=True{})\n'
USAGE = {
    "absent": ("", ', stream_options={"include_usage": True}'),
    "false": (', stream_options={"include_usage": False}', ', stream_options={"include_usage": True}'),
    "none": (", stream_options=None", ', stream_options={"include_usage": True}'),
    "empty": (", stream_options={}", ', stream_options={"include_usage": True}'),
}


@pytest.mark.parametrize("name", USAGE)
def test_usage_is_asked_for_when_wanted(name: str, tmp_path: Path) -> None:
    before, after = USAGE[name]
    folder = make(tmp_path, {"app.py": STREAM.format(before)})
    policy = (folder / "policy.yaml").read_text()
    tokens = "  input_tokens: {due: response, schema: {type: integer}}\n"
    (folder / "policy.yaml").write_text(policy.replace("models:\n", f"{tokens}models:\n"))
    assert run(folder, rules=("CP107",)).left[0].unsafe
    run(folder, rules=("CP107",), unsafe=True)
    assert (folder / "app.py").read_text() == STREAM.format(after)
    assert not any("CP107" in finding for finding in findings(folder))
