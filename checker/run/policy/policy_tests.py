"""A policy's own examples: code, configurations, records and lines of logs with the verdict that it is to give.

Each example is judged by the machinery that judges a project, in a folder of its own. Exceptions and rollout have no
say: an example shows what the policy asks for.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, structs

from checker.code.callsite import Proof, Verdict
from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Sequence, find, plain
from checker.findings.model import Finding, Kind, Level
from checker.policy.model import Policy, Stage
from checker.policy.owners import find_owners
from checker.policy.problems import PolicyError, Problem
from checker.policy.sources import shown
from checker.rules.registry import UnknownRuleError, active, select
from checker.settings import Settings

ENDINGS: Final = (".test.yaml", ".test.yml")
_CODE: Final = "app.py"
_GATE: Final = ("CP0",)


class Example(Struct, frozen=True):
    """An example as its file has it."""

    name: str
    said: Mapping[str, Any]  # as the schema has it
    at: Location


class Outcome(Struct, frozen=True):
    """What was found. `problem`: why nothing could be said of the example. `passing` and `failing` are fields that it
    shows to pass and to fail, `carriers` what carried them."""

    verdict: str = ""
    rules: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    messages: tuple[str, ...] = ()
    problem: str = ""
    passing: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()


class Result(Struct, frozen=True):
    """What became of an example."""

    example: Example
    outcome: Outcome
    differs: tuple[str, ...]  # what is not as expected, in words; empty: the example holds


class Coverage(Struct, frozen=True):
    """`fields` and `carriers` are all that the policy has; the others those that no example shows."""

    fields: tuple[str, ...]
    never_pass: tuple[str, ...]
    never_fail: tuple[str, ...]
    carriers: tuple[str, ...]
    never_carry: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return not (self.never_pass or self.never_fail or self.never_carry)


class Tested(Struct, frozen=True):
    """All examples of the files, and what of the policy they speak of."""

    policy: Policy
    results: tuple[Result, ...]
    coverage: Coverage
    files: tuple[str, ...]

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.differs)


def run_examples(settings: Settings, policy: Policy, *, cwd: Path) -> Tested:
    """Run the examples of the policy that the settings name. Raises PolicyError for examples that say nothing."""
    assert isinstance(settings.policy, Path)
    files = [settings.policy, *_beside(settings.policy)]
    examples = [example for file in files for example in _examples(file, cwd)]
    judge = _Judge(settings, replace(policy, exceptions=(), rollout=()))
    results = tuple(_result(example, judge.outcome(example.said)) for example in examples)
    coverage = _coverage(policy, [r.outcome for r in results if not r.differs])
    return Tested(policy, results, coverage, tuple(shown(file, cwd) for file in files))


def _beside(policy: Path) -> list[Path]:
    return sorted(path for path in policy.parent.iterdir() if path.name.endswith(ENDINGS))


def _examples(file: Path, cwd: Path) -> Iterator[Example]:
    from checker.documents.yaml import read_yaml_file
    from checker.policy.validate import check_shape

    name = shown(file, cwd)
    try:
        root = read_yaml_file(file.read_bytes(), name)
    except DocumentError as error:
        raise PolicyError([Problem(error.at, error.message)]) from None
    except OSError as error:
        raise PolicyError([Problem(Location(name, 1), f"cannot be read: {error.strerror or error}")]) from None
    if file.name.endswith(ENDINGS) and (problems := check_shape(root, "policy-test")):
        raise PolicyError(problems)
    node = find(root, ("tests",)) if isinstance(root, Tree) else None
    for item in node.items if isinstance(node, Sequence) else ():
        said = plain(item)
        _check_words(said.get("rules") or (), item)
        yield Example(said["name"], said, item.at)


def _check_words(words: Iterable[str], item: Node) -> None:
    try:
        select(words)
    except UnknownRuleError as error:
        raise PolicyError([Problem(item.at, str(error))]) from None


def _result(example: Example, outcome: Outcome) -> Result:
    said = example.said
    if outcome.problem:
        return Result(example, outcome, (outcome.problem,))
    differs = []
    if outcome.verdict != said["expect"]:
        differs.append(f"expected {said['expect']}, found {outcome.verdict}")
    if "rules" in said and select(said["rules"]) != outcome.rules:
        differs.append(f"expected {_words(select(said['rules']))}, found {_words(outcome.rules)}")
    if "fields" in said and frozenset(said["fields"]) != outcome.fields:
        differs.append(f"expected the fields {_words(said['fields'])}, found {_words(outcome.fields)}")
    return Result(example, outcome, tuple(differs))


def _words(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "none"


@dataclass(frozen=True, slots=True)
class _Judge:
    settings: Settings
    policy: Policy
    owners: Path | None = field(init=False)

    def __post_init__(self) -> None:
        assert isinstance(self.settings.policy, Path)
        object.__setattr__(self, "owners", self.settings.owners or find_owners(self.settings.policy))

    def outcome(self, said: Mapping[str, Any]) -> Outcome:
        if "record" in said:
            return self._record(said["record"], Stage(said.get("stage", "enrichment")))
        with tempfile.TemporaryDirectory(prefix="checkpolicy-") as name:
            folder = Path(name).resolve()
            if "code" in said:
                return self._code(folder, said["code"])
            if "configs" in said:
                return self._configs(folder, said["configs"])
            return self._log(folder, said["log"], said.get("format"))

    def _alone(self, folder: Path) -> Settings:
        """The settings of a run in the example's folder."""
        return structs.replace(
            self.settings,
            owners=self.owners,
            folder=folder,
            file=None,
            exclude=(),
            select=(),
            ignore=(),
            cache=False,
            use_baseline=False,
            changed_since=None,
        )

    def _code(self, folder: Path, code: str | Mapping[str, str]) -> Outcome:
        from checker.run.code.facts import look, with_configs
        from checker.run.code.judging import judge
        from checker.run.population import gather

        (folder / "pyproject.toml").touch()  # the project begins here
        for path, text in ({_CODE: code} if isinstance(code, str) else code).items():
            file = folder / path
            if not file.resolve().is_relative_to(folder):
                return Outcome(problem=f"{path} lies outside of the example")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        settings = self._alone(folder)
        population = gather(settings, [folder], self.policy, cwd=folder)
        facts = with_configs(look(settings, self.policy, population))
        report = judge(facts, settings, active(self.policy.rules))
        if report.notices:
            return Outcome(problem=f"{report.notices[0].path}: {report.notices[0].message}")
        sites = [site for site in facts.sites if site.scope != "test"]
        if not sites and not (facts.configs is not None and facts.configs.configs):
            return Outcome(problem="no call of a model is in this code, so that nothing is shown")
        proofs = [(name, proof) for site in sites for name, proof in site.fields.items()]
        passing = frozenset(name for name, proof in proofs if proof.status is Proof.PRESENT)
        carriers = frozenset(p.carrier for _, p in proofs if p.status is Proof.PRESENT and p.carrier)
        failing = frozenset(name for site in sites if site.verdict is Verdict.FAIL for name in site.missing)
        return structs.replace(_of_findings(report.findings), passing=passing, failing=failing, carriers=carriers)

    def _configs(self, folder: Path, said: Mapping[str, str]) -> Outcome:
        from checker.configs.kinds.kind import UnknownKindError
        from checker.run.configs.comparison import compare_configs

        for name in ("staging", "prod"):
            (folder / f"{name}.yaml").write_text(said[name], encoding="utf-8")
        try:
            found = compare_configs(
                self._alone(folder),
                Path("staging.yaml"),
                Path("prod.yaml"),
                cwd=folder,
                kind=said.get("kind"),
                policy=self.policy,
            )
        except UnknownKindError as error:
            return Outcome(problem=str(error))
        if found.report.notices:
            return Outcome(problem=found.report.notices[0].message)
        return _of_findings(found.report.findings)

    def _record(self, record: Mapping[str, Any], stage: Stage) -> Outcome:
        from jsonschema import Draft202012Validator, FormatChecker

        from checker.policy.record_schema import record_schema

        validator = Draft202012Validator(record_schema(self.policy, stage), format_checker=FormatChecker())
        failing: set[str] = set()
        messages: list[str] = []
        for error in validator.iter_errors(dict(record)):
            if error.validator == "required":
                absent = [name for name in error.validator_value if name not in record]
                failing.update(absent)
                messages.extend(f"{name} is missing" for name in absent)
            else:
                name = str(error.absolute_path[0]) if error.absolute_path else ""
                failing.add(name)
                messages.append(f"{name}: {error.message}")
        passing = frozenset(name for name in record if name in self.policy.fields and name not in failing)
        return Outcome(
            "fail" if failing else "pass",
            fields=frozenset(failing),
            messages=tuple(sorted(set(messages))),
            passing=passing,
            failing=frozenset(failing),
        )

    def _log(self, folder: Path, line: str | Mapping[str, Any], log_format: str | None) -> Outcome:
        from checker.run.logs.scan_logs import ScanRequest, UnknownFormatError, scan_logs

        text = line if isinstance(line, str) else json.dumps(line)
        (folder / "log.jsonl").write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        request = ScanRequest(
            ("log.jsonl",),
            self.policy,
            folder,
            self.settings.as_of or datetime.now(UTC).date(),
            owners=self.owners,
            input_format=log_format,
        )
        try:
            found = scan_logs(request)
        except UnknownFormatError as error:
            return Outcome(problem=str(error))
        if found.notices or not found.result.records:
            why = found.notices[0].message if found.notices else "no record is in this line"
            return Outcome(problem=why)
        wrong = [count for count in found.result.counts if count.level is Level.ERROR]
        failing = frozenset(count.field for count in wrong if count.field in self.policy.fields)
        return Outcome(
            "fail" if wrong else "pass",
            frozenset(count.rule for count in wrong),
            failing,
            tuple(violation.message for violation in found.result.examples if violation.level is Level.ERROR),
            failing=failing,
        )


