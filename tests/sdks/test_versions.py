"""Versions of SDKs: conditions, what projects declare, and what of the catalogue then holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.code.engine import analyse
from checker.sdks.catalogue import Catalogue
from checker.sdks.compiling import compile_sources
from checker.sdks.requirements import is_requirements, read_versions
from checker.sdks.versions import Span, covers, exactly, holds, parse_spans
from tests.code.judging import POLICY


@pytest.mark.parametrize(
    ("condition", "inside", "outside"),
    [
        (">=1.2,<2", ["1.2", "1.99.3"], ["1.1.9", "2", "2.0.1", "0.28"]),
        ("==1.30.*", ["1.30", "1.30.7"], ["1.3", "1.31"]),
        ("~=1.4.2", ["1.4.2", "1.4.9"], ["1.4.1", "1.5"]),
        ("~=1.4", ["1.4", "1.99"], ["2"]),
        ("^1.2", ["1.2", "1.9"], ["1.1", "2"]),
        ("^0.3", ["0.3", "0.3.9"], ["0.4", "0.2"]),
        ("~1.2", ["1.2.5"], ["1.3"]),
        ("==2.0.0", ["2", "2.0"], ["2.0.1", "1.9"]),
        (">1.2", ["1.2.1", "3"], ["1.2", "1.1"]),
        ("<=1.2", ["1.2.0", "0.1"], ["1.2.1"]),
        ("*", ["0.0.1", "99"], []),
        ("^1.2 || ^3", ["1.3", "3.1"], ["2.5", "4"]),
        (">=1.2 <2", ["1.5"], ["2.1"]),
        ("2.0.0rc1", ["2.0"], ["1.9"]),
    ],
)
def test_conditions(condition: str, inside: list[str], outside: list[str]) -> None:
    spans = parse_spans(condition)
    assert spans is not None
    for version in inside:
        assert any(one.within(span) for one in exactly(version) or () for span in spans), version
    for version in outside:
        assert not any(one.overlaps(span) for one in exactly(version) or () for span in spans), version


@pytest.mark.parametrize("text", ["", "latest and greatest", "@ git+https://example.invalid/x", ">=2,<1"])
def test_what_is_no_condition(text: str) -> None:
    assert text == "" or parse_spans(text) is None


RELEASES = st.lists(st.integers(0, 4), min_size=1, max_size=3).map(tuple)


@given(RELEASES, RELEASES, RELEASES)
def test_intervals_hold_what_they_say(low: tuple[int, ...], high: tuple[int, ...], version: tuple[int, ...]) -> None:
    dotted = [".".join(map(str, release)) for release in (low, high, version)]
    padded = [(*release, 0, 0, 0)[:4] for release in (low, high, version)]
    spans = parse_spans(f">={dotted[0]},<{dotted[1]}")
    one = exactly(dotted[2])
    assert one is not None
    expected = padded[0] <= padded[2] < padded[1]
    assert (spans is not None and one[0].within(spans[0])) is expected
    assert (spans is not None and one[0].overlaps(spans[0])) is expected


def test_holds_and_covers() -> None:
    spans = parse_spans(">=1.5,<3") or ()
    assert holds("<2", spans)
    assert not covers("<2", spans)
    assert covers(">=1,<3", spans)
    assert not holds(">=3", spans)
    assert not covers("<2", [Span()])


FILES = {
    "requirements.txt": """\
openai[realtime]>=1.2,<2 ; python_version > "3.9"  # why
anthropic
-r other.txt
Mistral_AI == 1.0
""",
    "svc/requirements/base.in": "openai==0.1\n",
    "svc/requirements/base.txt": "openai==0.28.1 --hash=sha256:00\n",
    "web/pyproject.toml": """\
[project]
dependencies = ["openai~=2.1"]
[dependency-groups]
dev = ["cohere>=5"]
""",
    "bot/pyproject.toml": """\
[tool.poetry.dependencies]
python = "^3.11"
openai = "^1.0"
boto3 = {version = "1.34.*", optional = true}
""",
    "bot/poetry.lock": """\
[[package]]
name = "openai"
version = "1.44.0"
description = ""

[[package]]
name = "boto3"
version = "1.34.2"
""",
    "old/setup.cfg": """\
[options]
install_requires =
    openai<1
    click
