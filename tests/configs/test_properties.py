"""Java's properties, as Spring has them in `application-prod.properties`: the same settings as in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.configs.readers.properties import read_properties
from checker.documents.errors import DocumentError
from checker.documents.tree import plain
from tests.configs.test_comparison import verdicts, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a=1\nb = x y \n! no\n#c=2\n\n", {"a": 1, "b": "x y"}),
        ("a.b.c: true\na.b.d x\n", {"a": {"b": {"c": True, "d": "x"}}}),
        ("a = 1, \\\n    2\nb=3\n", {"a": "1, 2", "b": 3}),
        ("# joined with nothing \\\na=1\n", {"a": 1}),
        ("a\\:b=c\\u00e9\\=d\\t\n", {"a:b": "cé=d"}),
        ("a=1\na.b=2\n", {"a": 1, "a.b": 2}),
        ("a=1\r\na=2\r\nb=\r\nc", {"a": 2, "b": "", "c": ""}),
        ("ke\\\n  y=1\nx \\\n  = 2\n", {"key": 1, "x": 2}),
        ("a=b\\\\\nc=1\\", {"a": "b\\", "c": 1}),
        ("a=\\ud83d\\ude00", {"a": "\U0001f600"}),
        ("", {}),
    ],
)
def test_what_is_read(text: str, expected: dict[str, object]) -> None:
    (document,) = read_properties(text, "a.properties")
    assert plain(document) == expected


def test_documents_of_a_file_are_those_of_profiles() -> None:
    """Each may set what another has set: none of it is there twice."""
    twice: list[object] = []
    text = "a=1\n#---\non-profile=dev\na=2\n!---\n#----\nb=3\n"
    documents = read_properties(text, "a.properties", repeated=lambda first, again: twice.append(again))
    assert [plain(one) for one in documents] == [{"a": 1}, {"on-profile": "dev", "a": 2}, {"b": 3}]
    assert not twice


def test_a_difference_that_a_block_below_has_again(tmp_path: Path) -> None:
    below = "#---\nspring.config.activate.on-profile=dev\notel.traces.sampler=always_off\n"
    sides = [f"otel.traces.sampler={value}\n{below}" for value in ("always_on", "always_off")]
    found = written(tmp_path, *sides, "application.properties")
    assert [verdict for _, verdict in verdicts(found)] == ["deny"]


def test_a_line_without_a_key() -> None:
    with pytest.raises(DocumentError, match="expected a key"):
        read_properties("a=1\n=2\n", "a.properties")


@pytest.mark.parametrize(
    ("staging", "prod", "expected"),
    [
        ("spring.ai.retry.max-attempts=1", "spring.ai.retry.max-attempts=6", [("deny", "2")]),
        ("management.tracing.sampling.probability=1.0", "management.tracing.sampling.probability = 1", []),
        ("management.tracing.sampling.probability=1.0", "management.tracing.sampling.probability=0.1", [("deny", "2")]),
        (
            "spring.ai.openai.base-url=https://llm.a.io/v1",
            "spring.ai.openai.base-url=https://api.openai.com/v1",
            [("deny", "2")],
        ),
        ("otel.traces.sampler=always_on", "otel.traces.sampler=always_off", [("deny", "2")]),
        ("otel.propagators=baggage,tracecontext", "otel.propagators=tracecontext,baggage", []),
        ("a.b=1\na.c=2", "a.c=2\na.b=1", []),
    ],
)
def test_properties_are_compared(staging: str, prod: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = written(tmp_path, f"# a\n{staging}\n", f"! b\n{prod}\n", "application.properties")
    lines = [str(each.difference.right.at.line) for pair in found.pairs for each in pair.differences]
    assert list(zip([verdict for _, verdict in verdicts(found)], lines, strict=True)) == expected


def test_json_with_comments(tmp_path: Path) -> None:
    staging = '{\n // by hand\n "vars": {"U": "http://a/*b*/", /* c */ "model": "gpt-5"},\n "c": [1, 2,],\n}\n'
    prod = '{\n "vars": {"U": "http://a/*b*/", "model": "gpt-5-mini"}, "c": [1, 2]}\n'
    found = written(tmp_path, staging, prod, "wrangler.jsonc")
    (only,) = [each for pair in found.pairs for each in pair.differences]
    assert (only.verdict.value, only.difference.left.at.line, only.difference.right.at.line) == ("deny", 3, 2)
