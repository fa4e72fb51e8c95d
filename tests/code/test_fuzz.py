"""No source makes the engine raise, and the same source gives the same answer: benchmark cases and files of the
standard library, with tokens deleted, exchanged, repeated and put in from elsewhere."""

from __future__ import annotations

import random
import re
import sysconfig
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.code.callsite import CallSite
from tests.code.judging import judge

CASES = sorted((Path(__file__).parents[2] / "benchmarks").glob("propagation*/cases/*/*.py"))
LIBRARY = (
    "dataclasses",
    "functools",
    "contextlib",
    "argparse",
    "string",
    "textwrap",
    "shlex",
    "queue",
    "types",
    "enum",
)
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MUTATED = 60


def mutated(source: str, rng: random.Random, words: list[str]) -> str:
    tokens = TOKEN.findall(source)
    for _ in range(rng.randint(1, 8)):
        if not tokens:
            break
        i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        kind = rng.randrange(6)
        if kind == 0:
            del tokens[i]
        elif kind == 1:
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif kind == 2:
            tokens.insert(i, rng.choice(words))
        elif kind == 3:
            tokens[i] = tokens[j]
        elif kind == 4:
            tokens[j:j] = tokens[i : i + rng.randint(1, 30)]
        else:
            tokens = tokens[: max(1, i)]
    return "".join(tokens)


def twice(source: str) -> tuple[CallSite, ...]:
    """The call sites of a source, judged twice."""
    with tempfile.TemporaryDirectory() as folder:
        first = judge(source, Path(folder))
        assert judge(source, Path(folder)) == first
    return first


@pytest.mark.share(6)
@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_each_case_gives_the_same_twice(path: Path) -> None:
    twice(path.read_text("utf-8"))


@pytest.mark.parametrize("seed", range(MUTATED))
def test_mutated_cases(seed: int) -> None:
    rng = random.Random(seed)
    words = TOKEN.findall(rng.choice(CASES).read_text("utf-8"))
    twice(mutated(rng.choice(CASES).read_text("utf-8"), rng, words))


@pytest.mark.parametrize("name", LIBRARY)
def test_library_files_with_a_call_in_them(name: str) -> None:
    module = Path(sysconfig.get_paths()["stdlib"]) / f"{name}.py"
    source = (module if module.exists() else module.with_suffix("") / "__init__.py").read_text("utf-8")
    call = (
        "\n\ndef ask_all(text):\n    from openai import OpenAI\n    OpenAI().responses.create(model='m', input=text)\n"
    )
    last = (source + call).count("\n")
    assert [s.missing for s in twice(source + call) if s.at.line == last] == [("team_id", "correlation_id")]


WORDS = st.sampled_from(
    [
        "def f(x):\n    ",
        "class C:\n    ",
        "return ",
        "if x:\n    ",
        "for i in ",
        "client.responses.create(",
        "**",
        "*",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "=",
        "x",
        "self",
        "headers",
        "None",
        "'x-team-id'",
        "lambda: ",
        "\n",
        "    ",
        "yield ",
        "await ",
        "with ",
        "try:\n    ",
        "except:\n    ",
        "import openai\n",
        "client = openai.OpenAI()\n",
        "del ",
        "match x:\n    case ",
        ".",
        "async ",
        "@",
        "f'{x}'",
        "0",
        "|",
        "+",
    ]
)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_words_in_any_order(words: list[str]) -> None:
    twice("import openai\nclient = openai.OpenAI()\n" + "".join(words))
