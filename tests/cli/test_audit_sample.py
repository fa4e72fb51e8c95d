"""`scan-logs --sample`, from drawing through the worksheet to conclusion and verification, as an auditor does it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry
from checker.logs.audit.read_evidence import read_sample

pytestmark = pytest.mark.xdist_group("audit-sample")  # they share what is made once for the module
FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
SCAN = ("scan-logs", "litellm/shipped.jsonl", "otel", "--policy", "policy.yaml", "--as-of", "2026-11-26")


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(list(argv))
    assert isinstance(end.value.code, int)
    return end.value.code


def _project(folder: Path) -> None:
    for name in (
        "litellm/shipped.jsonl",
        "otel/openllmetry.otlp.jsonl",
        "policy.yaml",
        "owners.yaml",
        "price_card.json",
    ):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(FIXTURE / name, target)
    (folder / "seed.txt").write_text("the auditor's dice: 4 4 2 6\n")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    _project(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert drawn("--sample", "mus", "--format", "json", "--output", "report.json") == 2  # unreadable lines
    return folder


@pytest.fixture
def sampled(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with evidence in `ev`."""
    shutil.copytree(once, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def drawn(*more: str) -> int:
    return run(*SCAN, "--sample", "attributes", "--evidence", "ev", "--seed-file", "seed.txt", *more)


def rows(work: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((work / "ev" / "worksheet.csv").read_text())))


def fill(work: Path, **cells: str) -> None:
    filled = [{**row, "audited_amount": row["recorded_amount"], **cells} for row in rows(work)]
    with (work / "ev" / "worksheet.csv").open("w", newline="") as out:
        writer = csv.DictWriter(out, list(filled[0]))
        writer.writeheader()
        writer.writerows(filled)


def test_worksheet(sampled: Path) -> None:
    report = json.loads((sampled / "report.json").read_text())
    sample = read_sample(sampled / "ev")
    found = rows(sampled)
    assert report["sample"]["items"] == len(found) == len(sample.items)
    assert report["sample"]["seed"] == {"text": "the auditor's dice: 4 4 2 6", "self_seeded": False}
    members = report["population"]["sources"][0]
    assert sample.records == members["records"] + members["unreadable"] + members["foreign"]  # the gateway's log alone
    assert all(row["outcome"] == row["cause"] == row["audited_amount"] == "" for row in found)
    matched = [row for row in found if row["application_log_match"].startswith("otel/")]
    assert matched
    assert {row["application_log_match"] for row in found} > {"none found"}
    assert any(row["provider_confirmation"].startswith("to ask for: req_") for row in found)
    priced = [row for row in found if row["repriced_amount"][:1].isdigit()]
    assert len(priced) > len(found) / 2
    # recorded amounts count copies as well; where an item is one record, its card gives the amount that was logged
    single = [row for row in priced if ";" not in row["place"]]
    agree = [r for r in single if abs(Decimal(r["repriced_amount"]) - Decimal(r["recorded_amount"])) < Decimal("1e-9")]
    assert len(agree) > len(single) * 0.8
    unreadable = [row for row in found if "untagged" in row["samples"] and row["recorded_amount"] == "0"]
    assert {row["place"].split(" ")[0] for row in unreadable} >= {"litellm/shipped.jsonl:395"}  # the torn last line


def test_every_stratum_and_all_untagged_are_seen(sampled: Path) -> None:
    sample = read_sample(sampled / "ev")
    assert all(stratum.drawn >= min(3, stratum.units) for stratum in sample.strata)
    untagged = next(stratum for stratum in sample.strata if stratum.parts == ("untagged",))
    assert untagged.drawn == untagged.units


def test_evidence_has_no_bodies(work: Path) -> None:
    log = work / "litellm" / "shipped.jsonl"
    secret = "MY PROMPT IS SECRET"
    log.write_bytes(
        log.read_bytes().replace(b'"status":', f'"messages": [{{"content": "{secret}"}}], "status":'.encode())
    )
    drawn("--sample", "mus")
    assert secret in log.read_text(errors="replace")
    for path in (work / "ev").iterdir():
        assert secret not in path.read_text(), path.name


