"""What is a difference and what is not: known pairs, pairs that are equal in effect, hostile input, secrets."""

from __future__ import annotations

import importlib.util
import json
import shutil
import time
from pathlib import Path

import jsonschema
import pytest
import referencing

from checker.configs.kinds.kind import Class
from checker.files.resources import read_resource
from checker.reports.comparison import render_comparison
from checker.run.configs.comparison import Comparison, compare_configs
from checker.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TRUTHS = sorted((ROOT / "benchmarks" / "configs").glob("*/*/truth.json"))
EQUAL = sorted((HERE / "equal").glob("*-staging.*"))


def compared(left: Path, right: Path, kind: str | None = None) -> Comparison:
    return compare_configs(Settings(cache=False), left, right, cwd=left.parent, kind=kind)


def written(folder: Path, staging: str, prod: str, name: str = "config.yaml", kind: str | None = None) -> Comparison:
    paths = []
    for environment, text in (("staging", staging), ("prod", prod)):
        path = folder / environment / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return compared(paths[0], paths[1], kind)


def files_of(truth: Path) -> list[Path]:
    names = json.loads(truth.read_text(encoding="utf-8"))["files"]
    return [truth.parent / names[side] for side in ("staging", "prod")]


def rendered(found: Comparison) -> str:
    return render_comparison(found.pairs, found.diagnostics, found.report, found.here)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.parent.name)
