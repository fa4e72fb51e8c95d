"""What holds anyway: how it is read from the products' own schemas, and that writing it changes nothing."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.configs.forms.forms import in_form
from checker.configs.kinds.kind import load_kind
from checker.configs.kinds.paths import Patterns
from checker.documents.tree import find, plain
from checker.documents.yaml import read_yaml_file
from tests.configs.test_comparison import written

TOOLS = Path(__file__).parents[2] / "tools"


def tool(name: str) -> Any:
    sys.path.insert(0, str(TOOLS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(TOOLS))


CUE = '''package metadata

generated: components: sinks: http: configuration: {
	method: {
		description: """
			Says "post", in {braces}.
			"""
		required: false
		type: string: default: "post"
	}
	request: type: object: options: timeout_secs: type: uint: {
		default: 60
		unit: "seconds"
	}
	uri: type: string: examples: ["https://example.com", "a: b"]
}
'''


def test_a_reference_in_cue_is_read() -> None:
    configuration = tool("defaults.cue").read_cue(CUE)["generated"]["components"]["sinks"]["http"]["configuration"]
    assert configuration["method"]["type"] == {"string": {"default": "post"}}
    assert configuration["request"]["type"]["object"]["options"]["timeout_secs"]["type"]["uint"]["default"] == 60
    assert configuration["uri"]["type"]["string"]["examples"] == ["https://example.com", "a: b"]


def test_what_components_disagree_about_is_given_for_each() -> None:
    found, defaults = tool("defaults.found"), tool("config_defaults")
    options = [
        found.Found("/sinks/*", "type", "http", "/method", "post"),
        found.Found("/sinks/*", "type", "loki", "/method", "put"),
        found.Found("/sinks/*", "type", "http", "/timeout", 60),
        found.Found("/sinks/*", "type", "loki", "/timeout", 60),
        found.Found("/sinks/*", "type", "http", "/uri", "x"),
        found.Found("/sinks/*", "type", "loki", "/uri", found.NONE),
    ]
    assert defaults.settings(options) == [
        ("/sinks/*[type=http]/method", "default", "post"),
        ("/sinks/*[type=loki]/method", "default", "put"),
        ("/sinks/*/timeout", "default", 60),
        ("/sinks/*[type=http]/uri", "default", "x"),
    ]


def test_a_pattern_may_ask_something_of_the_document() -> None:
    patterns = Patterns(("/[kind=HTTPRoute]/spec/kind", "/spec/kind"))

    def accepted(text: str) -> tuple[int, ...]:
        root = read_yaml_file(text.encode(), "a.yaml")
        return patterns.accepted(patterns.step(patterns.step(patterns.begin(root), "spec"), "kind"))

    assert accepted("kind: HTTPRoute") == (0, 1)
    assert accepted("kind: Gateway") == (1,)


@pytest.mark.parametrize(
    ("form", "text", "meant"),
    [
        ("configs", "[a]", [{"source": "a"}]),
        (
            "configs",
            "[{source: a, target: /a}, {source: a, target: /b}]",
            [{"source": "a"}, {"source": "a", "target": "/b"}],
        ),
        ("secrets", "[{source: a, target: a}]", [{"source": "a"}]),
        ("limits", "65536", {"soft": 65536, "hard": 65536}),
        ("check", "curl x", ["CMD", "curl", "x"]),
        ("check", "curl x || exit 1", ["CMD-SHELL", "curl x || exit 1"]),
        ("switch", "true", {"enabled": True}),
        ("volumes", "[/tmp]", [{"type": "volume", "target": "/tmp"}]),
        (
            "volumes",
            '["usage:/u:nocopy"]',
            [{"type": "volume", "source": "usage", "target": "/u", "volume": {"nocopy": True}}],
        ),
        (
            "volumes",
            '["${D:-./d}:/d:ro"]',
            [{"type": "bind", "source": "${D:-./d}", "target": "/d", "read_only": True}],
        ),
    ],
)
def test_short_forms(form: str, text: str, meant: object) -> None:
    short = find(read_yaml_file(f"a: {text}".encode(), "a.yaml"), ("a",))
    assert short is not None
    assert plain(in_form(short, form)) == meant


KONG = """_format_version: "3.0"
plugins:
  - name: tcp-log
    config: {{host: logs, port: 5140{}}}
