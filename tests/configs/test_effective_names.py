"""Objects of Kubernetes: names made of contents, variables in the order in which a container gets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]
MAPS = """
apiVersion: v1
kind: ConfigMap
metadata: {{name: gateway-env{0}}}
data: {{LOG_LEVEL: info, USAGE_SAMPLE_RATE: "{1}"}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {{name: gateway}}
spec:
  template:
    spec:
      containers:
        - {{name: gateway, image: "gw:1", envFrom: [{{configMapRef: {{name: gateway-env{0}}}}}]}}
"""
JOB = """
apiVersion: v1
kind: ConfigMap
metadata: {{name: defaults}}
data: {{LANGFUSE_SAMPLE_RATE: "0.1", {0}: x}}
---
apiVersion: v1
kind: ConfigMap
metadata: {{name: llm}}
data: {{LANGFUSE_SAMPLE_RATE: "1.0", TEAM_ID: nobody}}
---
apiVersion: batch/v1
kind: Job
metadata: {{name: summaries}}
spec:
  template:
    spec:
      containers:
        - name: job
          envFrom: [{1}]
          env: [{2}]
"""
TEAM = "{name: TEAM_ID, value: search}"
OWNER = '{name: OTEL_RESOURCE_ATTRIBUTES, value: "team_id=$(TEAM_ID)"}'
DEFAULTS, LLM, SECRET, FILES = (
    "{configMapRef: {name: defaults}}",
    "{configMapRef: {name: llm}}",
    "{secretRef: {name: keys}}",
    "{configMapRef: {name: files}}",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(run: Run, folder: Path, staging: str, prod: str) -> list[tuple[str, str]]:
    (folder / "staging.yaml").write_text(staging)
    (folder / "prod.yaml").write_text(prod)
    document = json.loads(run("compare-configs", "staging.yaml", "prod.yaml", "--format", "json")[1])
    return [("/".join(d["path"]), d["verdict"]) for d in document["differences"]]


def test_a_name_made_of_contents_is_the_name_that_it_was_made_from(run: Run, folder: Path) -> None:
    one, other = MAPS.format("-5mkhkcm28g", "1.0"), MAPS.format("-56gb2ft2h9", "0.05")
    assert compared(run, folder, one, other) == [("data/USAGE_SAMPLE_RATE", "deny")]
    assert compared(run, folder, one, MAPS.format("", "1.0")) == []


def test_two_generated_names_of_one_stem_are_two(run: Run, folder: Path) -> None:
    another = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: gateway-env-bcdfghkm24}\ndata: {A: b}\n"
    one, other = MAPS.format("-5mkhkcm28g", "1.0"), MAPS.format("-56gb2ft2h9", "1.0")
    found = compared(run, folder, one + another, other + another)
    assert [verdict for path, verdict in found if path == "ConfigMap/gateway-env-5mkhkcm28g"] == ["review"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"{DEFAULTS}, {LLM}", f"{LLM}, {DEFAULTS}", "deny"),
        (f"{DEFAULTS}, {LLM}", f"{DEFAULTS}, {LLM}", None),
        (f"{DEFAULTS}, {SECRET}", f"{SECRET}, {DEFAULTS}", "review"),  # nobody sees what the secret holds
    ],
)
def test_of_a_variable_in_several_sources_the_last_counts(
    run: Run, folder: Path, before: str, after: str, expected: str | None
) -> None:
    found = compared(run, folder, JOB.format("A", before, TEAM), JOB.format("A", after, TEAM))
    path = "spec/template/spec/containers/job/envFrom"
    assert found == ([(path, expected)] if expected else [])


def test_what_holds_anyway_counts_where_another_source_says_otherwise(run: Run, folder: Path) -> None:
    whole = JOB.format("A", f"{DEFAULTS}, {LLM}", TEAM)
    without = whole.replace('LANGFUSE_SAMPLE_RATE: "1.0", ', "")
    assert compared(run, folder, whole, without) == [("data/LANGFUSE_SAMPLE_RATE", "deny")]
    alone = [text.replace(f"{DEFAULTS}, {LLM}", LLM) for text in (whole, without)]
    assert compared(run, folder, alone[0], alone[1]) == []


def test_sources_that_share_no_variable_may_come_in_any_order(run: Run, folder: Path) -> None:
    files = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\ndata: {config.yaml: 'a: 1'}\n"
    one, other = (JOB.format("A", sources, TEAM) + files for sources in (f"{SECRET}, {FILES}", f"{FILES}, {SECRET}"))
    assert compared(run, folder, one, other) == []


@pytest.mark.parametrize(
    ("sources", "variables", "expected"),
    [
        (LLM, f"{TEAM}, {OWNER}", None),
        (LLM, f"{OWNER}, {TEAM}", "nobody"),
        ("", f"{OWNER}, {TEAM}", "$$(TEAM_ID)"),
        (SECRET, f"{OWNER}, {TEAM}", "$(envFrom.TEAM_ID)"),
    ],
)
def test_a_variable_that_is_given_further_down_is_not_seen(
    run: Run, folder: Path, sources: str, variables: str, expected: str | None
) -> None:
    (folder / "staging.yaml").write_text(JOB.format("A", sources, f"{TEAM}, {OWNER}"))
    (folder / "prod.yaml").write_text(JOB.format("A", sources, variables))
    document = json.loads(run("compare-configs", "staging.yaml", "prod.yaml", "--format", "json")[1])
    found = [(d["path"][-1], d["verdict"], d["right"]["value"]) for d in document["differences"]]
    assert found == ([("team_id", "deny", expected)] if expected else [])
    told = [finding["message"] for finding in document["findings"] if finding["rule"] == "CP205"]
    assert [message.startswith("$(TEAM_ID) is not seen here") for message in told] == ([True] if expected else [])


def test_a_kustomization_of_flux_is_an_object_of_the_cluster(run: Run, folder: Path) -> None:
    flux = (
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {{name: llm}}\n"
        "spec: {{path: ./apps/{0}, prune: true, postBuild: {{substitute: {{TRACE_SAMPLE_RATE: '{1}'}}}}}}\n"
    )
    assert compared(run, folder, flux.format("staging", "1.0"), flux.format("prod", "0.1")) == [
        ("spec/path", "allow"),
        ("spec/postBuild/substitute/TRACE_SAMPLE_RATE", "deny"),
    ]