def test_conclusion_and_verification(sampled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit", "verify", "ev", "--policy", "policy.yaml") == 0
    said = capsys.readouterr().out
    for name in ("manifest.json", "records.ndjson", "sample.json", "selection.ndjson"):
        assert f"ok      {name} drawn again from the sources" in said
    fill(sampled, outcome="ok")
    assert run("audit", "conclude", "ev/worksheet.csv", "--format", "json", "--output", "ev/conclusion.json") == 0
    fill(sampled, outcome="")  # blank is a deviation
    assert run("audit", "conclude", "ev/worksheet.csv") == 1
    assert "FAIL" in capsys.readouterr().out


def test_a_changed_log_fails(sampled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = sampled / "litellm" / "shipped.jsonl"
    data = log.read_bytes()
    log.write_bytes(data.replace(b'"prompt_tokens":1', b'"prompt_tokens":2', 1))
    assert log.read_bytes() != data
    assert run("audit", "verify", "ev", "--policy", "policy.yaml") == 2
    said = capsys.readouterr().out
    assert "FAILED  not so: litellm/shipped.jsonl is the source that was drawn from" in said


def test_another_policy_is_not_drawn_under(sampled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit", "verify", "ev", "--policy", "minimum") == 2
    assert "it was drawn under log-fixture 1.0.0" in capsys.readouterr().out


def test_selected_by_hand_fails(sampled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody leaves an item out and renews the sums."""
    from checker.logs.audit.verify import sums_text

    folder = sampled / "ev"
    lines = (folder / "selection.ndjson").read_bytes().splitlines(keepends=True)
    kept = [json.loads(line) for line in lines[:-1]]
    (folder / "selection.ndjson").write_bytes(b"".join(lines[: len(kept)]))
    names = [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]
    (folder / "SHA256SUMS").write_text(sums_text({name: (folder / name).read_bytes() for name in names}))
    assert run("audit", "verify", "ev", "--policy", "policy.yaml") == 1
    assert "FAILED  not so: selection.ndjson drawn again from the sources" in capsys.readouterr().out


def test_the_plan_is_the_policys_and_flags_go_before_it(work: Path) -> None:
    policy = (work / "policy.yaml").read_text()
    (work / "policy.yaml").write_text(
        policy + "logs: {sampling: {tolerable: 0.1, expected: 0.0, stratify: [environment], attributes: [owner]}}\n"
    )
    drawn("--confidence", "0.9", "--min-per-stratum", "1")
    plan = read_sample(work / "ev").plan
    assert (plan.confidence, plan.tolerable, plan.expected, plan.stratify) == (0.9, 0.1, 0.0, ("environment",))
    assert "outcome owner" in rows(work)[0]


def test_order_and_files_do_not_change_what_is_drawn(sampled: Path) -> None:
    """Keys that have a request id are drawn whatever file and place they stand in."""
    before = {item.drawn.key for item in read_sample(sampled / "ev").items if item.drawn.key.startswith("rb-")}
    shutil.rmtree(sampled / "ev")
    lines = (sampled / "litellm" / "shipped.jsonl").read_bytes().splitlines(keepends=True)
    (sampled / "litellm" / "shipped.jsonl").write_bytes(b"".join(reversed(lines[1:-1])) + lines[0] + lines[-1])
    drawn("--sample", "mus")
    after = {item.drawn.key for item in read_sample(sampled / "ev").items if item.drawn.key.startswith("rb-")}
    assert before == after


def test_upstream_sampling_makes_the_population_incomplete(work: Path) -> None:
    path = work / "otel" / "openllmetry.otlp.jsonl"
    export = json.loads(path.read_text().splitlines()[0])
    spans: list[dict[str, Any]] = [
        span for r in export["resourceSpans"] for s in r["scopeSpans"] for span in s["spans"]
    ]
    for span in spans:
        span["traceState"] = "vendor=x,ot=th:c;rv:e0000000000000"
    (work / "sampled.jsonl").write_text(json.dumps(export) + "\n")
    flags = ("--sample", "attributes", "--evidence", "ev2", "--policy", "policy.yaml")
    assert run("scan-logs", "sampled.jsonl", *flags) == 2
    [reason] = read_sample(work / "ev2").incomplete
    records = read_sample(work / "ev2").records
    assert (
        f"{records} records were sampled before they were logged and stand for about {4 * records} requests" in reason
    )


def test_money_is_drawn_by_amount(sampled: Path) -> None:
    sample = read_sample(sampled / "ev")
    assert sample.money_size is not None
    named = Counter(name for item in sample.items for name in item.drawn.samples)
    assert named["money"] + named["certain"] > 0
    assert sample.currency == "USD"


class TestMisuse:
    @pytest.mark.parametrize(
        ("flags", "message"),
        [
            (("--sample", "mus", "--evidence", "ev"), "use --sample attributes --sample mus"),
            (("--sample", "attributes"), "--sample needs --evidence DIR"),
            (("--confidence", "0.9"), "--confidence needs --sample"),
            (("--sample", "attributes", "--evidence", "otel"), "the folder of the evidence has to be empty"),
            (("--sample", "attributes", "--evidence", "ev", "--stratify", "tema_id"), "has no field 'tema_id'"),
            (("--sample", "attributes", "--evidence", "ev", "--tolerable", "0"), "tolerable"),
            (("--sample", "attributes", "--evidence", "ev", "--seed-file", "no.txt"), "--seed-file no.txt"),
        ],
    )
    @pytest.mark.usefixtures("work")
    def test_is_said(self, flags: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(*SCAN, *flags) == 2
        assert message in capsys.readouterr().err

    def test_an_empty_seed(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (work / "seed.txt").write_text(" \n")
        assert drawn() == 2
        assert "the seed is empty" in capsys.readouterr().err

    def test_several_currencies(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        line = {"id": "a", "ai_model": "m", "req_units": 1, "total_units": 1, "trace_id": "t", "ai_org": "openai"}
        lines = [{**line, "cost": "1", "cost_currency": currency} for currency in ("usd", "eur")]
        (work / "portkey.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
        flags = ("--sample", "attributes", "--evidence", "ev", "--policy", "policy.yaml")
        assert run("scan-logs", "portkey.jsonl", *flags) == 2
        assert "costs are in EUR, USD, which cannot be added up" in capsys.readouterr().err


class TestSequential:
    """Examined in order, until enough is known."""

    def test_what_comes_after_the_last_examined_item_was_not_needed(
        self, work: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        drawn("--sequential", "--min-per-stratum", "0")
        in_order = [row for row in rows(work) if "main" in row["samples"].split()]
        assert len(in_order) > 200
        examined: set[str] = set()
        codes = {}
        for count in (50, 90, 120):
            examined = {row["item"] for row in in_order[:count]}
            self._fill(work, examined)
            codes[count] = run("audit", "conclude", "ev/worksheet.csv")
            said = capsys.readouterr().out
            if count == 50:
                assert "more items without a deviation would let it pass" in said
                assert "Wald's test of 1.00% against 5.00% goes on" in said
        assert codes == {50: 1, 90: 0, 120: 0}
        assert "0 of 120 deviate" in said

    def test_a_gap_is_a_deviation(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        drawn("--sequential", "--min-per-stratum", "0")
        in_order = [row["item"] for row in rows(work) if "main" in row["samples"].split()]
        self._fill(work, set(in_order[:30]) | {in_order[39]})
        run("audit", "conclude", "ev/worksheet.csv")
        assert "9 of 40 deviate (9 not examined)" in capsys.readouterr().out

    def test_money_has_a_fixed_size(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert drawn("--sample", "mus", "--sequential") == 2
        assert "monetary-unit sampling has a fixed size" in capsys.readouterr().err

    def _fill(self, work: Path, examined: set[str]) -> None:
        filled = [
            {**row, "outcome": "ok" if row["item"] in examined or row["samples"] == "untagged" else ""}
            for row in rows(work)
        ]
        with (work / "ev" / "worksheet.csv").open("w", newline="") as out:
            writer = csv.DictWriter(out, list(filled[0]))
            writer.writeheader()
            writer.writerows(filled)
