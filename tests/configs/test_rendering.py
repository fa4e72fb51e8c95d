"""A policy's `render:` command runs only by a flag of the command line; kustomize builds what the project has."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str]]
BUILT = """apiVersion: apps/v1
kind: Deployment
metadata: {{name: gw}}
spec:
  template:
    spec:
      containers:
        - {{name: gw, image: "gw:1", env: [{{name: LANGFUSE_SAMPLE_RATE, value: "{rate}"}}]}}
"""


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{text}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy with a render command, which leaves a mark when it runs."""
    root = tmp_path / "project"
    root.mkdir()
    (root / ".git").mkdir()
    script(
        root / "render.py",
        "import sys, pathlib\npathlib.Path('ran').touch()\n"
        "print('litellm_settings: {success_callback: [otel]}')\n"
        "print('router_settings: {num_retries: %d}' % (1 if sys.argv[1] == 'staging' else 5))\n",
    )
    (root / "policy.yaml").write_text(
        'schema_version: 1\nname: acme\nversion: "1"\nextends: [chargeback]\n'
        "configs: {pairs: [{files: 'chart-{env}.yaml', "
        f"render: '{sys.executable} render.py {{env}} {{path}}'}}]}}\n"
    )
    (root / "checkpolicy.toml").write_text('policy = "policy.yaml"\n')
    for environment in ("staging", "prod"):
        (root / f"chart-{environment}.yaml").write_text("{{ if .Values.x }}\nlitellm_settings: {}\n{{ end }}\n")
    monkeypatch.chdir(root)
    return root


def test_rendered_output_is_compared(run: Run, project: Path) -> None:
    code, out = run("compare-configs", "chart-staging.yaml", "chart-prod.yaml", "--allow-render", "--format", "json")
    document = json.loads(out)
    assert code == 1
    assert [(d["right"]["path"], d["right"]["pointer"], d["verdict"]) for d in document["differences"]] == [
        ("chart-prod.yaml#rendered", "/router_settings/num_retries", "deny")
    ]
    code, out = run("check", "--allow-render", "--select", "CP201", "--format", "json")
    assert [f["path"] for f in json.loads(out)["findings"]] == ["chart-prod.yaml#rendered"]


def test_without_the_flag_nothing_runs_and_it_is_said(run: Run, project: Path) -> None:
    for command in (("compare-configs", "chart-staging.yaml", "chart-prod.yaml"), ("check",)):
        code, out = run(*command)
        assert code == 2
        assert "runs only with --allow-render" in out
    assert not (project / "ran").exists()


