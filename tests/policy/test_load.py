"""Loading: built-in policies, examples, extends, layers, loosening, the cache of valid documents, distributions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from checker.files.cache import Store
from checker.files.resources import resource
from checker.findings.model import Level
from checker.policy.load import load_policy
from checker.policy.model import Stage
from checker.policy.problems import PolicyError
from checker.policy.sources import BUILTIN
from checker.policy.validate import check_policy

HERE = Path(__file__).parent
LAYERS = HERE / "layers"
EXAMPLES = HERE / "examples"


def problems(source: str, cwd: Path = HERE, layers: tuple[Path, ...] = ()) -> str:
    with pytest.raises(PolicyError) as caught:
        load_policy(source, cwd=cwd, layers=layers)
    return str(caught.value)


@pytest.mark.parametrize("file", sorted((HERE / "broken").glob("*.[jy]*"), key=str), ids=lambda f: f.name)
def test_a_broken_policy_says_all_that_is_wrong(file: Path, golden: Callable[[Path, str], None]) -> None:
    golden(file.parent / "golden" / f"{file.name}.txt", problems(file.name, file.parent) + "\n")


class TestBuiltIn:
    def test_no_name_means_chargeback(self) -> None:
        policy = load_policy()
        assert (policy.name, policy.ref.builtin, policy.ref.path) == ("chargeback", True, "")
        assert policy.ref.digest.startswith("sha256:")
        assert load_policy("chargeback").ref == policy.ref

    def test_chargeback_asks_code_for_who_pays_and_which_request(self) -> None:
        wanted = {field.name for field in load_policy().proven_in_code()}
        assert wanted == {
            *("team_id", "cost_center", "service_endpoint", "environment", "correlation_id", "request_id"),
        }

    def test_chargeback_asks_for_all_of_the_minimum_in_time(self) -> None:
        due = {name: field.due for name, field in load_policy("minimum").fields.items()}
        assert due == {
            **dict.fromkeys(("request_id", "correlation_id"), Stage.REQUEST),
            **dict.fromkeys(("model_actual", "input_tokens", "cached_input_tokens", "output_tokens"), Stage.RESPONSE),
        }
        assert due == {name: load_policy().fields[name].due for name in due}

    @pytest.mark.parametrize("name", BUILTIN)
    def test_built_in_policies_are_valid(self, name: str) -> None:
        from checker.documents.yaml import read_yaml_file
        from checker.files.resources import read_resource

        assert check_policy(read_yaml_file(read_resource(f"policies/{name}.yaml"), name)) == []

    def test_chargeback_is_nowhere_looser_than_minimum(self, tmp_path: Path) -> None:
        text = resource("policies/chargeback.yaml").read_text(encoding="utf-8")
        (tmp_path / "copy.yaml").write_text(text, encoding="utf-8")
        assert load_policy("copy.yaml", cwd=tmp_path).loosened == ()

    def test_a_policy_that_extends_a_built_in_one_is_not_built_in(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", "extends: [chargeback]")
        policy = load_policy("p.yaml", cwd=tmp_path)
        assert not policy.ref.builtin
        assert policy.sources == ("checkpolicy:policies/minimum.yaml", "checkpolicy:policies/chargeback.yaml", "p.yaml")


class TestExamples:
    def test_propagation_benchmark(self) -> None:
        policy = load_policy("examples/propagation.yaml", cwd=HERE)
        assert policy.due_at(Stage.REQUEST) == ("team_id", "cost_center", "service", "environment", "correlation_id")
        assert policy.fields["team_id"].carriers.headers == ("x-team-id",)
        assert policy.fields["team_id"].at.line == 10
        assert {"", "n/a", "?"} <= policy.placeholders.values

    def test_log_fixture(self) -> None:
        policy = load_policy("examples/log-fixture.yaml", cwd=HERE)
        assert policy.due_at(Stage.RESPONSE) == ("model_actual", "input_tokens", "output_tokens")
        assert policy.fields["environment"].schema == {"enum": ["prod", "staging"]}


class TestMerging:
    def test_lists_replace_unless_they_add(self, tmp_path: Path) -> None:
        carriers = "{headers: [X-Acme-Team], metadata: {add: [acme_team, team_id]}}"
        write(tmp_path / "p.yaml", f"extends: [chargeback]\nfields: {{team_id: {{carriers: {carriers}}}}}")
        carriers_ = load_policy("p.yaml", cwd=tmp_path).fields["team_id"].carriers
        assert carriers_.headers == ("x-acme-team",)
        assert carriers_.metadata == ("team_id", "acme_team")
        assert carriers_.baggage == ("team.id",)

    def test_adding_to_nothing(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", "sinks: {add: [litellm-spend-logs]}")
        assert load_policy("p.yaml", cwd=tmp_path).sinks == ("litellm-spend-logs",)

    def test_null_drops_a_field(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", "extends: [chargeback]\nfields: {reasoning_tokens: null}")
        policy = load_policy("p.yaml", cwd=tmp_path)
        assert "reasoning_tokens" not in policy.fields
        assert [change.setting for change in policy.loosened] == ["fields.reasoning_tokens"]

    def test_a_document_that_is_extended_twice_counts_once_and_first(self, tmp_path: Path) -> None:
        write(tmp_path / "base.yaml", "rules: {CP101: error}")
        write(tmp_path / "left.yaml", "extends: [base.yaml]\nrules: {CP101: warning}")
        write(tmp_path / "right.yaml", "extends: [base.yaml]")
        write(tmp_path / "p.yaml", "extends: [left.yaml, right.yaml]")
        policy = load_policy("p.yaml", cwd=tmp_path)
        assert policy.rules == {"CP101": Level.WARNING}
        assert policy.sources == ("base.yaml", "left.yaml", "right.yaml", "p.yaml")

    def test_extends_counts_from_the_file_that_says_it(self, tmp_path: Path) -> None:
        (tmp_path / "org").mkdir()
        write(tmp_path / "org" / "base.yaml", "rules: {CP102: off}")
        write(tmp_path / "org" / "p.yaml", "extends: [base.yaml]")
        assert load_policy("org/p.yaml", cwd=tmp_path).rules == {"CP102": None}

    def test_the_digest_is_that_of_the_effective_policy(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", "extends: [minimum]\nrules: {CP101: error, CP102: error}")
        first = load_policy("p.yaml", cwd=tmp_path).ref.digest
        write(tmp_path / "p.yaml", "# a comment\nrules:\n  CP102: error\n  CP101: error\nextends: [minimum]")
        assert load_policy("p.yaml", cwd=tmp_path).ref.digest == first
        write(tmp_path / "p.yaml", "extends: [minimum]\nrules: {CP101: error, CP102: warning}")
        assert load_policy("p.yaml", cwd=tmp_path).ref.digest != first

    def test_json_says_the_same_as_yaml(self, tmp_path: Path) -> None:
        (tmp_path / "p.json").write_text(
            '{"schema_version": 1, "name": "p", "version": "1.0.0", "extends": ["minimum"]}'
        )
        write(tmp_path / "p.yaml", "extends: [minimum]")
        of_json, of_yaml = (load_policy(name, cwd=tmp_path) for name in ("p.json", "p.yaml"))
        assert of_json.ref.digest == of_yaml.ref.digest

    def test_a_chain_that_is_too_long(self, tmp_path: Path) -> None:
        for number in range(40):
            write(tmp_path / f"p{number}.yaml", f"extends: [p{number + 1}.yaml]")
        assert "extends more than 32 policies" in problems("p0.yaml", tmp_path)


class TestLayers:
    def test_a_layer_may_add_and_tighten(self) -> None:
        policy = load_policy("organisation.yaml", cwd=LAYERS, layers=[LAYERS / "tighter.yaml"])
        assert policy.name == "repository"
        assert policy.loosened == ()
        assert policy.fields["team_id"].schema["minLength"] == 5
        assert policy.fields["team_id"].locked
        assert policy.fields["feature"].due is Stage.REQUEST
        assert policy.rules["CP102"] is Level.ERROR
        assert "acme" in policy.placeholders.values
        assert "todo" in policy.placeholders.values

    def test_a_layer_may_loosen_with_an_exception_only(self) -> None:
        said = problems("organisation.yaml", LAYERS, (LAYERS / "looser.yaml",))
        assert said.splitlines() == [
            "looser.yaml:6:22 fields.environment.due is response instead of request, which is looser than "
            "organisation.yaml:19: a layer needs an exception for CP001 with selector "
            "{setting: fields.environment.due}, owner, reason and expires",
            "looser.yaml:8:32 suppressions.require_reason no longer asks for a reason, which is looser than "
            "organisation.yaml:23: a layer needs an exception for CP001 with selector "
            "{setting: suppressions.require_reason}, owner, reason and expires",
        ]

    def test_what_an_exception_covers_is_marked(self, tmp_path: Path) -> None:
        exception = "{rule: CP001, selector: {setting: rules}, owner: a, reason: b, expires: 2027-01-31}"
        write(tmp_path / "layer.yaml", f"rules: {{CP101: off}}\nexceptions: [{exception}]")
        policy = load_policy(str(LAYERS / "organisation.yaml"), cwd=tmp_path, layers=[tmp_path / "layer.yaml"])
        assert [(change.setting, change.message, change.excused) for change in policy.loosened] == [
            ("rules.CP101", "is off instead of error", True)
        ]
        assert policy.exceptions[0].expires == date(2027, 1, 31)

    def test_extends_may_loosen_what_is_not_locked_and_it_is_marked(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", f"extends: ['{LAYERS.as_posix()}/organisation.yaml']\nrules: {{CP101: note}}")
        assert [change.setting for change in load_policy("p.yaml", cwd=tmp_path).loosened] == ["rules.CP101"]

    @pytest.mark.parametrize(
        ("lower", "setting"),
        [
            ("fields: {environment: {schema: {enum: [dev, staging, prod, any]}}}", "fields.environment.schema.enum"),
            ("fields: {environment: {carriers: {headers: []}}}", "fields.environment.carriers"),
            ("fields: {environment: {carriers: {headers: {add: [x-any]}}}}", "fields.environment.carriers.headers"),
            ("fields: {correlation_id: {schema: {minLength: 1}}}", "fields.correlation_id.schema.minLength"),
            ("fields: {correlation_id: {schema: {type: [string, 'null']}}}", "fields.correlation_id.schema.type"),
            ("placeholders: {values: [todo]}", "placeholders.values"),
            ("placeholders: {patterns: []}", "placeholders.patterns"),
            ("calls: {kinds: [chat]}", "calls.kinds"),
            ("rules: {CP105: off}", "rules.CP105"),
            ("rules: {CP101: note}", "rules.CP101"),
        ],
    )
    def test_what_counts_as_looser(self, tmp_path: Path, lower: str, setting: str) -> None:
        write(tmp_path / "p.yaml", f"extends: ['{LAYERS.as_posix()}/organisation.yaml']\n{lower}")
        assert [change.setting for change in load_policy("p.yaml", cwd=tmp_path).loosened] == [setting]

    @pytest.mark.parametrize(
        ("lower", "setting"),
        [
            ("logs: {retention: {records: 399d}}", "logs.retention.records"),
            ("logs: {latency: {capture: 301s}}", "logs.latency.capture"),
            ("configs: {ingress: {require: [team_id]}}", "configs.ingress.require"),
            ("logs: {retention: {records: 9600h}, latency: {capture: 300000ms}}", None),
            ("logs: {retention: {records: 500d}, latency: {capture: 10s, overhead: 1s}}", None),
            ("configs: {ingress: {require: {add: [environment]}}}", None),
        ],
    )
    def test_what_counts_as_looser_of_configurations(self, tmp_path: Path, lower: str, setting: str | None) -> None:
        demands = "logs: {retention: {records: 400d}, latency: {capture: 5m}}"
        ingress = "configs: {ingress: {require: [team_id, cost_center]}}"
        write(tmp_path / "organisation.yaml", f"extends: [chargeback]\n{demands}\n{ingress}")
        write(tmp_path / "p.yaml", f"extends: [organisation.yaml]\n{lower}")
        found = [change.setting for change in load_policy("p.yaml", cwd=tmp_path).loosened]
        assert found == ([setting] if setting else [])

    def test_a_gateway_cannot_demand_a_field_that_there_is_not(self, tmp_path: Path) -> None:
        write(tmp_path / "p.yaml", "extends: [chargeback]\nconfigs: {ingress: {require: [team_di]}}")
        with pytest.raises(PolicyError, match="no field 'team_di'"):
            load_policy("p.yaml", cwd=tmp_path)

    @pytest.mark.parametrize(
        "lower",
        [
            "fields: {environment: {schema: {enum: [prod]}}}",
            "fields: {model_actual: {carriers: {headers: [x-model]}, due: request}}",
            "fields: {correlation_id: {schema: {minLength: 16, maxLength: 64, pattern: '^[0-9a-f-]+$'}}}",
            "fields: {correlation_id: {carriers: {headers: [Traceparent]}, description: other words}}",
            "rules: {CP102: error, CP105: warning}",
            "placeholders: {patterns: {add: ['^x+$']}}",
        ],
    )
    def test_what_does_not(self, tmp_path: Path, lower: str) -> None:
        write(tmp_path / "p.yaml", f"extends: ['{LAYERS.as_posix()}/organisation.yaml']\n{lower}")
        assert load_policy("p.yaml", cwd=tmp_path).loosened == ()


class TestCache:
    def test_a_known_document_is_neither_read_nor_validated_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path / "p.yaml", "extends: [base.yaml]")
        write(tmp_path / "base.yaml", "rules: {CP101: error}")
        kept = Store(None, "")
        first = load_policy("p.yaml", cwd=tmp_path, kept=kept)
        with monkeypatch.context() as patched:
            for name in ("checker.documents.yaml.read_yaml_file", "checker.policy.validate.check_policy"):
                patched.setattr(name, _never)
            assert load_policy("p.yaml", cwd=tmp_path, kept=kept) == first
        write(tmp_path / "p.yaml", "extends: [base.yaml]\nrlues: {}")
        for _ in range(2):  # what is wrong is said each time, with its place
            with pytest.raises(PolicyError, match=r"p\.yaml:5:1 .*did you mean 'rules'"):
                load_policy("p.yaml", cwd=tmp_path, kept=kept)

    @pytest.mark.parametrize(
        "source", [*BUILTIN, *sorted(f"examples/{p.name}" for p in EXAMPLES.glob("*.yaml") if "owners" not in p.name)]
    )
    def test_a_kept_policy_is_that_which_was_read(self, source: str) -> None:
        kept = Store(None, "")
        fresh = load_policy(source, cwd=HERE)
        assert [load_policy(source, cwd=HERE, kept=kept) for _ in range(2)] == [fresh, fresh]

    @pytest.mark.parametrize("source", [None, "examples/propagation.yaml"])
    def test_start_up_imports_no_reader_no_jsonschema_no_metadata(self, tmp_path: Path, source: str | None) -> None:
        program = (
            "import sys; from pathlib import Path; from checker.policy.load import load_policy; "
            "from checker.run.policy.policies import remembering\n"
            f"with remembering(Path({str(tmp_path)!r})) as kept:\n"
            f"    load_policy({source!r}, cwd=Path({str(HERE)!r}), kept=kept)\n"
            "print([m for m in ('yaml', 'jsonschema', 'importlib.metadata', 'difflib', 'click') if m in sys.modules])"
        )
        for expected in ("['yaml'", "[]"):
            done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
            assert done.stdout.startswith(expected)


def _never(*_: object) -> NoReturn:
    raise AssertionError("done again")


class TestDistributions:
    @pytest.fixture
    def installed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        package = tmp_path / "acme_policies"
        package.mkdir()
        write(package / "policy.yaml", "extends: [base.yaml]\nrules: {CP102: error}")
        write(package / "base.yaml", "extends: [minimum]")
        info = tmp_path / "acme_policies-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-policies\nVersion: 1.0\n")
        (info / "RECORD").write_text("acme_policies/policy.yaml,,\nacme_policies/base.yaml,,\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        work = tmp_path / "work"
        work.mkdir()
        return work

    @pytest.mark.parametrize("file", ["policy.yaml", "acme_policies/policy.yaml"])
    def test_extends_a_file_of_a_distribution(self, installed: Path, file: str) -> None:
        write(installed / "p.yaml", f"extends: ['acme-policies:{file}']")
        policy = load_policy("p.yaml", cwd=installed)
        assert policy.rules == {"CP102": Level.ERROR}
        assert "acme-policies:acme_policies/policy.yaml" in policy.sources

    def test_a_file_that_is_not_there(self, installed: Path) -> None:
        write(installed / "p.yaml", "extends: ['acme-policies:polcy.yaml', 'acme-policies:../x.yaml']")
        said = problems("p.yaml", installed)
        assert "has no file 'polcy.yaml'" in said
        assert "without '..'" in said


def write(file: Path, text: str) -> None:
    file.write_text(f'schema_version: 1\nname: {file.stem}\nversion: "1.0.0"\n{text}\n', encoding="utf-8")


def test_a_policy_is_small_enough_to_pass_between_processes() -> None:
    import pickle

    policy = load_policy()
    assert pickle.loads(pickle.dumps(policy)) == policy
