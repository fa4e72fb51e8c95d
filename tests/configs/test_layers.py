"""Layers: what a file is laid over is part of it, as its own program merges them; what programs' objects hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]

COMPOSE = """
services:
  gateway:
    image: gw:2.1
    command: [--config, a.yaml]
    environment: [PRICE_CARD_VERSION=2026-10, LANGFUSE_SAMPLE_RATE=1.0]
    ports: ["4000:4000"]
    volumes: ["./a:/etc/gw", "data:/data"]
    dns: [1.1.1.1]
    healthcheck: {test: [CMD, "true"], interval: 30s}
    logging: {driver: json-file, options: {max-size: 10m}}
  redis: {image: "redis:7"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def differences(run: Run, *command: str) -> list[tuple[str, object, object]]:
    document = json.loads(run("compare-configs", *command, "--format", "json")[1])
    return [
        ("/".join(d["path"]), d["left"].get("value", "missing"), d["right"].get("value", "missing"))
        for d in document["differences"]
    ]


def test_compose_files_over_their_base(run: Run, folder: Path) -> None:
    (folder / "docker-compose.yml").write_text(COMPOSE)
    (folder / "docker-compose.staging.yml").write_text("services: {gateway: {environment: {DD_ENV: staging}}}\n")
    (folder / "docker-compose.prod.yml").write_text(
        """
services:
  gateway:
    environment: {DD_ENV: prod, LANGFUSE_SAMPLE_RATE: "0.1"}
    command: [--config, b.yaml]
    ports: ["4000:4000", "9090:9090"]
    volumes: ["./b:/etc/gw"]
    dns: [8.8.8.8]
    healthcheck: {test: [CMD, "true"]}
    logging: !reset null
"""
    )
    found = differences(run, "docker-compose.staging.yml", "docker-compose.prod.yml")
    assert found == [
        ("services/gateway/command/1", "a.yaml", "b.yaml"),
        ("services/gateway/environment/LANGFUSE_SAMPLE_RATE", "1.0", "0.1"),
        ("services/gateway/environment/DD_ENV", "staging", "prod"),
        ("services/gateway/ports/1", "missing", "9090:9090"),
        ("services/gateway/volumes/0", "./a:/etc/gw", "./b:/etc/gw"),
        ("services/gateway/dns/1", "missing", "8.8.8.8"),
        ("services/gateway/logging", {"driver": "json-file", "options": {"max-size": "10m"}}, "missing"),
    ]


def test_a_whole_compose_file_stands_alone(run: Run, folder: Path) -> None:
    (folder / "docker-compose.yml").write_text(COMPOSE)
    for environment in ("staging", "prod"):
        (folder / f"docker-compose.{environment}.yml").write_text("services: {gateway: {image: 'gw:2.1'}}\n")
    document = json.loads(
        run("compare-configs", "docker-compose.staging.yml", "docker-compose.prod.yml", "--format", "json")[1]
    )
    assert document["pairs"][0]["right"]["paths"] == ["docker-compose.prod.yml"]


def test_override_replaces_and_reset_takes_out(run: Run, folder: Path) -> None:
    (folder / "compose.yaml").write_text(COMPOSE)
    (folder / "compose.staging.yaml").write_text("services: {gateway: {ports: !override ['5000:5000']}}\n")
    (folder / "compose.prod.yaml").write_text("services: {gateway: {ports: ['5000:5000']}, redis: !reset {}}\n")
    found = differences(run, "compose.staging.yaml", "compose.prod.yaml")
    assert [path for path, *_ in found] == ["services/gateway/ports/0", "services/redis"]


def test_an_override_without_its_base_is_told(run: Run, folder: Path) -> None:
    """What only one side changes of a service that is not here is no missing service."""
    (folder / "docker-compose.staging.yml").write_text("services: {gateway: {read_only: true}}\n")
    (folder / "docker-compose.prod.yml").write_text("services: {nats: {deploy: {resources: {limits: {cpus: '1'}}}}}\n")
    code, out = run("compare-configs", "docker-compose.staging.yml", "docker-compose.prod.yml", "--format", "json")
    document = json.loads(out)
    assert code == 2
    assert [n["path"] for n in document["notices"]] == ["docker-compose.prod.yml", "docker-compose.staging.yml"]
    assert [(d["path"][-1], d["class"], d["verdict"]) for d in document["differences"]] == [
        ("gateway", "semantic", "review"),
        ("nats", "capacity", "allow"),
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[OUTPUT]\n    Name http\n    Match *\n    Retry_Limit {}\n", "retry_limit"),
        ("# sampling\nOTEL_TRACES_SAMPLER=traceidratio\nOTEL_TRACES_SAMPLER_ARG=0.{}\n", "OTEL_TRACES_SAMPLER_ARG"),
    ],
)
def test_texts_that_hold_a_configuration(text: str, path: str, run: Run, folder: Path) -> None:
    for environment, number in (("staging", "9"), ("prod", "2")):
        block = "".join(f"    {line}\n" for line in text.format(number).split("\n"))
        (folder / f"values-{environment}.yaml").write_text(f"replicaCount: 1\nconfig:\n  file: |\n{block}")
    document = json.loads(run("compare-configs", "values-staging.yaml", "values-prod.yaml", "--format", "json")[1])
    assert [(d["embedded"].rpartition("/")[2], d["verdict"]) for d in document["differences"]] == [(path, "deny")]