@pytest.mark.parametrize(
    "switch",
    [
        ("checkpolicy.toml", 'policy = "policy.yaml"\nallow_render = true\n'),
        ("checkpolicy.toml", 'policy = "policy.yaml"\nallow-render = true\n'),
        ("pyproject.toml", '[tool.checkpolicy]\npolicy = "policy.yaml"\nallow_render = true\n'),
        ("policy.yaml", None),
        (".env", "CHECKPOLICY_ALLOW_RENDER=1\nCHECKPOLICY_CHECK_ALLOW_RENDER=1\n"),
    ],
    ids=lambda switch: switch[0],
)
def test_no_file_can_switch_it_on(
    switch: tuple[str, str | None], run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, text = switch
    if text is None:
        text = (project / name).read_text().replace("configs: {", "configs: {allow_render: true, ")
    if name == "pyproject.toml":
        (project / "checkpolicy.toml").unlink()
    (project / name).write_text(text)
    monkeypatch.setenv("CHECKPOLICY_ALLOW_RENDER", "1")
    for command in (("compare-configs", "chart-staging.yaml", "chart-prod.yaml"), ("check",)):
        assert run(*command)[0] == 2
    assert not (project / "ran").exists()


def test_a_command_that_fails_is_told(run: Run, project: Path) -> None:
    script(project / "render.py", "import sys\nsys.exit('cannot: password=hunter2secret')\n")
    code, out = run("compare-configs", "chart-staging.yaml", "chart-prod.yaml", "--allow-render")
    assert code == 2
    assert "not rendered" in out
    assert "ended with 1: cannot" in out


@pytest.fixture
def overlays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two overlays, and a kustomize of the machine that writes what the overlay's folder holds as `built`."""
    root = tmp_path / "overlays-project"
    for environment, rate in (("staging", "1"), ("prod", "0.2")):
        folder = root / "overlays" / environment
        folder.mkdir(parents=True)
        (folder / "kustomization.yaml").write_text("resources: [../../base]\nimages: [{name: gw, newTag: '1'}]\n")
        (folder / "built").write_text(BUILT.format(rate=rate))
    (root / "base").mkdir()
    (root / "base" / "kustomization.yaml").write_text("resources: []\n")
    (root / ".git").mkdir()
    script(
        tmp_path / "bin" / "kustomize",
        "import sys, pathlib\nprint((pathlib.Path(sys.argv[2]) / 'built').read_text())\n",
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.chdir(root)
    return root


def compare_overlays(run: Run) -> dict[str, list[dict[str, object]]]:
    files = [f"overlays/{environment}/kustomization.yaml" for environment in ("staging", "prod")]
    found: dict[str, list[dict[str, object]]] = json.loads(run("compare-configs", *files, "--format", "json")[1])
    return found


def test_overlays_are_built(run: Run, overlays: Path) -> None:
    found = compare_overlays(run)
    assert [(d["path"], d["verdict"]) for d in found["differences"]] == [
        (["spec", "template", "spec", "containers", "gw", "env", "LANGFUSE_SAMPLE_RATE", "value"], "deny")
    ]
    assert found["notices"] == []


def test_what_one_overlay_is_built_of_needs_no_partner(run: Run, overlays: Path) -> None:
    staging = overlays / "overlays" / "staging"
    (staging / "kustomization.yaml").write_text(
        "resources: [../../base, hosts.yaml]\nconfigMapGenerator: [{name: a, files: [a.yaml=own.yaml]}]\n"
        "images: [{name: gw, newTag: '1'}]\n"
    )
    for name in ("hosts.yaml", "own.yaml", "other.yaml"):
        (staging / name).write_text("a: 1\n")
    found = json.loads(run("compare-configs", "overlays/staging", "overlays/prod", "--format", "json")[1])
    assert [notice["path"] for notice in found["notices"]] == ["overlays/staging/other.yaml"]


@pytest.mark.parametrize(
    "line",
    [
        "resources: [https://example.com/base]\n",
        "resources: [github.com/acme/base//deploy?ref=v1]\n",
        "components: [../../../elsewhere]\n",
    ],
)
def test_what_lies_elsewhere_is_not_fetched(line: str, run: Run, overlays: Path) -> None:
    """Also where a base names it."""
    (overlays / "base" / "kustomization.yaml").write_text(line)
    found = compare_overlays(run)
    assert len(found["notices"]) == 2
    assert "does not lie in the project" in str(found["notices"][0]["message"])
    assert found["differences"] == []


def test_the_kustomize_in_kubectl_will_do(run: Run, overlays: Path, tmp_path: Path) -> None:
    (tmp_path / "bin" / "kustomize").unlink()
    script(
        tmp_path / "bin" / "kubectl",
        "import sys, pathlib\nassert sys.argv[1] == 'kustomize'\n"
        "print((pathlib.Path(sys.argv[2]) / 'built').read_text())\n",
    )
    assert [d["verdict"] for d in compare_overlays(run)["differences"]] == ["deny"]


def test_a_failure_is_told_by_its_error_not_by_a_warning(run: Run, overlays: Path, tmp_path: Path) -> None:
    script(
        tmp_path / "bin" / "kustomize",
        "import sys\nsys.exit('# Warning: commonLabels is deprecated\\nE1126 command failed: no such base')\n",
    )
    assert "no such base" in str(compare_overlays(run)["notices"][0]["message"])


def test_a_patch_is_compared_as_what_it_makes_and_not_again(run: Run, overlays: Path) -> None:
    for environment, count in (("staging", 1), ("prod", 3)):
        folder = overlays / "overlays" / environment
        (folder / "kustomization.yaml").write_text(
            "resources: [../../base]\npatches: [{path: a-patch.yaml}]\nimages: [{name: gw, newTag: '1'}]\n"
        )
        for name in ("a-patch.yaml", "b-other.yaml"):
            (folder / name).write_text(
                f"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: gw}}\nspec: {{replicas: {count}}}\n"
            )
    found = json.loads(run("compare-configs", "overlays/staging", "overlays/prod", "--format", "json")[1])
    assert [(d["left"]["path"].rpartition("/")[2], d["path"][-1]) for d in found["differences"]] == [
        ("kustomization.yaml#built", "value"),
        ("b-other.yaml", "replicas"),
    ]


def test_a_file_in_a_config_map_is_told_of_once_at_the_file(run: Run, overlays: Path) -> None:
    """Where both overlays hold one of that name; of a file that only one of them has, what is built is told."""
    for environment, share in (("staging", 100), ("prod", 10)):
        folder = overlays / "overlays" / environment
        collector = "".join(
            f"{line}\n"
            for line in (
                f"processors: {{probabilistic_sampler: {{sampling_percentage: {share}}}}}",
                "receivers: {otlp: {}}",
                "exporters: {otlp: {}}",
                "service:",
                "  pipelines:",
                "    traces: {receivers: [otlp], processors: [probabilistic_sampler], exporters: [otlp]}",
            )
        )
        (folder / "kustomization.yaml").write_text(
            "resources: [../../base]\nimages: []\n"
            "configMapGenerator: [{name: c, files: [config.yaml=collector.yaml]}]\n"
        )
        (folder / "collector.yaml").write_text(collector)
        text = "".join(f"    {line}\n" for line in collector.splitlines())
        (folder / "built").write_text(
            f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c}}\ndata:\n  config.yaml: |\n{text}"
        )

    def told() -> list[str]:
        found = json.loads(run("compare-configs", "overlays/staging", "overlays/prod", "--format", "json")[1])
        return [d["right"]["path"] for d in found["differences"]]

    assert told() == ["overlays/prod/collector.yaml"]
    (overlays / "overlays" / "staging" / "collector.yaml").unlink()
    assert told() == ["overlays/prod/kustomization.yaml#built"]


