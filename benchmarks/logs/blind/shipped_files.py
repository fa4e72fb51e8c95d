"""The third set's containers: what a log lies in, each scanned by itself with two defects in it.

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
    """Spend logs as a warehouse keeps them: metadata as a struct, times as timestamps."""
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


def marked(path: Path, records: list[Record]) -> None:
    """Files with a byte order mark, joined."""
    path.write_bytes(b"".join(b"\xef\xbb\xbf" + _text([record]) for record in records))


def packed(write: Write) -> Write:
    def written(path: Path, records: list[Record]) -> None:
        write(path, records)
        path.write_bytes(gzip.compress(path.read_bytes()))

    return written


def array(path: Path, records: list[Record]) -> None:
    path.write_text(json.dumps(records))


def encoded(name: str, mark: bytes = b"") -> Write:
    return lambda path, records: path.write_bytes(mark + lines(records).encode(name)) and None


FOUND, NOTICE, LINE = "found", "a notice will do", "its line said to be unreadable will do"
# name, how it is written, what else is as good as the finding
FILES: tuple[tuple[str, Write, str], ...] = (
    ("members.jsonl.gz", concatenated, FOUND),
    ("padded.jsonl.gz", padded, NOTICE),
    ("cut.jsonl.gz", cut, NOTICE),
    ("flipped.jsonl.gz", flipped, NOTICE),
    ("plain.jsonl.gz", lambda path, records: path.write_bytes(_text(records)) and None, NOTICE),
    ("hidden.log", lambda path, records: path.write_bytes(gzip.compress(_text(records))) and None, NOTICE),
    ("frames.jsonl.zst", zstandard, FOUND),
    ("utf16.jsonl", encoded("utf-16-le", b"\xff\xfe"), NOTICE),
    ("utf16be.jsonl", encoded("utf-16-be", b"\xfe\xff"), NOTICE),
    ("utf16-bare.jsonl", encoded("utf-16-le"), LINE),
    ("crlf.jsonl", lambda path, records: path.write_bytes(_text(records).replace(b"\n", b"\r\n")) and None, FOUND),
    ("cr.jsonl", lambda path, records: path.write_bytes(_text(records).replace(b"\n", b"\r")) and None, NOTICE),
    ("bom-each.jsonl", marked, LINE),
    ("spend.csv", spend_csv, FOUND),
    ("semicolons.csv", lambda path, records: spend_csv(path, records, delimiter=";"), NOTICE),
    ("spend.tsv", lambda path, records: spend_csv(path, records, delimiter="\t"), NOTICE),
    ("quoted.csv", lambda path, records: spend_csv(path, records, quoting=csv.QUOTE_ALL, lineterminator="\n"), FOUND),
    ("line-ends.csv", csv_with_line_ends, FOUND),
    ("short.csv", short_row, FOUND),
    ("spend.csv.gz", packed(spend_csv), FOUND),
    ("typed.parquet", parquet, FOUND),
    ("naive.parquet", naive_parquet, FOUND),
    ("docker.log", docker, NOTICE),
    ("pretty.json", pretty, NOTICE),
    ("comma.json", comma_at_end, NOTICE),
    ("open.json", open_array, NOTICE),
    ("data.json", in_object, NOTICE),
    ("arrays.jsonl", array_per_line, NOTICE),
    ("mixed.jsonl", mixed, LINE),
    ("array.json.gz", packed(array), FOUND),
)  # fmt: skip


def write_files(made: Made, folder: Path) -> None:
    for name, write, unread in FILES:
        made.count = 0
        records = [made.litellm() for _ in range(12)]
        negative, placeholder = made.litellm(), made.litellm()
        counts(completion_tokens=-4)(negative)
        tags(placeholder)["team_id"] = "TODO"
        for record, kind, rules, line in (
            (negative, "tokens negative", "CP305 CP302", 7),
            (placeholder, "team a placeholder", "CP303", 14),
        ):
            where = {LINE: {"source": name, "line": line}, NOTICE: {"notice": name}}.get(unread, {})
            unreadable = " CP300" if unread == LINE else ""
            made.plant(f"{name}: {kind}", rules + unreadable, record["id"], **where)
        records.append(made.litellm())
        write(folder / name, [*records[:6], negative, *records[6:12], placeholder, records[12]])
        if name == "naive.parquet":  # what is wrong with every record of it
            made.plant(f"{name}: times without a zone", "CP306", records[0]["id"])
            made.clean -= {record["id"] for record in records}
    made.plant("short.csv: a torn row", "CP300", "chatcmpl-torn", source="short.csv")
