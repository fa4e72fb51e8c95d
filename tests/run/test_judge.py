"""From call sites to a report, with call sites made by hand: rules, suppressions, exceptions, causes, PATH."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.code.callsite import Blame, CallSite, FieldProof, LostCarrier, Proof, Verdict
from checker.documents.location import Location
from checker.findings.model import Evidence, Level, PolicyRef, Report
from checker.policy.model import Carriers, Field, Limits, Placeholders, Policy, PolicyException, Stage
from checker.rules.registry import active
from checker.run.code.facts import Facts
from checker.run.code.judging import count, judge
from checker.run.population import Population
from checker.settings import FailOn, Settings

AS_OF = date(2026, 1, 31)
POLICY = Policy(
    name="ours",
    version="1.0.0",
    fields={
        name: Field(name, Stage.REQUEST, Carriers(headers=(f"x-{name}",), metadata=(name,)), {"type": "string"})
        for name in ("team_id", "cost_center")
    },
    placeholders=Placeholders(frozenset({"", "todo"}), ()),
    sinks=(),
    rules={},
    exceptions=(),
    models={},
    limits=Limits(),
    kinds=(),
    ref=PolicyRef("ours", "1.0.0", "sha256:" + "0" * 64, "policy.yaml", builtin=True),
    document={},
)


def site(
    line: int,
    team: Proof = Proof.ABSENT,
    cost: Proof = Proof.PRESENT,
    *,
    path: str = "app.py",
    blame: tuple[Blame, ...] = (),
    lost: tuple[LostCarrier, ...] = (),
    raw: bool = False,
    scope: str = "product",
) -> CallSite:
    at = Location(path, line, 5, line, 20)
    proofs = {name: FieldProof(status, None, (Evidence(at, f"{name} here"),)) for name, status in
              (("team_id", team), ("cost_center", cost))}  # fmt: skip
    return CallSite(
        at, "openai", "responses.create", "response", False, False, scope, raw, proofs, blame, (), lost, code="create"
    )


def blamed(line: int, *fields: str, path: str = "app.py", verdict: Verdict = Verdict.FAIL) -> Blame:
    at = Location(path, line)
    return Blame(at, fields or ("team_id",), verdict, (Evidence(at, "no headers"), Evidence(Location("mid.py", 3), "")))


def run(
    *sites: CallSite,
    policy: Policy = POLICY,
    cwd: Path = Path("nowhere"),
    shown: tuple[str, ...] | None = None,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    ignore: frozenset[str] = frozenset(),
) -> Report:
    population = Population(
        root=cwd, files=("app.py",), shown=frozenset(shown or ("app.py",)), everything=shown is None
    )
    facts = Facts(policy, population, sites, (), AS_OF, population.shown)
    return judge(facts, settings, active(policy.rules, ignored=ignore))


def told(report: Report) -> list[tuple[str, str, int, str]]:
    return [(f.rule, f.at.path, f.at.line, f.level.value) for f in report.findings]


def test_each_proof_has_its_rule() -> None:
    report = run(site(1), site(2, Proof.PLACEHOLDER), site(3, Proof.UNKNOWN), site(4, Proof.PRESENT), site(5, raw=True))
    assert told(report) == [
        ("CP101", "app.py", 1, "error"),
        ("CP103", "app.py", 2, "error"),
        ("CP102", "app.py", 3, "warning"),
        ("CP105", "app.py", 5, "error"),
    ]
    assert [f.kind.value for f in report.findings] == ["fail", "fail", "open", "fail"]
    assert report.exit_code == 1


def test_tests_are_counted_and_not_judged() -> None:
    report = run(site(1, scope="test"), site(2, Proof.PRESENT))
    assert [f for f in report.findings if f.rule != "CP009"] == []
    assert (report.sites.total, report.sites.tests) == (1, 1)


def test_one_cause_is_one_finding() -> None:
    many = [site(line, blame=(blamed(3),)) for line in (10, 20, 30)]
    (finding,) = run(*many, site(40, Proof.PRESENT)).findings
    assert finding.at == Location("app.py", 3)
    assert [s.line for s in finding.sites] == [10, 20, 30]
    assert finding.message.endswith(", at 3 call sites")
    assert len(run(*many, settings=Settings(per_site=True)).findings) == 3


def test_counts_are_by_cause() -> None:
    report = run(site(10, blame=(blamed(3),)), site(20, blame=(blamed(3),)), site(30, cost=Proof.ABSENT))
    assert report.sites.lacking == (("team_id", 3), ("cost_center", 1))
    assert (report.sites.failed, report.sites.causes) == (3, 2)


def test_fields_that_nobody_is_blamed_for_are_the_calls() -> None:
    report = run(site(10, cost=Proof.ABSENT, blame=(blamed(3, "team_id"),)))
    assert [(f.at.line, f.fields) for f in report.findings] == [(3, ("team_id",)), (10, ("cost_center",))]


def test_a_lost_carrier_speaks_instead_of_missing_metadata() -> None:
    lost = (LostCarrier("metadata", ("team_id",), "it stays in the process"),)
    both = site(10, cost=Proof.ABSENT, lost=lost)
    assert [(f.rule, f.fields) for f in run(both).findings] == [("CP101", ("cost_center",)), ("CP104", ("team_id",))]
    off = run(both, ignore=frozenset({"CP104"}))
    assert [(f.rule, f.fields) for f in off.findings] == [("CP101", ("team_id", "cost_center"))]
    assert run(site(10, Proof.PRESENT, lost=lost)).findings == ()


def test_levels_come_from_the_policy() -> None:
    policy = replace(POLICY, rules={"CP101": Level.NOTE, "placeholder-value": None})
    assert told(run(site(1), site(2, Proof.PLACEHOLDER), policy=policy)) == [("CP101", "app.py", 1, "note")]
    assert run(site(1, Proof.UNKNOWN), settings=Settings(fail_on=FailOn.WARNING)).exit_code == 1
    assert run(site(1), settings=Settings(fail_on=FailOn.NONE)).exit_code == 0


def test_path_selects_by_site_blame_and_evidence() -> None:
    elsewhere = site(10, path="far.py", blame=(blamed(3, path="near.py"),))
    for shown in ("far.py", "near.py", "mid.py"):
        assert len(run(elsewhere, shown=(shown,)).findings) == 1
    report = run(elsewhere, shown=("other.py",))
    assert [f for f in report.findings if f.rule != "CP009"] == []
    assert report.sites.total == 0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(
        "a = 1\n"
        "create()  # checkpolicy: ignore[CP101] a demo\n"
        "create()  # checkpolicy: ignore[CP101,CP103]\n"
        "b = 2  # checkpolicy: ignore[CP101] nothing here\n"
        "create()  # checkpolicy: ignore[CP1O1]\n"
        "create()  # checkpolicy: ignore\n",
        encoding="utf-8",
    )
    return tmp_path


def test_suppressions(project: Path) -> None:
    report = run(*(site(line) for line in (2, 3, 5, 6)), cwd=project)
    assert told(report) == [
        ("CP004", "app.py", 3, "warning"),
        ("CP004", "app.py", 4, "warning"),
        ("CP101", "app.py", 5, "error"),
        ("CP005", "app.py", 5, "error"),
        ("CP101", "app.py", 6, "error"),
        ("CP005", "app.py", 6, "error"),
    ]
    assert [(h.by, h.reason, h.finding.at.line) for h in report.suppressed] == [
        ("inline", "a demo", 2),
        ("inline", "", 3),
    ]


def test_a_rule_that_is_off_leaves_no_unused_suppression(project: Path) -> None:
    report = run(cwd=project, ignore=frozenset({"CP101"}))
    assert [(f.rule, f.message.split()[3]) for f in report.findings if f.rule == "CP004"] == [("CP004", "CP103")]


def test_the_policy_may_demand_reasons(project: Path) -> None:
    report = run(site(2), site(3), cwd=project, policy=replace(POLICY, limits=Limits(require_reason=True)))
    assert [f.at.line for f in report.findings if f.rule == "CP006"] == [3, 5]


def test_unused_suppressions_are_told_of_files_in_path_only(project: Path) -> None:
    assert run(cwd=project, shown=("other.py",)).findings == ()


def exception(expires: date | None, **other: str) -> PolicyException:
    return PolicyException("CP101", "team-core", "migration", expires, at=Location("policy.yaml", 9), **other)  # type: ignore[arg-type]


def test_exceptions_hide_until_their_day() -> None:
    policy = replace(POLICY, exceptions=(exception(AS_OF, path="app.py"),))
    report = run(site(1), policy=policy)
    assert [f for f in report.findings if f.rule != "CP009"] == []
    assert [(h.by, h.reason, h.at.line) for h in report.suppressed] == [("exception", "migration (team-core)", 9)]
    expired = replace(POLICY, exceptions=(exception(date(2026, 1, 30), path="app.py"),))
    report = run(site(1), policy=expired)
    assert [f.rule for f in report.findings] == ["CP101", "CP003"]
    assert report.findings[1].at == Location("policy.yaml", 9)


def test_order_of_sites_does_not_matter() -> None:
    sites = [site(line, blame=(blamed(3),)) for line in (10, 20, 30)] + [site(5, Proof.UNKNOWN), site(7)]
    assert run(*sites) == run(*reversed(sites))


def test_count_ranks_fields_by_frequency() -> None:
    assert count([site(1, cost=Proof.ABSENT), site(2, Proof.PRESENT, Proof.ABSENT)]).lacking == (
        ("cost_center", 2),
        ("team_id", 1),
    )