"""


@pytest.mark.parametrize(("more", "differences"), [(", timeout: 10000", 0), (", timeout: 20000", 1)])
def test_only_what_is_not_the_default_differs(tmp_path: Path, more: str, differences: int) -> None:
    found = written(tmp_path, KONG.format(""), KONG.format(more))
    assert sum(len(pair.differences) for pair in found.pairs) == differences


def test_an_included_file_is_told_and_the_rest_compared(tmp_path: Path) -> None:
    text = "@INCLUDE outputs.conf\n[OUTPUT]\n    name http\n    match *\n    retry_limit {}\n"
    found = written(tmp_path, text.format("no_limits"), text.format("1"), name="fluent-bit.conf")
    assert [judged.difference.path[-1] for pair in found.pairs for judged in pair.differences] == ["retry_limit"]
    assert ["outputs.conf is not there" in notice.message for notice in found.report.notices] == [True, True]
    assert found.report.exit_code == 2


NAMED = """apiVersion: v1
kind: Service
metadata: {{name: a}}
spec: {{ports: [{{port: 80{}, name: http}}, {{port: {}, name: metrics}}]}}
"""


def test_a_name_that_is_left_out_as_it_holds_anyway_is_the_same_name(tmp_path: Path) -> None:
    found = written(tmp_path, NAMED.format("", 9090), NAMED.format(", protocol: TCP", 9090))
    assert [pair.differences for pair in found.pairs] == [()]
    found = written(tmp_path, NAMED.format("", 9090), NAMED.format(", protocol: TCP", 9091))
    assert {judged.difference.path[-1] for pair in found.pairs for judged in pair.differences} == {"9090", "9091"}


def test_a_variable_that_both_files_define_differs_there_alone(tmp_path: Path) -> None:
    staging = "HOST=ledger.a.example.com\nURL=https://${HOST}/v1\nSAME=https://ledger.a.example.com/\n"
    prod = "HOST=ledger.b.example.com\nURL=https://${HOST}/v1\nSAME=https://${HOST}/\n"
    found = written(tmp_path, staging, prod, name=".env")
    assert [judged.difference.path for pair in found.pairs for judged in pair.differences] == [("HOST",), ("SAME",)]


def test_a_name_that_both_sides_have_is_no_foreign_environment(tmp_path: Path) -> None:
    text = "general_settings: {{}}\nlitellm_settings: {{image: 'ghcr.io/acme-dev/gateway:{}', url: 'https://{}.example.com'}}\n"
    found = written(tmp_path, text.format("1.0", "a.staging"), text.format("1.1", "a.staging"))
    said = [finding for finding in found.report.findings if finding.rule == "CP208"]
    assert [("a.staging" in finding.message, "acme-dev" in finding.message) for finding in said] == [(True, False)]


OPERATIONS = """resources: [../../base]
patches:
  - target: {{kind: Deployment}}
    patch: |-
      - {{op: replace, path: /spec/replicas, value: {}}}
      - {{op: replace, path: /spec/strategy/type, value: {}}}
"""


def test_operations_of_a_patch_are_known_by_their_path(tmp_path: Path) -> None:
    found = written(tmp_path, OPERATIONS.format(1, "Recreate"), OPERATIONS.format(3, "RollingUpdate"), kind="kustomize")
    judged = [(j.difference.path[-2], j.klass.value) for pair in found.pairs for j in pair.differences]
    assert judged == [("/spec/replicas", "capacity"), ("/spec/strategy/type", "semantic")]


def test_how_long_a_token_lives_is_no_secret(tmp_path: Path) -> None:
    text = "JWT_ACCESS_TOKEN_EXPIRE_MINUTES={}\nJWT_ACCESS_TOKEN={}\n"
    found = written(tmp_path, text.format(60, "aaaa"), text.format(15, "bbbb"), name=".env")
    judged = [(j.difference.path[-1], j.klass.value) for pair in found.pairs for j in pair.differences]
    assert judged == [("JWT_ACCESS_TOKEN_EXPIRE_MINUTES", "semantic"), ("JWT_ACCESS_TOKEN", "secret-reference")]


def test_a_subtree_says_which_part_of_it_is_grave(tmp_path: Path) -> None:
    found = written(tmp_path, "providers: {a: {url: x}}\n", "providers: {a: {url: x}, b: {url: y, max_retries: 5}}\n")
    assert [j.why for pair in found.pairs for j in pair.differences] == ["max_retries: every retry may be billed"]


VECTOR = """sources: {{a: {{type: file, include: [/x]}}}}
transforms: {{f: {{type: filter, inputs: [a], condition: {}}}}}
sinks: {{s: {{type: http, inputs: [f], uri: "https://x.example.com", encoding: {{codec: json}}}}}}
"""


def test_either_form_of_a_condition_is_judged_once(tmp_path: Path) -> None:
    forms = ("exists(.team_id)", "{type: vrl, source: exists(.team_id)}")
    found = written(tmp_path, *(VECTOR.format(form) for form in forms), name="vector.yaml")
    assert [pair.differences for pair in found.pairs] == [()]
    said = sorted(finding.at.path for finding in found.report.findings if finding.rule == "CP202")
    assert said == ["../prod/vector.yaml", "vector.yaml"]


@pytest.mark.parametrize(
    "part", sorted((TOOLS.parent / "checker/configs/kinds/parts").glob("*-defaults.yaml")), ids=lambda p: p.stem
)
def test_every_made_part_is_used(part: Path) -> None:
    kinds = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in part.parents[1].glob("*.yaml")]
    users = [kind["kind"] for kind in kinds if any(use["part"] == part.stem for use in kind.get("uses", []))]
    assert users
    assert load_kind(users[0]).setting(load_kind(users[0]).start).verdict is None