def test_values_over_the_charts_own(run: Run, folder: Path) -> None:
    (folder / "values.yaml").write_text("sampling: {rate: 1}\nretention: {days: 90}\nreplicaCount: 1\n")
    (folder / "values-staging.yaml").write_text("sampling: {rate: 1}\n")
    (folder / "values-prod.yaml").write_text("replicaCount: 4\nretention: null\n")
    found = differences(run, "values-staging.yaml", "values-prod.yaml")
    assert found == [("replicaCount", 1, 4), ("retention", {"days": 90}, "missing")]


@pytest.mark.parametrize(
    "holder",
    [
        "{{kind: HelmRelease, apiVersion: helm.toolkit.fluxcd.io/v2, metadata: {{name: gw}}, "
        "spec: {{values: {values}}}}}",
        "{{kind: Application, apiVersion: argoproj.io/v1alpha1, metadata: {{name: gw}}, "
        "spec: {{source: {{helm: {{valuesObject: {values}}}}}}}}}",
        "{{kind: Application, apiVersion: argoproj.io/v1alpha1, metadata: {{name: gw}}, "
        "spec: {{sources: [{{chart: gw, helm: {{values: '{values}'}}}}]}}}}",
    ],
)
def test_values_in_an_object_are_values(holder: str, run: Run, folder: Path) -> None:
    """Lists of variables by name, quantities, a collector's configuration within."""
    (folder / "staging.yaml").write_text(
        holder.format(values='{env: [{name: A, value: "1"}, {name: B, value: "2"}], resources: {limits: {cpu: 1}}}')
    )
    (folder / "prod.yaml").write_text(
        holder.format(
            values='{env: [{name: B, value: "2"}, {name: A, value: "1"}], resources: {limits: {cpu: 1000m}}, '
            "sampling: {rate: 0.1}}"
        )
    )
    (only,) = differences(run, "staging.yaml", "prod.yaml")
    assert only[0].endswith("sampling")
    assert run("compare-configs", "staging.yaml", "prod.yaml")[0] == 1  # denied for what is in it


def test_more_than_two_environments_with_one_reference(run: Run, folder: Path) -> None:
    (folder / ".git").mkdir()
    for environment, rate in (("dev", 1), ("staging", 1), ("prod", 0.5)):
        (folder / f"app-{environment}.env").write_text(f"OTEL_TRACES_SAMPLER_ARG={rate}\n")
    (folder / "policy.yaml").write_text(
        'schema_version: 1\nname: acme\nversion: "1"\nextends: [chargeback]\n'
        "configs: {environments: {prod: {}, staging: {}, dev: {}}}\n"
    )
    command = ("--policy", "policy.yaml", "--format", "json")
    pairs = json.loads(run("inventory", *command)[1])["config_pairs"]
    assert [(p["left"]["environment"], p["right"]["environment"], p["why"]) for p in pairs] == [
        ("prod", "dev", "names that differ in the environment's word"),
        ("prod", "staging", "names that differ in the environment's word"),
    ]
    found = json.loads(run("check", *command, "--select", "CP201")[1])["findings"]
    assert [f["path"] for f in found] == ["app-dev.env", "app-staging.env"]


def test_what_any_layer_says_under_environment_counts_more_than_env_files(run: Run, folder: Path) -> None:
    (folder / "compose.yaml").write_text(
        "services: {app: {image: 'a:1', env_file: common.env, environment: {OTEL_TRACES_SAMPLER: always_on}}}\n"
    )
    (folder / "common.env").write_text("LANGFUSE_SAMPLE_RATE=1.0\nTEAM_ID=search\n")
    (folder / "prod.env").write_text("LANGFUSE_SAMPLE_RATE=0.2\nOTEL_TRACES_SAMPLER=always_off\n")
    (folder / "compose.staging.yaml").write_text("services: {app: {labels: {a: b}}}\n")
    (folder / "compose.prod.yaml").write_text("services: {app: {labels: {a: b}, env_file: [prod.env]}}\n")
    assert differences(run, "compose.staging.yaml", "compose.prod.yaml") == [
        ("services/app/env_file/1", "missing", "prod.env"),
        ("services/app/environment/LANGFUSE_SAMPLE_RATE", "1.0", "0.2"),
    ]