def test_known_pairs(truth: Path) -> None:
    needed = json.loads(truth.read_text(encoding="utf-8")).get("needs")
    if needed and not shutil.which(needed):
        pytest.skip(f"{needed} is not here")
    spec = importlib.util.spec_from_file_location("score", ROOT / "benchmarks" / "configs" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    files = [
        truth.parent / json.loads(truth.read_text(encoding="utf-8"))["files"][side] for side in ("staging", "prod")
    ]
    result = score.judge(json.loads(truth.read_text(encoding="utf-8")), json.loads(rendered(compared(*files))))
    assert (result["missed"], result["false"], result["broken"], result["undiagnosed"]) == ([], [], [], [])


@pytest.mark.parametrize("staging", EQUAL, ids=lambda path: path.name)
def test_equal_in_effect(staging: Path) -> None:
    prod = next(staging.parent.glob(staging.name.split("-")[0] + "-prod.*"))
    found = compared(staging, prod)
    assert not found.report.notices
    left = [j for pair in found.pairs for j in pair.differences if j.klass not in (Class.HOST, Class.ENVIRONMENT)]
    assert [(judged.difference.path, judged.klass.value) for judged in left] == []


def test_output_meets_its_schema(tmp_path: Path) -> None:
    names = ("report", "comparison")
    documents = {name: json.loads(read_resource(f"schemas/{name}.schema.json")) for name in names}
    registry = referencing.Registry().with_resources(
        [
            (document["$id"], referencing.Resource.from_contents(document, referencing.jsonschema.DRAFT202012))
            for document in documents.values()
        ]
    )
    validator = jsonschema.Draft202012Validator(documents["comparison"], registry=registry)
    for truth in TRUTHS[::5]:  # of each split some
        files = [truth.parent / json.loads(truth.read_text(encoding="utf-8"))["files"][s] for s in ("staging", "prod")]
        validator.validate(json.loads(rendered(compared(*files))))
    found = written(
        tmp_path, "model_list: []\nmodel_list: [{model_name: a, litellm_params: {}}]\n", "model_list: {{ x }}\n"
    )
    validator.validate(json.loads(rendered(found)))


HOSTILE = {
    "bomb": "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "\n".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)),
    "deep": "[" * 100_000,
    "tag": "a: !!python/object/apply:os.system [echo]",
    "tag on a list": "a: !!python/tuple [1]",
    "template": "{{- if .Values.x }}\na: 1\n{{- end }}\n",
    "jinja": "{% for x in y %}\n- {{ x }}\n{% endfor %}\n",
    "tab": "a:\n\tb: 1\n",
    "nul": 'a: "\0"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_a_notice(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    found = written(tmp_path, HOSTILE[name], "a: 1\n")
    assert found.report.exit_code == 2
    assert [notice.path for notice in found.report.notices] == ["config.yaml"]
    assert time.process_time() - began < 5


CONFLICT = "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n"


@pytest.mark.parametrize("name", ["config.yaml", "config.json", "config.toml", "prod.env"])
def test_what_a_merge_has_left_is_called_so(name: str, tmp_path: Path) -> None:
    text = {"config.json": '{"a": 1}', "config.toml": "a = 1\n", "prod.env": "A=1\n"}.get(name, "a: 1\n")
    found = written(tmp_path, text, CONFLICT.replace("a: 1\n", text if name != "config.json" else '{"a": 1,\n'), name)
    assert [(n.line, "conflict" in n.message) for n in found.report.notices] == [(2, True)]


@pytest.mark.parametrize("empty", ["", "# nothing\n", "---\n", "null\n"])
def test_an_empty_file_lacks_each_part(empty: str, tmp_path: Path) -> None:
    """That was one difference for review, whatever the other side records."""
    text = "model_list: [{model_name: a, litellm_params: {model: b}}]\nlitellm_settings: {callbacks: [otel]}\n"
    for sides in ((text, empty), (empty, text)):
        found = written(tmp_path, *sides)
        assert verdicts(found) == [("model_list", "deny"), ("litellm_settings", "deny")]


def test_a_classic_file_in_another_encoding_is_read(tmp_path: Path) -> None:
    texts = ("[OUTPUT]\n    Name http\n    Match *\n    Retry_Limit 9\n", "[OUTPUT]\n    Name http\n    Match *\n")
    paths = [tmp_path / name for name in ("staging.conf", "prod.conf")]
    for path, text, encoding in zip(paths, texts, ("utf-16", "utf-8-sig"), strict=True):
        path.write_bytes(text.encode(encoding))
    assert verdicts(compared(*paths)) == [("retry_limit", "deny")]


@pytest.mark.parametrize("name", ["many keys twice", "long lists", "big"])
def test_large_input_is_bounded(name: str, tmp_path: Path) -> None:
    texts = {
        "many keys twice": ("".join(f"k: {i}\n" for i in range(20_000)), "k: 1\n"),
        "long lists": (
            f"a: [{','.join(str(i) for i in range(10_000))}]",
            f"a: [{','.join(str(i * 7 % 10_007) for i in range(10_000))}]",
        ),
        "big": ("".join(f"k{i}: {i}\n" for i in range(5_000)), "".join(f"k{i}: {i % 7}\n" for i in range(5_000))),
    }
    began = time.process_time()
    written(tmp_path, *texts[name])
    assert time.process_time() - began < 30


SECRETS = [
    "hunter2-staging-pass",
    "sk-proj-abcdefghij0123456789",
    "AKIAABCDEFGHIJKLMNOP",
    "p4ssw0rd-prod",
    "ghp_0123456789abcdefghijKLMNOPQR",
]


def test_secrets_appear_in_no_output(tmp_path: Path) -> None:
    staging = f"""
general_settings: {{master_key: {SECRETS[0]}, database_url: "postgresql://u:{SECRETS[3]}@db.staging/l"}}
model_list:
  - {{model_name: a, litellm_params: {{model: openai/a, api_key: {SECRETS[1]}, extra: {SECRETS[2]}}}}}
litellm_settings: {{success_callback: [otel, {SECRETS[4]}], x: "token={SECRETS[0]}"}}
"""
    prod = staging.replace("hunter2-staging", "other").replace("sk-proj", "sk-live").replace("AKIAABC", "AKIAXYZ")
    prod = (
        prod.replace("u:p4ssw0rd-prod", "u:zzz9-qqqq")
        .replace("ghp_0123", "ghp_9876")
        .replace("model: openai/a", "model: openai/b")
    )
    found = written(tmp_path, staging, prod)
    text = rendered(found)
    from checker.reports.github import render as github
    from checker.reports.sarif import render as sarif
    from checker.reports.style import Style
    from checker.reports.text import render as text_report
    from checker.rules.pages import rule_page

    lines = staging.split("\n")
    outputs = [
        text,
        sarif(found.report, rule_page),
        github(found.report),
        text_report(found.report, Style(colour=False, frames=True), source=lambda at: lines[at.line - 1], full=True),
    ]
    for secret in [*SECRETS, "other-pass", "sk-live-abcdefghij0123456789", "zzz9-qqqq", "AKIAXYZ"]:
        assert not any(secret in output for output in outputs), secret
    assert "openai/b" in text


def test_an_empty_list_is_shown_where_it_stands(tmp_path: Path) -> None:
    callbacks = "model_list: []\nlitellm_settings:\n  failure_callback: {}\n"
    found = written(tmp_path, callbacks.format("[s3]"), callbacks.format("[]"), kind="litellm-proxy")
    (only,) = json.loads(rendered(found))["differences"]
    assert (only["verdict"], only["right"]["line"], only["right"]["value"]) == ("deny", 3, [])


def test_a_consumer_is_known_by_its_first_name(tmp_path: Path) -> None:
    staging = '_format_version: "3.0"\nconsumers:\n- {username: ads, custom_id: cc-1}\n- {custom_id: cc-3, tags: [a]}\n'
    prod = '_format_version: "3.0"\nconsumers:\n- {custom_id: cc-3, tags: [a]}\n- {username: ads, custom_id: cc-2}\n'
    (only,) = json.loads(rendered(written(tmp_path, staging, prod)))["differences"]
    assert (only["left"]["pointer"], only["right"]["pointer"]) == ("/consumers/0/custom_id", "/consumers/1/custom_id")


def verdicts(found: Comparison) -> list[tuple[str, str]]:
    return [(judged.difference.path[-1], judged.verdict.value) for pair in found.pairs for judged in pair.differences]


def test_a_header_is_no_place_for_anchors(tmp_path: Path) -> None:
    """`x-…` at the top is where files keep what they use elsewhere; a plain value there is a header of its own."""
    anchors = 'x-base: &base {a: 1}\nservice: {name: search, <<: *base}\nheaders: \'{"x-team-id": "search"'
    found = written(tmp_path, anchors + ', "x-cost-center": "CC-1"}\'\n', anchors.replace("x-base", "x-b") + "}'\n")
    assert verdicts(found) == [("x-cost-center", "deny")]


@pytest.mark.parametrize(
    ("staging", "prod", "verdict"),
    [
        ("https://llm.staging.example.com/v1", "https://llm.example.com/v1", "allow"),
        ("https://llm.staging.example.com/v1", "https://api.openai.com/v1", "deny"),
        ("https://api.anthropic.com", "https://llm.example.com", "deny"),
    ],
)
def test_the_provider_itself_is_past_the_gateway(staging: str, prod: str, verdict: str, tmp_path: Path) -> None:
    found = written(tmp_path, f"OPENAI_BASE_URL={staging}\n", f"OPENAI_BASE_URL={prod}\n", "service.env", "dotenv")
    assert verdicts(found) == [("OPENAI_BASE_URL", verdict)]


@pytest.mark.parametrize(
    ("one", "other", "differences"),
    [
        ('["CMD", "curl", "-f", "http://localhost/"]', '"curl -f http://localhost/"', 0),
        ('["CMD-SHELL", "curl -f http://localhost/"]', '["CMD", "curl", "-f", "http://localhost/"]', 0),
        ('["CMD", "curl", "-f", "http://localhost/"]', '"curl http://localhost/"', 1),
        ('"curl -f http://localhost/ || exit 1"', '["CMD-SHELL", "curl -f http://localhost/ || exit 1"]', 0),
    ],
)
def test_a_health_check_of_plain_words_needs_no_shell(one: str, other: str, differences: int, tmp_path: Path) -> None:
    text = "services:\n  gateway:\n    image: a:1.0\n    healthcheck: {{test: {}}}\n"
    assert len(verdicts(written(tmp_path, text.format(one), text.format(other), "compose.yaml"))) == differences


def test_a_label_that_names_the_cost_center(tmp_path: Path) -> None:
    text = "podAnnotations: {{acme.io/cost-center: {}, acme.io/note: {}}}\nreplicaCount: 1\n"
    found = written(tmp_path, text.format("CC-1", "a"), text.format("CC-2", "b"), "values.yaml", "helm-values")
    assert verdicts(found) == [("acme.io/cost-center", "deny"), ("acme.io/note", "review")]


@pytest.mark.parametrize(("own", "verdict"), [("LANGFUSE_SAMPLE_RATE", "allow"), ("LANGFUSE_RELEASE", "deny")])
def test_a_variable_that_no_container_gets_is_allowed(own: str, verdict: str, tmp_path: Path) -> None:
    """The container's own env has the last word; where it gives another variable, that of the ConfigMap counts."""
    text = f"""
kind: ConfigMap
apiVersion: v1
metadata: {{name: defaults}}
data: {{LANGFUSE_SAMPLE_RATE: "RATE"}}
---
kind: Deployment
apiVersion: apps/v1
metadata: {{name: gateway}}
spec:
  template:
    spec:
      containers:
        - name: gateway
          envFrom: [{{configMapRef: {{name: defaults}}}}]
          env: [{{name: {own}, value: "1.0"}}]
"""
    found = written(tmp_path, text.replace('RATE"', '1.0"'), text.replace('RATE"', '0.1"'))
    assert [judged.verdict.value for judged in found.pairs[0].differences] == [verdict]
