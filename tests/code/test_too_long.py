"""What is too long to follow: it may have changed what it was handed, and no call site behind it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from checker.code.frontends import python
from checker.code.frontends.python import PythonModule
from tests.code.judging import judge

LONG = "\n".join(f"    x{i} = {i} + 1" for i in range(3_000))
HEAD = f"""from contextlib import contextmanager
from openai import OpenAI
client = OpenAI()
TAGS = {{"x-team-id": "a", "x-correlation-id": "b"}}
def strip(headers):
{LONG}
    headers.pop("x-team-id")
"""
CALL = 'client.responses.create(model="m", input="i", extra_headers=headers)'


def verdicts(source: str, folder: Path) -> list[Verdict]:
    return [site.verdict for site in judge(HEAD + source, folder)]


def test_a_call_cut_short_may_have_changed_its_arguments(tmp_path: Path) -> None:
    source = f"def ask():\n    headers = dict(TAGS)\n    strip(headers)\n    {CALL}\n"
    assert verdicts(source, tmp_path) == [Verdict.UNVERIFIABLE]


def test_a_generator_cut_short_leaves_no_dangling_values(tmp_path: Path) -> None:
    source = f"""
def chunks():
    yield {{"x-team-id": "a", "x-correlation-id": "b"}}
    strip({{}})
{LONG}
def ask():
    for headers in chunks():
        if headers["x-team-id"]:
            {CALL}
"""
    assert verdicts(source, tmp_path) == [Verdict.UNVERIFIABLE]


def test_the_body_of_a_long_context_manager_runs(tmp_path: Path) -> None:
    source = f"""
@contextmanager
def locked():
{LONG}
    yield
def ask():
    headers = dict(TAGS)
    with locked():
        {CALL}
"""
    assert len(verdicts(source, tmp_path)) == 1


def test_a_site_behind_a_call_that_always_raises_is_listed(tmp_path: Path) -> None:
    source = f"def refuse():\n    raise ValueError\ndef ask(headers):\n    refuse()\n    {CALL}\n"
    assert len(verdicts(source, tmp_path)) == 1


def test_a_long_nested_function_is_run_on_its_own(tmp_path: Path) -> None:
    body = LONG.replace("    x", "        x")
    source = f"def ask():\n    headers = dict(TAGS)\n    def inner():\n{body}\n        {CALL}\n    inner()\n"
    assert len(verdicts(source, tmp_path)) == 1


def test_a_decorator_that_raises_keeps_the_class(tmp_path: Path) -> None:
    source = f"""
def refuse(function):
    raise ValueError
class Service:
    def ask(self, headers):
        {CALL}
    @refuse
    def other(self):
        pass
"""
    assert len(verdicts(source, tmp_path)) == 1


def test_an_object_that_is_called_is_seen_in_a_long_function(tmp_path: Path) -> None:
    source = f"""
from langchain_openai import ChatOpenAI
class Service:
    def __init__(self):
        self.llm = ChatOpenAI()
    def ask(self, prompt):
{LONG.replace("    x", "        x")}
        answer = self.llm(prompt)
        other = ChatOpenAI()
        other = other(prompt)
        self.llm.invoke(prompt)
"""
    assert verdicts(source, tmp_path).count(Verdict.FAIL) == 3


def test_what_finds_the_method_in_a_long_function_is_followed(tmp_path: Path) -> None:
    settings = "\n".join(f"        self.module.option_{i} = {i}" for i in range(30))
    steps = "    headers = other(headers)\n" * 2_000
    source = f"""
import importlib
class Lazy:
    module = None
    def __getattr__(self, name):
        self.load()
        return getattr(self.module, name)
    def load(self):
        if self.module is not None:
            return
        self.module = importlib.import_module("litellm")
{settings}
litellm = Lazy()
def ask(headers, other):
{steps}
    litellm.completion(model="m", messages=[], extra_headers=headers)
"""
    assert [site.api for site in judge(source, tmp_path)] == ["litellm.completion"]


def test_what_gives_the_receiver_in_a_long_function_is_followed(tmp_path: Path) -> None:
    branches = "\n".join(f"        elif name == '{i}':\n            return self.azure, {i}" for i in range(60))
    steps = "        headers = other(headers)\n" * 2_000
    source = f"""
from azure.ai.inference import ChatCompletionsClient
class Provider:
    def __init__(self):
        self.azure = ChatCompletionsClient(endpoint="e", credential="c")
    def pick(self, name):
        if name == "a":
            return client, 1
{branches}
    def ask(self, name, headers, other):
{steps}
        picked, number = self.pick(name)
        if number == 3:
            return picked.complete(messages=[], headers=headers)
        return picked.responses.create(model="m", input="i")
"""
    assert [site.api for site in judge(HEAD + source, tmp_path)] == ["complete", "responses.create"]


def test_what_is_given_a_method_in_a_long_function_is_followed(tmp_path: Path) -> None:
    more = "\n".join(f"    value{i} = headers" for i in range(60))
    steps = "    headers = other(headers)\n" * 2_000
    source = f"""
def send(method, headers):
{more}
    return method(prompt="p", extra_headers=headers)
def ask(headers, other):
{steps}
    send(client.images.generate, headers)
