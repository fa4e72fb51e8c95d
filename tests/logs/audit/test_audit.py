"""From a drawn sample to a conclusion, and evidence that does not change unnoticed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.cli import main as entry
from checker.files.resources import read_resource
from checker.logs.audit.attributes import Decision
from checker.logs.audit.bundle import write_bundle
from checker.logs.audit.conclusion import ANY, conclude
from checker.logs.audit.conclusion_document import conclusion_document
from checker.logs.audit.evidence import CONCLUSION, EvidenceError, Sample, seed_of
from checker.logs.audit.plan import Plan
from checker.logs.audit.read_evidence import read_sample
from checker.logs.audit.verify import verify
from checker.logs.audit.worksheet import Outcome, Row, read_worksheet

from .population import Log

GOLDEN = Path(__file__).parent / "golden"
AS_2315_41 = Plan(expected=0.0, tolerable=0.05, min_per_stratum=0, untagged_limit=0)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path)


def filled(text: str, change: Callable[[dict[str, str]], dict[str, str]], delimiter: str = ",") -> str:
    """A worksheet as somebody fills it in and a spreadsheet saves it."""
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({**row, **change(row)} for row in rows)
    return out.getvalue()


def examined(
    log: Log, plan: Plan, change: Callable[[dict[str, str]], dict[str, str]]
) -> tuple[Sample, tuple[Row, ...]]:
    sample, files = log.draw(plan)
    text = filled(files["worksheet.csv"].decode(), change)
    return sample, read_worksheet(text.encode(), "w.csv", sample)


def first(count: int, outcome: str = "deviation", **more: str) -> Callable[[dict[str, str]], dict[str, str]]:
    """The first `count` items deviate, the others are as recorded."""
    return lambda row: (
        {"outcome": outcome, **more}
        if int(row["item"]) <= count
        else {"outcome": "ok", "audited_amount": row["recorded_amount"]}
    )


class TestConclusion:
    @pytest.mark.parametrize(
        ("deviating", "decision"),
        [(0, Decision.PASS), (1, Decision.INCONCLUSIVE), (2, Decision.INCONCLUSIVE), (12, Decision.FAIL)],
    )
    def test_as_2315_41(self, tmp_path: Path, deviating: int, decision: Decision) -> None:
        """A large population, 5 % tolerable, about 60 items: acceptable without a deviation, not with two or more."""
        sample, rows = examined(Log(tmp_path, 6000), AS_2315_41, first(deviating))
        assert sample.size == (59, 0)
        found = conclude(sample, rows)
        assert found.decision is decision
        [result] = found.attributes
        assert (result.examined, result.deviations) == (59, deviating)
        assert found.exit_code == (0 if decision is Decision.PASS else 1)

    def test_blank_is_a_deviation_and_so_is_a_row_that_is_gone(self, log: Log) -> None:
        sample, files = log.draw(Plan())
        lines = files["worksheet.csv"].decode().splitlines(keepends=True)
        rows = read_worksheet("".join(lines[:1] + lines[2:]).encode(), "w.csv", sample)
        found = conclude(sample, rows)
        assert found.attributes[0].deviations == found.attributes[0].not_examined == sample.size.size
        assert len(found.not_examined) == len(sample.items)
        assert found.decision is Decision.FAIL

    def test_top_ups_carry_findings_but_not_the_rate(self, log: Log) -> None:
        plan = Plan(min_per_stratum=3)
        sample, rows = examined(
            log, plan, lambda row: {"outcome": "ok" if "main" in row["samples"] else "deviation", "cause": "lost tag"}
        )
        found = conclude(sample, rows)
        assert found.attributes[0].deviations == 0
        assert found.decision is Decision.PASS
        assert [cause.cause for cause in found.causes] == ["lost tag"]
        assert sum(stratum.deviations for stratum in found.strata) == len(found.causes[0].items) > 0

    def test_several_attributes_are_an_attribute_of_their_own(self, log: Log) -> None:
        plan = Plan(attributes=("owner-confirmed", "provider-confirmed"), expected=0.0)
        sample, rows = examined(
            log,
            plan,
            lambda row: {
                "outcome owner-confirmed": "no" if row["item"] == "1" else "ok",
                "outcome provider-confirmed": "no" if row["item"] == "2" else "yes",
            },
        )
        found = conclude(sample, rows)
        assert [(r.name, r.deviations) for r in found.attributes] == [
            ("owner-confirmed", 1),
            ("provider-confirmed", 1),
            (ANY, 2),
        ]

    def test_strata_share_the_risk(self, tmp_path: Path) -> None:
        """Each stratum by itself would pass with 5 % risk; of two, only one is held to the whole of it."""
        plan = Plan(expected=0.0, min_per_stratum=48)
        log = Log(tmp_path, 60)
        sample, rows = examined(log, plan, lambda row: {"outcome": "ok"})
        found = conclude(sample, rows)
        assert all(stratum.within for stratum in found.strata if stratum.units == stratum.drawn)

    def test_money(self, log: Log) -> None:
        plan = Plan(money=True, expected=0.0, tolerable=0.05)
        sample, rows = examined(log, plan, first(0))
        clean = conclude(sample, rows).money
        assert clean is not None
        assert (clean.known, clean.blank, clean.certain, clean.decision) == (0, 0, 1, Decision.PASS)
        assert 0 < clean.upper <= clean.tolerable
        sample, rows = examined(
            log,
            plan,
            lambda row: {
                "outcome": "deviation" if "certain" in row["samples"] else "ok",
                "audited_amount": "1.011" if "certain" in row["samples"] else row["recorded_amount"],
            },
        )
        found = conclude(sample, rows).money
        assert found is not None
        assert found.known == Decimal(2)  # 3.011 recorded
        assert found.upper == clean.upper + 2
        assert found.decision is Decision.FAIL

    def test_understated_items_are_not_set_off(self, log: Log) -> None:
        plan = Plan(money=True, tolerable=0.05)
        sample, rows = examined(log, plan, lambda row: {"outcome": "ok", "audited_amount": "9"})
        money = conclude(sample, rows).money
        assert money is not None
        assert (money.known, money.decision) == (0, Decision.PASS)
        assert money.understated > 9

    def test_an_incomplete_population_ends_with_2(self, log: Log) -> None:
        from dataclasses import replace

        sample, rows = examined(log, Plan(), first(0))
        found = conclude(replace(sample, incomplete=("hour 2026-10-03T04 is empty",)), rows)
        assert (found.decision, found.exit_code) == (Decision.PASS, 2)

    def test_the_document_fits_its_schema(self, log: Log) -> None:
        schema = json.loads(read_resource("schemas/audit-conclusion.schema.json"))
        Draft202012Validator.check_schema(schema)
        for plan in (Plan(), Plan(money=True), Plan(attributes=("a", "b"))):
            sample, files = log.draw(plan)
            rows = read_worksheet(files["worksheet.csv"], "w.csv", sample)
            document = json.loads(json.dumps(conclusion_document(conclude(sample, rows))))
            Draft202012Validator(schema).validate(document)


class TestWorksheet:
    def test_cells_that_look_like_formulas_are_quoted(self, log: Log) -> None:
        sample, files = log.draw(Plan(tolerable=0.9, expected=0.0, min_per_stratum=400))
        text = files["worksheet.csv"].decode()
        assert ",'=rb-7," in text
        rows = read_worksheet(text.encode(), "w.csv", sample)
        assert "=rb-7" in {row.item.drawn.key for row in rows}

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_as_spreadsheets_save_it(self, log: Log, delimiter: str, encoding: str) -> None:
        sample, files = log.draw(Plan())
        amount = "0.25" if delimiter == "," else "0,25"
        text = filled(
            files["worksheet.csv"].decode(), lambda row: {"outcome": "OK ", "audited_amount": amount}, delimiter
        )
        rows = read_worksheet(text.encode(encoding), "w.csv", sample)
        assert {(row.outcomes["outcome"], row.audited) for row in rows} == {(Outcome.OK, Decimal("0.25"))}

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"outcome": "maybe"}, "w.csv:2 outcome: 'maybe' is no outcome: expected ok, deviation, or nothing"),
            ({"audited_amount": "1,5"}, "w.csv:2 audited_amount: '1,5' is no amount"),
            ({"audited_amount": "-1"}, "w.csv:2 audited_amount: '-1' is no amount"),
            ({"audited_amount": "NaN"}, "'NaN' is no amount"),
            ({"item": "999"}, "w.csv:2 item '999' is none of the"),
            ({"item": "2"}, "w.csv:2 item 2 has the key"),
            ({"key": "other"}, "w.csv:2 item 1 has the key 'other'; drawn was"),
        ],
    )
    def test_what_cannot_be_used(self, log: Log, change: dict[str, str], says: str) -> None:
        sample, files = log.draw(Plan())
        text = filled(files["worksheet.csv"].decode(), lambda row: change if row["item"] == "1" else {"outcome": "ok"})
        with pytest.raises(EvidenceError) as error:
            read_worksheet(text.encode(), "w.csv", sample)
        assert says in str(error.value)

    def test_all_problems_at_once(self, log: Log) -> None:
        sample, files = log.draw(Plan())
        text = filled(files["worksheet.csv"].decode(), lambda row: {"outcome": "?!"})
        with pytest.raises(EvidenceError) as error:
            read_worksheet((text + text.splitlines()[1]).encode(), "w.csv", sample)
        assert str(error.value).count("\n") == len(sample.items)

    @pytest.mark.parametrize("data", [b"", b"item,key\n", b"item,key,outcome,cause,audited_amount,outcome\n", b"\xff"])
    def test_what_is_no_worksheet(self, log: Log, data: bytes) -> None:
        with pytest.raises(EvidenceError):
            read_worksheet(data, "w.csv", log.draw(Plan())[0])

    @given(st.binary(max_size=200))
    @settings(max_examples=100)
    def test_any_bytes(self, data: bytes) -> None:
        sample = _sample()
        for head in (b"", b"item,key,outcome,cause,audited_amount\n"):
            try:
                rows = read_worksheet(head + data, "w.csv", sample)
            except EvidenceError:
                continue
            assert len(rows) == len(sample.items)


def _sample() -> Sample:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return Log(Path(folder), 20).draw(Plan())[0]


class TestVerify:
    def test_a_bundle_that_was_drawn_again(self, log: Log) -> None:
        log.bundle(log.root / "ev", Plan(money=True))
        found = verify(log.root / "ev", root=log.root, redraw=lambda sample, frozen: log.draw(Plan(money=True))[1])
        assert (found.failed, found.open, found.exit_code) == ([], [], 0)

    def test_a_worksheet_filled_in_and_its_conclusion_belong_to_it(self, log: Log) -> None:
        sample = log.bundle(log.root / "ev", Plan())
        worksheet = log.root / "ev" / "worksheet.csv"
        worksheet.write_text(filled(worksheet.read_text(), first(1)), newline="")
        from checker.logs.audit.conclusion_document import conclusion_bytes

        rows = read_worksheet(worksheet.read_bytes(), "w.csv", sample)
        (log.root / "ev" / CONCLUSION).write_bytes(conclusion_bytes(conclude(sample, rows)))
        assert verify(log.root / "ev", root=log.root).failed == []
        worksheet.write_text(worksheet.read_text().replace("deviation", "ok"), newline="")
        assert verify(log.root / "ev", root=log.root).failed == ["not so: conclusion.json follows from worksheet.csv"]

    def test_any_flipped_byte_fails(self, tmp_path: Path) -> None:
        log = Log(tmp_path, 60)
        folder = tmp_path / "ev"
        log.bundle(folder, Plan(money=True, tolerable=0.2, money_tolerable=0.2, min_per_stratum=1))
        assert verify(folder, root=tmp_path).failed == []
        for name in ("manifest.json", "sample.json", "selection.ndjson", "records.ndjson", "SHA256SUMS"):
            path = folder / name
            before = path.read_bytes()
            for offset in range(0, len(before), max(1, len(before) // 40)):
                path.write_bytes(before[:offset] + bytes([before[offset] ^ 1]) + before[offset + 1 :])
                assert verify(folder, root=tmp_path).failed, (name, offset)
            path.write_bytes(before)
        log_file = tmp_path / log.path
        log_file.write_bytes(log.data.replace(b"team-1", b"team-2", 1))
        assert verify(folder, root=tmp_path).failed

    def test_consistent_lies_fail_as_well(self, log: Log) -> None:
        """Whoever changes a file and its digest still has to fit ranks, order, size and the log."""
        from checker.logs.audit.verify import sums_text

        folder = log.root / "ev"
        log.bundle(folder, Plan())
        lines = (folder / "selection.ndjson").read_bytes().splitlines(keepends=True)
        sample = (folder / "sample.json").read_bytes()
        for name, data in (
            ("selection.ndjson", b"".join(lines[:-1])),
            ("selection.ndjson", b"".join(lines).replace(b'"rank":"f', b'"rank":"e', 1)),
            ("selection.ndjson", b"".join(lines).replace(b'"main"', b'"stratum"', 1)),
            ("sample.json", sample.replace(b'"tolerable":0.05', b'"tolerable":0.06')),
            ("sample.json", sample.replace(b'"units":400', b'"units":500')),
            ("sample.json", sample.replace(b"dice: 4", b"dice: 5")),
        ):
            files = {p.name: p.read_bytes() for p in folder.iterdir() if p.name not in ("SHA256SUMS", "worksheet.csv")}
            assert files[name] != data
            before = {path.name: path.read_bytes() for path in folder.iterdir()}
            (folder / name).write_bytes(data)
            (folder / "SHA256SUMS").write_text(sums_text({**files, name: data}))
            assert verify(folder, root=log.root, redraw=lambda s, f: log.draw(Plan())[1]).failed, name
            for old, content in before.items():
                (folder / old).write_bytes(content)

    def test_what_cannot_be_checked_is_said(self, log: Log) -> None:
        log.bundle(log.root / "ev", Plan())
        (log.root / log.path).unlink()
        found = verify(log.root / "ev", root=log.root)
        assert "logs/gateway.jsonl: the source cannot be read: No such file or directory" in found.open
        assert found.exit_code == 2

    def test_files_that_are_missing_or_were_added(self, log: Log) -> None:
        folder = log.root / "ev"
        log.bundle(folder, Plan())
        (folder / "more.txt").write_text("x")
        (folder / "records.ndjson").unlink()
        assert {"more.txt is not in SHA256SUMS", "records.ndjson is missing"} <= set(
            verify(folder, root=log.root).failed
        )
        (folder / "selection.ndjson").unlink()
        with pytest.raises(EvidenceError, match=r"selection\.ndjson is missing"):
            verify(folder, root=log.root)
        with pytest.raises(EvidenceError, match="no folder of evidence"):
            verify(log.root / "none", root=log.root)


def test_evidence_is_never_overwritten(log: Log) -> None:
    log.bundle(log.root / "ev", Plan())
    with pytest.raises(EvidenceError, match="has to be empty"):
        write_bundle(log.root / "ev", {})
    with pytest.raises(EvidenceError, match="cannot be written"):
        write_bundle(log.root / log.path / "ev", {})


def test_evidence_reads_back(log: Log) -> None:
    sample = log.bundle(log.root / "ev", Plan(money=True, attributes=("a",)))
    again = read_sample(log.root / "ev")
    assert again == sample
    assert again.items == sample.items


def test_seeds() -> None:
    assert seed_of(" dice \n", b"m").text == "dice"
    own = seed_of(None, b"m")
    assert own.self_seeded
    assert len(own.text) == 64
    with pytest.raises(EvidenceError, match="the seed is empty"):
        seed_of(" \n", b"m")


@pytest.mark.parametrize("name", ["audit-manifest", "audit-sample", "audit-item", "audit-conclusion"])
def test_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(read_resource(f"schemas/{name}.schema.json")))


class TestCommand:
    def run(self, *argv: str) -> int:
        with pytest.raises(SystemExit) as end:
            entry.main(["audit", *argv])
        assert isinstance(end.value.code, int)
        return end.value.code

    @pytest.fixture
    def bundle(self, log: Log, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(log.root)
        log.bundle(Path("ev"), Plan(money=True))
        worksheet = Path("ev/worksheet.csv")

        def change(row: dict[str, str]) -> dict[str, str]:
            if row["item"] == "4":
                return {"outcome": "deviation", "cause": "cost center of another team", "audited_amount": "0.004"}
            return {} if row["item"] == "9" else {"outcome": "ok", "audited_amount": row["recorded_amount"]}

        worksheet.write_text(filled(worksheet.read_text(), change), newline="")
        return worksheet

    def test_text(self, bundle: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run("conclude", str(bundle)) == 1
        golden(GOLDEN / "conclusion.txt", capsys.readouterr().out)

    def test_a_worksheet_as_it_was_drawn(self, bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
        bundle.write_text(filled(bundle.read_text(), lambda _: {"outcome": "", "audited_amount": ""}), newline="")
        assert self.run("conclude", str(bundle)) == 1
        assert "No item has an outcome: the worksheet is as it was drawn" in capsys.readouterr().out

    def test_json(self, bundle: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run("conclude", str(bundle), "--format", "json") == 1
        golden(GOLDEN / "conclusion.json", capsys.readouterr().out)

    def test_verify(
        self, bundle: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run("conclude", str(bundle), "--format", "json", "--output", "ev/conclusion.json") == 1
        code = self.run("verify", "ev")
        golden(GOLDEN / "verify.txt", capsys.readouterr().out)
        assert code == 2  # nothing draws the sample again in this test
        Path("ev/records.ndjson").write_bytes(b"{}\n")
        self.run("verify", "ev")
        assert "FAILED  records.ndjson is not what it was" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("argv", "says"),
        [
            (["conclude", "none.csv"], "cannot read none.csv: No such file"),
            (["conclude", "ev/worksheet.csv", "--evidence", "logs"], "sample.json: cannot be read: No such file"),
            (["conclude", "none.csv", "--evidence", "ev"], "cannot read none.csv: No such file"),
            (["conclude", "ev/sample.json"], "ev/sample.json:1 no CSV"),
            (["verify", "logs"], "SHA256SUMS is missing"),
        ],
    )
    def test_misuse(self, bundle: Path, argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(*argv) == 2
        assert says in capsys.readouterr().err
