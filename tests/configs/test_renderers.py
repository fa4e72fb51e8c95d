"""The real kustomize, Compose and Helm: what they make of a project is compared, and says the same as the files do.

`make test-renderers` runs these; Debian has `kubernetes-client` (kubectl) and `docker-compose`. Where a program is
missing, its tests are skipped and say so."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]
POLICY = """schema_version: 1
name: acme
version: "1"
extends: [chargeback]
configs: {{pairs: [{{files: '{files}', render: '{command}'}}]}}
"""
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata: {name: gateway}
spec:
  template:
    spec:
      containers:
        - name: gateway
          image: registry.example.com/gateway
          env:
            - {name: LANGFUSE_SAMPLE_RATE, value: "1"}
            - {name: DEPLOYMENT_ENVIRONMENT, value: none}
"""
OVERLAY = """bases: [../../base]
namespace: llm-{environment}
images: [{{name: registry.example.com/gateway, newTag: "1.4.2"}}]
patchesStrategicMerge: [env.yaml]
configMapGenerator:
  - name: gateway
    literals: [OTEL_TRACES_SAMPLER={sampler}]
generatorOptions: {{disableNameSuffixHash: true}}
"""
PATCH = """apiVersion: apps/v1
kind: Deployment
metadata: {{name: gateway}}
spec:
  template:
    spec:
      containers:
        - name: gateway
          env:
            - {{name: DEPLOYMENT_ENVIRONMENT, value: {environment}}}
            - {{name: LANGFUSE_SAMPLE_RATE, value: "{rate}"}}
"""
BASE = """version: "3.8"
services:
  gateway:
    image: registry.example.com/gateway:1.4.2
    environment: {STORE_SPEND_LOGS: "true", PRICE_CARD_VERSION: "2026-10"}
    ports: ["4000:4000"]
    volumes: ["usage:/var/lib/usage"]
    depends_on: [ledger]
  ledger:
    image: registry.example.com/ledger:1.3.0
    restart: always
volumes: {usage: {}}
"""
OVERRIDES = {
    "staging": "version: '3.8'\nservices:\n  gateway:\n    environment: [DEPLOYMENT_ENVIRONMENT=staging]\n",
    "prod": "version: '3.8'\nservices:\n  gateway:\n    environment:\n      DEPLOYMENT_ENVIRONMENT: production\n"
    "      STORE_SPEND_LOGS: 'false'\n    logging: {driver: none}\n  ledger:\n    restart: 'no'\n",
}
CHART = {
    "Chart.yaml": "apiVersion: v2\nname: gateway\nversion: 0.1.0\n",
    "values.yaml": "replicas: 1\nsampleRate: '1'\n",
    "templates/deployment.yaml": DEPLOYMENT.replace('value: "1"', "value: {{ .Values.sampleRate | quote }}").replace(
        "value: none", "value: {{ .Values.environment }}"
    ),
}


def needed(*programs: str) -> str:
    found = next((program for program in programs if shutil.which(program)), None)
    if found is None:
        pytest.skip(f"needs {' or '.join(programs)} on the PATH")
    return found


def laid(root: Path, files: dict[str, str]) -> None:
    (root / ".git").mkdir(parents=True)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def differences(run: Run, *arguments: str) -> list[tuple[str, str]]:
    code, out = run("compare-configs", *arguments, "--format", "json")
    document = json.loads(out)
    assert document["notices"] == [], document["notices"]
    assert code == 1
    return sorted(("/".join(d["path"]), d["verdict"]) for d in document["differences"])


def test_overlays_are_built_by_the_real_kustomize(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed("kustomize", "kubectl")
    files = {"base/kustomization.yaml": "resources: [deployment.yaml]\n", "base/deployment.yaml": DEPLOYMENT}
    for environment, rate, sampler in (("staging", "1", "always_on"), ("prod", "0.2", "always_off")):
        folder = f"overlays/{environment}"
        files[f"{folder}/kustomization.yaml"] = OVERLAY.format(environment=environment, sampler=sampler)
        files[f"{folder}/env.yaml"] = PATCH.format(environment=environment, rate=rate)
    laid(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    container = "spec/template/spec/containers/gateway/env"
    assert differences(run, "overlays/staging/kustomization.yaml", "overlays/prod/kustomization.yaml") == [
        ("data/OTEL_TRACES_SAMPLER", "deny"),
        ("metadata/namespace", "allow"),
        ("metadata/namespace", "allow"),
        (f"{container}/DEPLOYMENT_ENVIRONMENT/value", "allow"),
        (f"{container}/LANGFUSE_SAMPLE_RATE/value", "deny"),
    ]


def test_compose_renders_what_the_files_say(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The overrides laid over their base by us, and the same by the real Compose."""
    compose = "docker-compose" if needed("docker-compose", "docker") == "docker-compose" else "docker compose"
    if subprocess.run([*compose.split(), "version"], capture_output=True, check=False).returncode:
        pytest.skip("docker is installed without its plugin compose")
    command = f"{compose} -f docker-compose.yml -f {{path}} config"
    laid(
        tmp_path,
        {
            "docker-compose.yml": BASE,
            **{f"docker-compose.{environment}.yml": text for environment, text in OVERRIDES.items()},
            "checkpolicy.toml": 'policy = "policy.yaml"\n',
            "policy.yaml": POLICY.format(files="docker-compose.{env}.yml", command=command),
        },
    )
    monkeypatch.chdir(tmp_path)
    pair = ("docker-compose.staging.yml", "docker-compose.prod.yml")
    expected = [
        ("services/gateway/environment/DEPLOYMENT_ENVIRONMENT", "allow"),
        ("services/gateway/environment/STORE_SPEND_LOGS", "deny"),
        ("services/gateway/logging", "deny"),
        ("services/ledger/restart", "deny"),
    ]
    assert differences(run, *pair, "--allow-render") == expected
    (tmp_path / "checkpolicy.toml").unlink()
    assert differences(run, *pair) == expected


def test_a_chart_is_rendered_by_the_real_helm(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed("helm")
    laid(
        tmp_path,
        {
            **{f"chart/{name}": text for name, text in CHART.items()},
            "values-staging.yaml": "environment: staging\n",
            "values-prod.yaml": "environment: production\nsampleRate: '0.1'\n",
            "checkpolicy.toml": 'policy = "policy.yaml"\n',
            "policy.yaml": POLICY.format(files="values-{env}.yaml", command="helm template gw chart -f {path}"),
        },
    )
    monkeypatch.chdir(tmp_path)
    container = "spec/template/spec/containers/gateway/env"
    assert differences(run, "values-staging.yaml", "values-prod.yaml", "--allow-render") == [
        (f"{container}/DEPLOYMENT_ENVIRONMENT/value", "allow"),
        (f"{container}/LANGFUSE_SAMPLE_RATE/value", "deny"),
    ]
