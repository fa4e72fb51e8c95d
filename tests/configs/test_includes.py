"""Files that a configuration takes in are read as its program does it; what is not there, or outside, is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.inclusion import MAX_DEPTH, Source
from checker.configs.loading.load import load_config
from checker.documents.tree import plain

Run = Callable[..., tuple[int, str]]


def loaded(folder: Path, name: str, files: dict[str, str], kind: str) -> ConfigFile:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load_config([Source(name, folder / name, root=folder)], kind=kind)


def root(config: ConfigFile) -> Any:
    return plain(config.documents[0].root)


def test_litellm_adds_to_lists_and_replaces_the_rest(tmp_path: Path) -> None:
    files = {
        "config.yaml": "include: [models.yaml]\nmodel_list: [{model_name: a}]\nlitellm_settings: {num_retries: 1}\n",
        "models.yaml": "model_list: [{model_name: b}]\nlitellm_settings: {drop_params: true}\n",
    }
    config = loaded(tmp_path, "config.yaml", files, "litellm-proxy")
    assert root(config) == {
        "include": ["models.yaml"],
        "model_list": [{"model_name": "a"}, {"model_name": "b"}],
        "litellm_settings": {"drop_params": True},
    }
    assert (config.taken, config.unread) == (("models.yaml",), ())


def test_compose_extends_and_env_files_lie_below_what_the_service_says(tmp_path: Path) -> None:
    files = {
        "compose.yaml": "include: [{path: [db.yaml]}]\nservices:\n  a:\n    extends: {file: base.yaml, service: b}\n"
        "    env_file: [one.env, {path: none.env, required: false}, two.env]\n    environment: [LEVEL=debug]\n",
        "db.yaml": "services: {db: {image: 'postgres:16'}}\n",
        "base.yaml": "services: {b: {extends: c, image: 'b:1', environment: {FROM_B: 1}}, c: {restart: always}}\n",
        "one.env": "LEVEL=info\nRATE=1\n",
        "two.env": "RATE=2\n",
    }
    services = root(loaded(tmp_path, "compose.yaml", files, "docker-compose"))["services"]
    assert services["db"] == {"image": "postgres:16"}
    assert (services["a"]["image"], services["a"]["restart"]) == ("b:1", "always")
    assert services["a"]["environment"] == {"LEVEL": "debug", "RATE": "2", "FROM_B": 1}


def test_fluent_bit_reads_sections_where_they_are_named(tmp_path: Path) -> None:
    files = {
        "fluent-bit.conf": "[SERVICE]\n    Flush 1\n@INCLUDE in-*.conf\n[INPUT]\n    Name last\n",
        "in-a.conf": "@SET x=1\n[INPUT]\n    Name first\n",
    }
    config = loaded(tmp_path, "fluent-bit.conf", files, "fluent-bit")
    assert root(config)["pipeline"]["inputs"] == [{"name": "first"}, {"name": "last"}]
    assert root(config)["env"] == {"x": "1"}
    files = {
        "fluent-bit.yaml": "includes: [more.yaml]\npipeline: {filters: [{name: b}]}\n",
        "more.yaml": "pipeline: {filters: [{name: a}]}\n",
    }
    config = loaded(tmp_path, "fluent-bit.yaml", files, "fluent-bit")
    assert root(config) == {"pipeline": {"filters": [{"name": "a"}, {"name": "b"}]}}


def test_the_collector_takes_a_value_from_a_file(tmp_path: Path) -> None:
    files = {
        "otel.yaml": "exporters: ${file:part.yaml}\nreceivers: {otlp: {x: 'a ${file:part.yaml}'}}\n",
        "part.yaml": "otlp: {endpoint: a}\n",
    }
    config = loaded(tmp_path, "otel.yaml", files, "otel-collector")
    assert root(config)["exporters"] == {"otlp": {"endpoint": "a"}}
    assert [message for _, message in config.unread] == [
        "${file:part.yaml} within a text is not followed: it was not compared"
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ghost.yaml", "is not there"),
        ("../outside.yaml", "lies outside of the project"),
        ("/etc/hostname", "lies outside of the project"),
        ("link.yaml", "lies outside of the project"),
        ("https://example.com/a.yaml", "is no file of the project"),
        ("${NAME}.yaml", "is no file of the project"),
        ("broken.yaml", "cannot be read"),
        ("folder", "is not there"),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, name: str, why: str) -> None:
    project = tmp_path / "project"
    (project / "folder").mkdir(parents=True)
    (tmp_path / "outside.yaml").write_text("model_list: [{model_name: secret}]\n")
    (project / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (project / "broken.yaml").write_text("a: [\n")
    config = loaded(project, "config.yaml", {"config.yaml": f"include: ['{name}']\nmodel_list: []\n"}, "litellm-proxy")
    assert root(config) == {"include": [name], "model_list": []}
    [(at, message)] = config.unread
    assert (at.path, at.line) == ("config.yaml", 1)
    assert message.startswith(f"include {name} {why}"), message


def test_files_that_take_in_one_another_end(tmp_path: Path) -> None:
    files = {"a.yaml": "include: [b.yaml]\nmodel_list: [{model_name: a}]\n", "b.yaml": "include: [a.yaml]\n"}
    config = loaded(tmp_path, "a.yaml", files, "litellm-proxy")
    assert "too many files take in one another" in config.unread[0][1]
    assert len(root(config)["model_list"]) <= MAX_DEPTH
    config = loaded(tmp_path, "c.yaml", {"c.yaml": "services: {a: {extends: a, image: x}}\n"}, "docker-compose")
    assert root(config)["services"]["a"]["image"] == "x"


@pytest.mark.parametrize(
    ("name", "beside", "code"),
    [
        (".env", {}, 0),
        ("/run/secrets/gateway.env", {}, 0),
        ("../gateway.env", {}, 2),
        (".env.prod", {}, 0),
        ("secrets.env", {"secrets.env.example": "KEY=\n"}, 0),
        ("env/prod.env", {".gitignore": "env/*.env\n"}, 0),
        ("env/prod.env", {"env/.gitignore": "*\n"}, 0),
        ("env/prod.env", {".gitignore": "*.env\n!env/prod.env\n"}, 2),
        ("env/prod.env", {}, 2),
    ],
)
def test_env_files_that_are_kept_out_of_the_repository(
    name: str, beside: dict[str, str], code: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for path, text in beside.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (tmp_path / "compose.yaml").write_text(f"services: {{gateway: {{image: litellm:1.2, env_file: {name}}}}}\n")
    shutil.copy("compose.yaml", "compose.prod.yaml")
    ended, out = run("compare-configs", "compose.yaml", "compose.prod.yaml")
    assert ended == code
    assert ("CP217" in out) == (code == 0)
    assert ("not checked" in out) == (code == 2)
