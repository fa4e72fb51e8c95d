"""The third set's containers: what a log lies in, each scanned by itself with one defect in it, or said to be unreadable.

A file that cannot be read whole has to be named in a notice (`notice`); of what can be read the defect has to be found.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

from blind.litellm_records import Made, counts, lines, tags
from blind.litellm_set import spend_row
from blind.setting import Record, utc

Write = Callable[[Path, list[Record]], None]


def _text(records: list[Record]) -> bytes:
    return lines(records).encode()


def concatenated(path: Path, records: list[Record]) -> None:
    half = len(records) // 2
    path.write_bytes(gzip.compress(_text(records[:half])) + gzip.compress(_text(records[half:])))


def padded(path: Path, records: list[Record]) -> None:
    """Blocks of a tape: zeros behind the last member."""
    path.write_bytes(gzip.compress(_text(records)) + b"\0" * 512)


def cut(path: Path, records: list[Record]) -> None:
    whole = gzip.compress(_text(records))
    path.write_bytes(whole[: len(whole) // 2])


def flipped(path: Path, records: list[Record]) -> None:
    """One byte of the checksum is another."""
    whole = bytearray(gzip.compress(_text(records)))
    whole[-6] ^= 0xFF
    path.write_bytes(bytes(whole))


def zstandard(path: Path, records: list[Record]) -> None:
    import zstandard as zstd

    half = len(records) // 2
    compress = zstd.ZstdCompressor().compress
    path.write_bytes(compress(_text(records[:half])) + compress(_text(records[half:])))


def spend_csv(path: Path, records: list[Record], **how: object) -> None:
    rows = [spend_row(record) for record in records]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), **how)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def csv_with_line_ends(path: Path, records: list[Record]) -> None:
    """Metadata pretty-printed within its quotes."""
    rows = [spend_row(record) for record in records]
    for row in rows:
        row["metadata"] = json.dumps(json.loads(row["metadata"]), indent=1)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def short_row(path: Path, records: list[Record]) -> None:
    spend_csv(path, records)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "chatcmpl-torn,acompletion\n", encoding="utf-8", newline="")


def parquet(path: Path, records: list[Record]) -> None:
    """Typed columns: a table of spend logs as a warehouse keeps it, its metadata as a struct, its times as timestamps."""
    import duckdb

    rows = [spend_row(record) for record in records]
    for row in rows:
        row["metadata"] = json.loads(row["metadata"])
    source = path.with_suffix(".rows.json")
    source.write_text(json.dumps(rows))
    duckdb.sql(
        f"COPY (SELECT * REPLACE (startTime::TIMESTAMPTZ AS startTime, endTime::TIMESTAMPTZ AS endTime)"
        f" FROM read_json('{source}')) TO '{path}' (FORMAT parquet)"
    )
    source.unlink()


def naive_parquet(path: Path, records: list[Record]) -> None:
    """The same with times that have no zone."""
    import duckdb

    parquet(path, records)
    other = path.with_suffix(".other")
    duckdb.sql("SET TimeZone = 'UTC'")
    duckdb.sql(
        f"COPY (SELECT * REPLACE (startTime::TIMESTAMP AS startTime) FROM read_parquet('{path}'))"
        f" TO '{other}' (FORMAT parquet)"
    )
    other.replace(path)


def docker(path: Path, records: list[Record]) -> None:
    wrapped = (
        {"log": json.dumps(r) + "\n", "stream": "stdout", "time": utc(r["startTime"], "%Y-%m-%dT%H:%M:%S.%f000Z")}
        for r in records
    )
    path.write_text("".join(json.dumps(one) + "\n" for one in wrapped))


def pretty(path: Path, records: list[Record]) -> None:
    path.write_text("".join(json.dumps(record, indent=2) + "\n" for record in records))


def comma_at_end(path: Path, records: list[Record]) -> None:
    path.write_text("[" + "".join(json.dumps(record) + ",\n" for record in records) + "]")


def open_array(path: Path, records: list[Record]) -> None:
    path.write_text("[" + ",\n".join(json.dumps(record) for record in records))


def in_object(path: Path, records: list[Record]) -> None:
    path.write_text(json.dumps({"data": records, "has_more": False}))


def array_per_line(path: Path, records: list[Record]) -> None:
    half = len(records) // 2
    path.write_text(json.dumps(records[:half]) + "\n" + json.dumps(records[half:]) + "\n")


def mixed(path: Path, records: list[Record]) -> None:
    """Another format from the middle on: the gateway was changed for one that writes spend logs."""
    half = len(records) // 2
    rows = [{**spend_row(record), "end_user": "", "cache_key": ""} for record in records[half:]]
    path.write_bytes(_text(records[:half]) + _text(rows))


def encoded(name: str, mark: bytes = b"") -> Write:
    return lambda path, records: path.write_bytes(mark + lines(records).encode(name)) and None


# name, how it is written, whether a notice is as good as the finding
FILES: tuple[tuple[str, Write, bool], ...] = (
    ("members.jsonl.gz", concatenated, False),
    ("padded.jsonl.gz", padded, True),
    ("cut.jsonl.gz", cut, True),
    ("flipped.jsonl.gz", flipped, True),
    ("plain.jsonl.gz", lambda path, records: path.write_bytes(_text(records)) and None, True),
    ("hidden.log", lambda path, records: path.write_bytes(gzip.compress(_text(records))) and None, True),
    ("frames.jsonl.zst", zstandard, False),
    ("utf16.jsonl", encoded("utf-16-le", b"\xff\xfe"), True),
    ("utf16be.jsonl", encoded("utf-16-be", b"\xfe\xff"), True),
    ("utf16-bare.jsonl", encoded("utf-16-le"), True),
    ("crlf.jsonl", lambda path, records: path.write_bytes(_text(records).replace(b"\n", b"\r\n")) and None, False),
    ("cr.jsonl", lambda path, records: path.write_bytes(_text(records).replace(b"\n", b"\r")) and None, True),
    ("bom-each.jsonl", lambda path, records: path.write_bytes(b"".join(b"\xef\xbb\xbf" + _text([r]) for r in records)) and None, True),
    ("spend.csv", spend_csv, False),
    ("semicolons.csv", lambda path, records: spend_csv(path, records, delimiter=";"), True),
    ("spend.tsv", lambda path, records: spend_csv(path, records, delimiter="\t"), True),
    ("quoted.csv", lambda path, records: spend_csv(path, records, quoting=csv.QUOTE_ALL, lineterminator="\n"), False),
    ("line-ends.csv", csv_with_line_ends, False),
    ("short.csv", short_row, False),
    ("spend.csv.gz", lambda path, records: (spend_csv(path, records), path.write_bytes(gzip.compress(path.read_bytes())))[0], False),
    ("typed.parquet", parquet, False),
    ("naive.parquet", naive_parquet, False),
    ("docker.log", docker, True),
    ("pretty.json", pretty, True),
    ("comma.json", comma_at_end, True),
    ("open.json", open_array, True),
    ("data.json", in_object, True),
    ("arrays.jsonl", array_per_line, True),
    ("mixed.jsonl", mixed, False),
    ("array.json.gz", lambda path, records: path.write_bytes(gzip.compress(json.dumps(records).encode())) and None, False),
)  # fmt: skip


def write_files(made: Made, folder: Path) -> None:
    for name, write, may_be_refused in FILES:
        records = [made.litellm() for _ in range(12)]
        negative, placeholder = made.litellm(), made.litellm()
        counts(completion_tokens=-4)(negative)
        tags(placeholder)["team_id"] = "TODO"
        where = {"notice": name} if may_be_refused else {}
        made.plant(f"{name}: tokens negative", "CP305 CP302", negative["id"], **where)
        made.plant(f"{name}: team a placeholder", "CP303", placeholder["id"], **where)
        write(folder / name, [*records[:6], negative, *records[6:], placeholder, made.litellm()])
    made.plant("short.csv: a torn row", "CP300", "chatcmpl-torn", source="short.csv")