POD = """apiVersion: v1
kind: Pod
metadata: {name: gw}
spec: {containers: [{name: gw, image: "gw:1", env: [{name: LANGFUSE_SAMPLE_RATE, value: "0.1"}]}]}
"""
USED = "apiVersion: v1\nkind: Pod\nmetadata: {name: gw}\nspec: {containers: [{name: llm, image: litellm}]}\n"


def told_of(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(f["path"], [e["path"] for e in f["evidence"]]) for f in found["findings"] if f["rule"] == "CP203"]


def test_what_a_base_says_is_told_once(run: Run, overlays: Path) -> None:
    """At its file where that is looked at, else at the first overlay; what one overlay says alone is its own."""
    for environment in ("staging", "prod"):
        folder = overlays / "overlays" / environment
        (folder / "built").write_text(POD)
        (folder / "kustomization.yaml").write_text("resources: [../../base] # litellm\nnamespace: a\n")
    (overlays / "base" / "kustomization.yaml").write_text("resources: [pod.yaml]\n")
    (overlays / "base" / "pod.yaml").write_text(POD)
    (overlays / "elsewhere.yaml").write_text(POD.replace("name: gw}\n", "name: other}\n"))
    both = [f"overlays/{environment}/kustomization.yaml#built" for environment in ("prod", "staging")]
    alone = json.loads(run("compare-configs", "overlays/staging", "overlays/prod", "--format", "json")[1])
    assert told_of(alone) == [(both[0], [both[1]])]
    whole = json.loads(run("check", ".", "--format", "json")[1])
    assert told_of(whole) == [("base/pod.yaml", both), ("elsewhere.yaml", [])]
    (overlays / "overlays" / "prod" / "built").write_text(USED)
    alone = json.loads(run("compare-configs", "overlays/staging", "overlays/prod", "--format", "json")[1])
    assert told_of(alone) == [(both[1], [])]


