"""The fifth set: a bucket as it lies there, scanned as one folder: days of usual records in large files (lines, gzip of
several members, zstd of several frames, Parquet), rotated and unfinished ones, a folder with an object per request,
other gateways' logs, an archive. Every defect is planted once in every kind of file, in the large ones among thousands
of usual records; some are only seen by looking at two files of different kinds.
"""

from __future__ import annotations

import copy
import gzip
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from score import scanned

from blind.audited_set import plain
from blind.bucket_defects import CLEAN, DEFECTS
from blind.gateways_set import Set
from blind.litellm_records import Made, lines, recost, tags, usage
from blind.scoring import Outcome
from blind.setting import START, TEAMS, Record, write_setting

SPACING = timedelta(seconds=25)
USUAL = 2_600  # records of a large file, which is more than what is read by the block
FEW = 120
AS_OF = "2026-11-26"
# A typed column has one type, and no null beside nothing.
NOT_IN_PARQUET = frozenset({"tokens beyond what a double holds", "cost beyond a double", "total null"})
Write = Callable[[Path, list[Record]], None]


def plain_lines(path: Path, records: list[Record]) -> None:
    path.write_text(lines(records), encoding="utf-8")


def windows_lines(path: Path, records: list[Record]) -> None:
    path.write_bytes(lines(records).replace("\n", "\r\n").encode())


def members(path: Path, records: list[Record]) -> None:
    parts = [records[first : first + 500] for first in range(0, len(records), 500)]
    path.write_bytes(b"".join(gzip.compress(lines(part).encode(), 1) for part in parts))


def frames(path: Path, records: list[Record]) -> None:
    import zstandard

    parts = [records[first : first + 700] for first in range(0, len(records), 700)]
    path.write_bytes(b"".join(zstandard.ZstdCompressor().compress(lines(part).encode()) for part in parts))


