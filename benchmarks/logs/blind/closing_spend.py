"""The sixth set's spend rows of LiteLLM, as its table has them and as a spreadsheet gives them back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from blind.closing_records import OTHER, OUTCOME
from blind.litellm_records import Made
from blind.litellm_set import spend_row
from blind.setting import Record, utc

Row = Callable[[Record], object]


def in_metadata(change: Callable[[Record], object]) -> Row:
    def changed(row: Record) -> None:
        kept = json.loads(row["metadata"])
        change(kept)
        row["metadata"] = json.dumps(kept)

    return changed


SPEND: tuple[tuple[str, str, Row], ...] = (
    ("metadata breaks off", "CP300 CP301 CP302", lambda r: r.update(metadata=r["metadata"][:-30])),
    ("metadata in JSON text twice", "CP300 CP301 CP302", lambda r: r.update(metadata=json.dumps(r["metadata"]))),
    ("the column's team is another", "CP314 CP304", lambda r: r.update(team_id=OTHER[r["team_id"]])),
    ("its metadata's team of the key is another", "CP314 CP304",
     in_metadata(lambda m: m.update(user_api_key_team_id=OTHER[m["user_api_key_team_id"]]))),
    ("further counts above input", "CP305",
     in_metadata(lambda m: m.update(additional_usage_values={"cache_read_input_tokens": 10**6}))),
    ("further reasoning above output", "CP305", in_metadata(lambda m: m.update(
        additional_usage_values={"completion_tokens_details": {"reasoning_tokens": 10**6}}))),
    ("its usage object's output is another", "CP305",
     in_metadata(lambda m: m["usage_object"].update(completion_tokens=m["usage_object"]["completion_tokens"] + 2))),
    ("an error in its metadata, and success", OUTCOME,
     in_metadata(lambda m: m.update(error_information={"error_class": "Timeout", "error_code": "408"}))),
    ("metadata failed, the row succeeded", OUTCOME, in_metadata(lambda m: m.update(status="failure"))),
    ("a fallback in no record", "CP311 CP312", in_metadata(lambda m: m.update(attempted_fallbacks=1))),
    ("first token before the start", "CP306 CP319", lambda r: r.update(completionStartTime=utc(1_794_000_000) + "Z")),
    ("a duration that is another", "CP306 CP319", lambda r: r.update(request_duration_ms=9_000_000)),
    ("the session as the boundary", "CP309", in_metadata(lambda m: m["spend_logs_metadata"].update(
        request_boundary_id="sess-1"))),
    ("spend negative", "CP305 CP308", lambda r: r.update(spend=-r["spend"])),
    ("spend with a thousands separator", "CP302 CP305 CP308", lambda r: r.update(spend="1,204.50")),
    ("another model group than asked for", "CP312 CP314", lambda r: r.update(
        model_group="gw-4o" if r["model_group"] != "gw-4o" else "gw-fast")),
)  # fmt: skip
SPEND_CLEAN: tuple[tuple[str, Row], ...] = (
    ("further counts that agree", in_metadata(lambda m: m.update(additional_usage_values={
        "prompt_tokens_details": m["usage_object"]["prompt_tokens_details"], "completion_tokens_details": None}))),
    ("a duration that agrees", lambda r: r.update(completionStartTime=r["endTime"])),
    ("metadata's status agrees", in_metadata(lambda m: m.update(status="success", error_information=None))),
    ("a list of its user agents", lambda r: r.update(request_tags='["User-Agent: OpenAI"]')),
)  # fmt: skip


def spend(made: Made) -> Iterator[Record]:
    for _ in range(30):
        yield spend_row(made.litellm())
    for kind, rules, spoil in (*SPEND, *((kind, "", change) for kind, change in SPEND_CLEAN * 2)):
        record = made.litellm()
        row = spend_row(record)
        if kind == "the session as the boundary":
            row["session_id"] = "sess-1"
        spoil(row)
        if rules:
            made.plant(f"spend: {kind}", rules, record["id"])
        yield row


# -- what a spreadsheet or a hand makes of a CSV: a cell each, or a line's text

SHEET: tuple[tuple[str, str, Row], ...] = (
    ("day without seconds or zone", "CP306", lambda r: r.update(startTime="10/11/2026 06:03")),
    ("a count in scientific notation", "CP302 CP305", lambda r: r.update(prompt_tokens="1.23E+05")),
    ("a count with a separator", "CP302 CP305", lambda r: r.update(prompt_tokens="1,234")),
    ("a count with a space", "CP302 CP305", lambda r: r.update(prompt_tokens="1 234")),
    ("a decimal comma", "CP302 CP305 CP308", lambda r: r.update(spend="0,00123")),
    ("an error of the sheet", "CP302 CP305 CP308", lambda r: r.update(spend="#VALUE!")),
    ("a cell not available", "CP302 CP303 CP305", lambda r: r.update(completion_tokens="#N/A")),
    ("an empty count", "CP301 CP305 CP316", lambda r: r.update(completion_tokens="")),
    ("quotes of a word processor in its metadata", "CP300 CP301 CP302",
     lambda r: r.update(metadata=r["metadata"].replace('"', "\u201c"))),
    ("its metadata cut at what a cell holds", "CP300 CP301 CP302", lambda r: r.update(metadata=r["metadata"][:255])),
    ("its time as a serial", "CP306", lambda r: r.update(startTime="46336.25")),
)  # fmt: skip


def sheet(made: Made, folder: Path) -> None:
    rows, planted = [], []
    for kind, rules, spoil in (*SHEET, *(("", "", lambda r: None) for _ in range(40))):
        record = made.litellm()
        row = spend_row(record)
        spoil(row)
        if rules:
            planted.append((kind, rules, record["id"]))
        rows.append(row)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    shifted, last = made.litellm(), made.litellm()
    one = io.StringIO()
    csv.DictWriter(one, list(rows[0]), lineterminator="\r\n").writerow(spend_row(shifted))
    lines = text.getvalue() + one.getvalue().replace("acompletion,", "a,completion,", 1)
    cut = io.StringIO()
    csv.DictWriter(cut, list(rows[0])).writerow(spend_row(last))
    (folder / "sheet.csv").write_text(lines + cut.getvalue()[:120], encoding="utf-8-sig", newline="")
    for kind, rules, name in planted:
        made.plant(f"sheet: {kind}", rules, name)
    anything = "CP300 CP301 CP302 CP305 CP306"
    made.plant("sheet: a cell more", anything, shifted["id"], source="sheet.csv", line=len(rows) + 2)
    made.plant("sheet: the last line breaks off", anything, last["id"], source="sheet.csv", line=len(rows) + 3)