def test_literals_of_a_generator_are_variables(run: Run, overlays: Path) -> None:
    """Also in a file that says by its name alone what it is."""
    (overlays / "base" / "kustomization.yaml").write_text(
        "configMapGenerator:\n  - name: env\n    literals: [LANGFUSE_SAMPLE_RATE=0.2]\n"
    )
    found = json.loads(run("check", "base", "--format", "json")[1])
    assert told_of(found) == [("base/kustomization.yaml", [])]


def test_the_overlay_that_cannot_be_built_is_told_apart(run: Run, overlays: Path) -> None:
    (overlays / "overlays" / "prod" / "kustomization.yaml").write_text("resources: [../../gone]\nimages: []\n")
    found = {str(notice["path"]): str(notice["message"]) for notice in compare_overlays(run)["notices"]}
    assert "the other one cannot be built" in found["overlays/staging/kustomization.yaml"]
    assert "'../../gone'" in found["overlays/prod/kustomization.yaml"]


def test_a_failure_of_several_lines_is_told_whole(run: Run, overlays: Path, tmp_path: Path) -> None:
    (tmp_path / "bin" / "kustomize").unlink()
    script(
        tmp_path / "bin" / "kubectl",
        "import os, sys\nsys.exit('E1128 11:23:06.603293   21737 run.go:72] \"command failed\" err=<\\n'\n"
        "'\\ttrouble: `\\n\\t`: no such file ' + os.getcwd() + '/overlays/x.yaml\\n >')\n",
    )
    said = str(compare_overlays(run)["notices"][0]["message"])
    assert said.endswith('ended with 1: "command failed" err=trouble: ` `: no such file overlays/x.yaml)')


def test_a_kustomize_of_the_repository_is_none(
    run: Run, overlays: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(overlays / "bin" / "kustomize", "import pathlib\npathlib.Path('owned').touch()\n")
    monkeypatch.setenv("PATH", str(overlays / "bin"))
    assert "is on this machine's PATH" in str(compare_overlays(run)["notices"][0]["message"])
    assert not (overlays / "owned").exists()


def test_what_a_program_made_has_no_edit(run: Run, project: Path) -> None:
    """`checkpolicy fix` cannot write into it: the finding is told, and nobody is sent there."""
    made = "general_settings: {disable_spend_logs: true}"
    script(project / "render.py", f"print('model_list: []')\nprint({made!r})\n")
    code, out = run("check", "--allow-render")
    assert (code, "chart-prod.yaml#rendered:2" in out, "checkpolicy fix" in out) == (1, True, False), out
    (project / "plain.yaml").write_text(f"model_list: []\n{made}\n")
    assert "checkpolicy fix" in run("check", "--allow-render")[1]


def test_check_builds_an_overlay_whose_parts_have_to_do_with_usage(run: Run, overlays: Path) -> None:
    """The overlay itself says nothing of it."""
    (overlays / "base" / "kustomization.yaml").write_text("resources: [gateway.yaml]\n")
    (overlays / "base" / "gateway.yaml").write_text(BUILT.format(rate="1"))
    found = json.loads(run("check", "--select", "CP201", "--format", "json")[1])["findings"]
    assert [finding["path"] for finding in found] == ["overlays/prod/kustomization.yaml#built"]
    assert "overlays/staging/kustomization.yaml" in run("inventory")[1]
    (overlays / "base" / "gateway.yaml").write_text("a: 1\n")
    assert json.loads(run("check", "--select", "CP201", "--format", "json")[1])["findings"] == []