def parquet(path: Path, records: list[Record]) -> None:
    """What differs in type from record to record is a column of JSON text."""
    import duckdb

    source = path.with_suffix(".rows.jsonl")
    plain_lines(source, records)
    duckdb.sql(
        f"COPY (SELECT * FROM read_json('{source}', format = 'newline_delimited', sample_size = -1,"
        f" map_inference_threshold = -1)) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )
    source.unlink()


def objects(path: Path, records: list[Record]) -> None:
    path.mkdir()
    for number, record in enumerate(records):
        text = json.dumps(record, indent=None if number % 3 else 1).encode()
        if number % 5:
            (path / f"{number:04}.json").write_bytes(text)
        else:
            (path / f"{number:04}.json.gz").write_bytes(gzip.compress(text))


def array(path: Path, records: list[Record]) -> None:
    path.write_text(json.dumps(records), encoding="utf-8")


@dataclass(frozen=True)
class Kind:
    name: str
    write: Write
    usual: int


KINDS = (
    Kind("01.jsonl", plain_lines, USUAL), Kind("02.jsonl.gz", members, USUAL), Kind("03.jsonl.zst", frames, USUAL),
    Kind("04.parquet", parquet, USUAL), Kind("05.jsonl", windows_lines, FEW), Kind("06", objects, FEW),
    Kind("07.json", array, FEW), Kind("08.log.1", plain_lines, FEW), Kind("09-2026-11-10-05-00-00", plain_lines, FEW),
    Kind("10.jsonl.part", members, FEW),
)  # fmt: skip


@dataclass(kw_only=True)
class Bucket(Made):
    def record(self) -> Record:
        return self.litellm(at=START + self.count * SPACING)


def container(made: Bucket, kind: Kind, folder: Path) -> list[Record]:
    """A file of usual records, each defect once and each lookalike twice; its records."""
    listed: list[tuple[str, str, Callable[[Record], object]]] = [
        one for one in DEFECTS if kind.name != "04.parquet" or one[0] not in NOT_IN_PARQUET
    ]
    todo = [*listed, *((name, "", change) for name, change in CLEAN * 2), *[None] * kind.usual]
    made.random.shuffle(todo)
    records = []
    for one in todo:
        record = made.record()
        if one is not None:
            name, rules, change = one
            change(record)
            if rules:
                made.plant(f"{kind.name}: {name}", rules, record["id"])
        records.append(record)
    return records


def across(made: Bucket, files: dict[str, list[Record]]) -> None:
    """What only two files together show."""
    for first, second in (("01.jsonl", "02.jsonl.gz"), ("03.jsonl.zst", "06"), ("04.parquet", "07.json")):
        record = made.record()
        files[first].append(record)
        files[second].append(copy.deepcopy(record))
        made.plant(f"{first} and {second}: shipped twice", "CP310", record["id"])
        record = made.record()
        other = copy.deepcopy(record)
        usage(other, completion_tokens=record["completion_tokens"] + 50, total_tokens=record["total_tokens"] + 50)
        recost(other)
        files[first].append(record)
        files[second].append(other)
        made.plant(f"{first} and {second}: one id, other tokens", "CP310", record["id"])
        record = made.record()
        again = made.record()
        tags(again)["request_boundary_id"] = tags(record)["request_boundary_id"]
        files[first].append(record)
        files[second].append(again)
        made.plant(
            f"{first} and {second}: one boundary, billed twice", "CP311 CP310", again["id"],
            any_of=[record["id"], again["id"]],
        )  # fmt: skip
        made.clean.discard(record["id"])
        record = made.record()
        again = made.record()
        again["hidden_params"]["additional_headers"]["llm_provider-x-request-id"] = record["hidden_params"][
            "additional_headers"
        ]["llm_provider-x-request-id"]
        files[first].append(record)
        files[second].append(again)
        made.plant(
            f"{first} and {second}: one answer of the provider, two records", "CP310", again["id"],
            any_of=[record["id"], again["id"]],
        )  # fmt: skip
        made.clean.discard(record["id"])


def broken_lines(made: Bucket, folder: Path) -> None:
    """Lines among thousands that are no records, by their number."""
    path = folder / "01.jsonl"
    text = path.read_text(encoding="utf-8").splitlines()
    spoilt: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("NaN where nobody looks", "CP300", lambda line: line[:-1] + ', "score": NaN}'),
        ("a key twice in the usage", "CP300 CP302 CP305",
         lambda line: line.replace('"completion_tokens_details"', '"prompt_tokens": 1, "completion_tokens_details"')),
        ("cut by a rotation", "CP300", lambda line: line[: len(line) // 3]),
        ("two records in a line", "CP300 CP310", lambda line: line + line),
        ("a byte that is no UTF-8", "CP300", lambda line: line[:-1] + ', "x": "\udcff"}'),
        ("a bare word", "CP300", lambda line: line.replace('"end_user": null', '"end_user": None')),
    )  # fmt: skip
    clean = [n for n, line in enumerate(text) if json.loads(line)["id"] in made.clean]
    for (name, rules, spoil), n in zip(spoilt, made.random.sample(clean, len(spoilt)), strict=True):
        made.clean.discard(json.loads(text[n])["id"])
        text[n] = spoil(text[n])
        made.plant(f"01.jsonl: {name}", rules, "", source="bucket/01.jsonl", line=n + 1)
    last = made.record()
    made.plant("01.jsonl: the last line breaks off", "CP300", "", source="bucket/01.jsonl", line=len(text) + 1)
    made.clean.discard(last["id"])
    data = "\n".join(text).encode("utf-8", "surrogateescape")
    path.write_bytes(data + b"\n" + json.dumps(last).encode()[:-40])


def neighbours(made: Bucket, folder: Path) -> None:
    """Logs of other gateways in the same folder, each with one owner of nobody."""
    calls = Set(made.random)
    for name in ("kong", "bedrock", "envoy", "helicone"):
        records = [plain(calls.call(), name) for _ in range(25)]
        text = json.dumps(records[12])
        for team in TEAMS:
            text = text.replace(team, "team-ghost")
        records[12] = json.loads(text)
        (folder / f"{name}.jsonl").write_text(lines(records))
        made.plant(f"{name}: a team of nobody", "CP304 CP314", "", source=f"bucket/{name}.jsonl", line=13)
        made.clean |= {f"bucket/{name}.jsonl:{n}" for n in range(1, 26) if n != 13}
    made.plant("bedrock: one role for all teams", "CP313", "", source="bucket/bedrock.jsonl")
    made.clean -= {f"bucket/bedrock.jsonl:{n}" for n in range(1, 26)}
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("old.jsonl", lines([made.record()]))
    made.clean.discard(made.last)
    made.plant("an archive", "CP300", "", source="bucket/old.zip", notice="bucket/old.zip")
    (folder / "README.md").write_text("# What lies here\n\nLogs.\n")
    (folder / "manifest.json").write_text(json.dumps({"files": [kind.name for kind in KINDS], "version": 1}))
    (folder / "_SUCCESS").write_text("")


def generate(folder: Path, seed: int) -> Bucket:
    made = Bucket(random=random.Random(seed))
    write_setting(folder)
    inside = folder / "bucket"
    inside.mkdir(parents=True, exist_ok=True)
    files = {kind.name: container(made, kind, inside) for kind in KINDS}
    across(made, files)
    for kind in KINDS:
        kind.write(inside / kind.name, files[kind.name])
    broken_lines(made, inside)
    neighbours(made, inside)
    return made


def run(folder: Path, seed: int) -> Outcome:
    made = generate(folder, seed)
    said, report = scanned(folder, ["bucket"], AS_OF)
    return made.held_against(said, notices=[notice["path"] for notice in report["notices"]])