"""
    assert [site.api for site in judge(HEAD + source, tmp_path)] == ["images.generate"]


def test_a_tree_that_was_dropped_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python, "_TREES", python._Trees(kept_bytes=1))
    first, second = (PythonModule(f"def ask():\n    return {n}\n".encode()) for n in (1, 2))
    assert [m.function(0).body[0][2][2] for m in (first, second, first)] == [1, 2, 1]


def test_a_method_of_what_was_too_long_to_follow_is_told(tmp_path: Path) -> None:
    """It has the name of a billable one of an SDK that the file imports; one of another name, or without arguments,
    is nobody's request."""
    source = f"""
from toolkit import parts
def backend(name):
{LONG.replace("x", "parts.x")}
    return parts.make(name).completions
class Chat:
    def __init__(self):
        self.api = backend("a")
    def ask(self, messages):
        self.api.load(messages)
        answer = self.api.create(model="m", messages=messages)
        answer.parse()
        return answer
"""
    [site] = [s for s in judge(HEAD + source, tmp_path) if s.kind != "client"]
    assert site.verdict is Verdict.UNVERIFIABLE
    assert site.api == "create"


def test_a_request_that_asks_no_model_anything_is_none_of_langchain(tmp_path: Path) -> None:
    source = f"""from langchain_core.messages import HumanMessage
def connected():
{LONG}
    return x1
def fetch(url, file):
    for chunk in connected().stream(method="GET", url=url):
        file.write(chunk)
def ask(prompt):
    return connected().stream(input=[HumanMessage(prompt)])
"""
    assert [source.splitlines()[site.at.line - 1] for site in judge(source, tmp_path)] == [
        "    return connected().stream(input=[HumanMessage(prompt)])"
    ]


def test_a_long_context_manager_may_set_context_variables_for_its_block(tmp_path: Path) -> None:
    call = 'client.responses.create(model="m", input="i", extra_headers=current.get())'
    source = f"""
from contextvars import ContextVar
current = ContextVar("current", default={{}})
@contextmanager
def bound():
{LONG}
    token = current.set(TAGS)
    try:
        yield
    finally:
        current.reset(token)
def main():
    with bound():
        {call}
    {call}
"""
    assert verdicts(source, tmp_path) == [Verdict.UNVERIFIABLE, Verdict.FAIL]


NEEDED = "\n".join(f"    text = text + str({i})" for i in range(9_000))  # what a call is given: no slice leaves it out


def test_a_caller_that_is_too_long_doubts_no_call_that_fails_wherever_it_is_made(tmp_path: Path) -> None:
    rest = """
def ask(text):
    if not text:
        return None
    return client.responses.create(model="m", input=text)
def short():
    return ask("hi")
def long(text):
"""
    (site,) = judge(f"{HEAD}{rest}{NEEDED}\n    return ask(text)\n", tmp_path)
    call = HEAD.count("\n") + 5
    assert [(b.at.line, b.verdict) for b in site.blame] == [(call, Verdict.FAIL)]  # there is nothing to give `ask`


def test_a_caller_that_is_too_long_may_give_what_a_call_takes(tmp_path: Path) -> None:
    rest = """
def ask(text, headers):
    if not text:
        return None
    return client.responses.create(model="m", input=text, extra_headers=headers)
def short():
    return ask("hi", {})
def long(text):
"""
    (site,) = judge(f"{HEAD}{rest}{NEEDED}\n    return ask(text, dict(TAGS))\n", tmp_path)
    line = HEAD.count("\n") + 7
    assert [(b.at.line, b.verdict) for b in site.blame if b.verdict is Verdict.FAIL] == [(line, Verdict.FAIL)]
    assert any(b.verdict is Verdict.UNVERIFIABLE for b in site.blame)


def test_an_adapter_of_one_class_per_provider_is_followed_to_its_constructors(tmp_path: Path) -> None:
    settings = "\n".join(f"        self.s{i} = kwargs.get('s{i}', {i})" for i in range(8))
    longer = "\n".join(f"        asked['k{i}'] = self.s{i % 8}" for i in range(40))
    backends = "\n".join(
        f"""
class Backend{i}(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.client = OpenAI(timeout=self.s1)
    def create(self, messages):
        asked = {{"model": "m", "temperature": self.s2, "messages": messages}}
        if asked["temperature"] == 0:
            asked["temperature"] = 0.1
{longer}
        return self.client.chat.completions.create(**asked)
"""
        for i in range(3)
    )
    source = f"""
from openai import OpenAI
class Base:
    def __init__(self, **kwargs):
{settings}
{backends}
class Model:
    BACKENDS = {{"a": Backend0, "b": Backend1, "c": Backend2}}
    def __init__(self, provider, **kwargs):
        self.model = self.BACKENDS[provider.lower()](**kwargs)
    def create(self, messages):
        return self.model.create(messages=messages)
def attempt(model: Model, messages):
    return model.create(messages=messages)
"""
    sites = judge(source, tmp_path)
    assert [site.verdict for site in sites] == [Verdict.FAIL] * 3  # and none where `create` of the adapter is called
    assert all("no attribute" not in t.why for s in sites for f in s.fields.values() for t in f.trails)