[options.extras_require]
x = cohere<5
""",
    "env/Pipfile.lock": '{"default": {"openai": {"version": "==1.9.0"}}, "develop": {}}',
    "notes.txt": "openai==9\n",
    "broken/pyproject.toml": "[project\n",
}


def test_what_a_project_declares(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    found = read_versions(tmp_path, FILES, ["openai", "anthropic", "mistral-ai", "cohere", "boto3"])
    assert [(d.path, d.line, d.text) for d in found["openai"]] == [
        ("bot/poetry.lock", 2, "==1.44.0"),  # overrules pyproject.toml beside it
        ("env/Pipfile.lock", 1, "==1.9.0"),
        ("old/setup.cfg", 3, "<1"),
        ("requirements.txt", 1, ">=1.2,<2"),
        ("svc/requirements/base.txt", 1, "==0.28.1"),
        ("web/pyproject.toml", 2, "~=2.1"),
    ]
    assert [(d.path, d.line, d.text) for d in found["boto3"]] == [("bot/poetry.lock", 7, "==1.34.2")]
    assert [d.text for d in found["mistral-ai"]] == ["== 1.0"]
    assert [d.path for d in found["cohere"]] == ["web/pyproject.toml"]
    assert "anthropic" not in found  # without a version it may be any


def test_versions_hold_for_the_code_of_their_folders(tmp_path: Path) -> None:
    for path, text in {
        "a/requirements/base.txt": "openai<1\n",
        "b/uv.lock": LOCK,
        "b/x/requirements.txt": "openai\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    def versions(paths: list[str], *sources: str) -> list[str]:
        return [d.text for d in read_versions(tmp_path, paths, ["openai"], sources).get("openai", ())]

    both = ["a/requirements/base.txt", "b/uv.lock", "b/x/requirements.txt"]
    assert versions(both, "a/app.py", "b/x/app.py") == ["<1", "==1.44.0"]
    assert versions(both, "a/app.py", "tools/run.py") == []  # which version the tool runs is open
    assert versions(["b/x/requirements.txt"], "b/x/app.py") == []


LOCK = '[[package]]\nname = "openai"\nversion = "1.44.0"\n'


def test_names_of_requirement_files() -> None:
    for path in (
        "requirements-dev.txt",
        "a/dev-requirements.txt",
        "requirements/prod.txt",
        "constraints.txt",
        "uv.lock",
    ):
        assert is_requirements(path), path
    for path in ("notes.txt", "package-lock.json", "Cargo.lock", "config.toml"):
        assert not is_requirements(path), path


SOURCE = b"""
{name: acme, packages: [acme-llm, acme], modules: [acme], clients: [
  {names: [acme.Client], calls: {
    ask: {kind: chat, versions: "<2", carriers: {headers: headers}},
    tell: {kind: chat, carriers: {headers: headers, tags: metadata},
           variants: [{versions: "<1.5", carriers: {headers: headers}, lost: {tags: tags are sent since version 1.5}}]},
    show: {kind: chat, versions: "acme-core >=3"}}},
  {names: [acme.Old], versions: "<1", calls: {ask: {kind: chat}}}],
 functions: {acme.ask: {kind: chat, versions: ">=1"}}}
"""


def test_the_catalogue_of_a_project() -> None:
    whole = Catalogue(compile_sources({"acme.yaml": SOURCE}))
    assert set(whole.packages) == {"acme", "acme-llm", "acme-core"}
    assert set(whole.client("acme.Client").calls) == {"ask", "tell", "show"}

    def of(**versions: str) -> Catalogue:
        return whole.of_versions({name.replace("_", "-"): parse_spans(text) or () for name, text in versions.items()})

    old = of(acme="==0.9")
    assert set(old.client("acme.Client").calls) == {"ask", "tell", "show"}
    assert old.client("acme.Client").calls["tell"].carriers == {"headers": "headers"}
    assert "tags" in old.client("acme.Client").calls["tell"].lost
    assert old.resolve("acme.Old") is not None
    assert old.resolve("acme.ask") is None
    wide = of(acme_llm=">=1.2")
    assert "tags" in wide.client("acme.Client").calls["tell"].carriers  # some of these versions send them
    new = of(acme=">=2", acme_core="<3")
    assert set(new.client("acme.Client").calls) == {"tell"}
    assert new.resolve("acme.Old") is None
    assert len({whole.digest, old.digest, wide.digest, new.digest}) == 4


EMBEDS = """
from langchain_openai import OpenAIEmbeddings

OpenAIEmbeddings().embed_query("x", extra_headers={"x-team-id": "a", "x-correlation-id": "1"})
"""


def test_a_result_depends_on_the_versions(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(EMBEDS, "utf-8")
    cache = tmp_path / "cache"

    def verdicts(versions: str) -> list[str]:
        spans = {"langchain-openai": parse_spans(versions) or ()}
        found = analyse(["app.py"], POLICY, root=tmp_path, cwd=tmp_path, cache_dir=cache, versions=spans)
        return [site.verdict.value for site in found.sites]

    found = [verdicts("==0.3.1"), verdicts(">=0.3.17"), verdicts("==0.3.1"), verdicts("<2")]
    assert found == [["fail"], ["pass"], ["fail"], ["pass"]]


@pytest.mark.parametrize(
    ("source", "versions"),
    [
        ("import openai\nopenai.ChatCompletion.create(model='m', messages=[])\n", ">=1"),
        ("from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n", "==0.28.1"),
        ("from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n", "==1.10"),
    ],
)
def test_versions_that_the_code_contradicts_say_nothing(source: str, versions: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(source, "utf-8")
    spans = {"openai": parse_spans(versions) or ()}
    (site,) = analyse(["app.py"], POLICY, root=tmp_path, cwd=tmp_path, versions=spans).sites
    assert site.sdk == "openai"
    assert site.verdict.value == "fail"