def _of_findings(findings: Iterable[Finding]) -> Outcome:
    """The verdict that findings make; what is about the policy itself is not the example's."""
    own = [f for f in findings if not f.rule.startswith(_GATE) and f.level is not Level.NOTE]
    wrong = any(f.kind is Kind.FAIL for f in own)
    return Outcome(
        "fail" if wrong else "unverifiable" if own else "pass",
        frozenset(f.rule for f in own),
        frozenset(name for f in own for name in f.fields),
        tuple(f"{f.rule} {f.message}" for f in own),
    )


def _coverage(policy: Policy, outcomes: Iterable[Outcome]) -> Coverage:
    listed = tuple(outcomes)
    passing = {name for outcome in listed for name in outcome.passing}
    failing = {name for outcome in listed for name in outcome.failing}
    carried = {carrier.lower() for outcome in listed for carrier in outcome.carriers}
    carriers = tuple(dict.fromkeys(carrier for f in policy.proven_in_code() for carrier in _carriers(f.carriers)))
    return Coverage(
        tuple(policy.fields),
        tuple(name for name in policy.fields if name not in passing),
        tuple(name for name in policy.fields if name not in failing),
        carriers,
        tuple(carrier for carrier in carriers if carrier.lower() not in carried),
    )


def _carriers(carriers: Any) -> list[str]:
    return [f"header {name}" for name in carriers.headers] + [f"metadata {name}" for name in carriers.metadata]
