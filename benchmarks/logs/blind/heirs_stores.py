"""In what the tenth set's records lie: lines, arrays, tables, columns, plain and compressed, in one file or in folders."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from blind.setting import Record
from blind.stores import Store, lines, parquet, table, zstd

TYPED = ("csv", "parquet", "tsv")  # what keeps no types of JSON


def hourly(path: Path, records: list[Record]) -> None:
    """As clouds deliver: a few records an object, in folders by the hour."""
    for number in range(0, len(records), 7):
        inside = path / f"year=2026/month=11/day=16/hour={number // 7 % 24:02}"
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"part-{number:05}.json.gz").write_bytes(
            gzip.compress(lines(records[number : number + 7]).encode(), mtime=0)
        )


def members(path: Path, records: list[Record]) -> None:
    """What is appended to a gzip is another member."""
    half = len(records) // 2
    path.write_bytes(
        b"".join(gzip.compress(lines(part).encode(), mtime=0) for part in (records[:half], records[half:]))
    )


def written(make: Callable[[list[Record]], bytes]) -> Store:
    return lambda path, records: path.write_bytes(make(records)) and None


STORES: dict[str, tuple[str, Store]] = {  # kind: (the name's ending, how)
    "lines": (".jsonl", written(lambda records: lines(records).encode())),
    "gzip": (".jsonl.gz", written(lambda records: gzip.compress(lines(records).encode(), mtime=0))),
    "members": (".log.gz", members),
    "zstd": (".jsonl.zst", written(lambda records: zstd(lines(records).encode()))),
    "bom": (".jsonl", written(lambda records: b"\xef\xbb\xbf" + lines(records, "\r\n").encode())),
    "array": (".json", written(lambda records: json.dumps(records).encode())),
    "pretty": (".json", written(lambda records: json.dumps(records, indent=2).encode())),
    "zipped array": (".json.gz", written(lambda records: gzip.compress(json.dumps(records).encode(), mtime=0))),
    "csv": (".csv", written(lambda records: table(records).encode())),
    "csv.gz": (".csv.gz", written(lambda records: gzip.compress(table(records).encode(), mtime=0))),
    "tsv": (".tsv", written(lambda records: table(records, "\t").encode())),
    "parquet": (".parquet", parquet),
    "hourly": ("", hourly),
    "spaced": (".log", written(lambda records: "".join(f" {json.dumps(one)} \n" for one in records).encode())),
}


def keeps_types(store: str) -> bool:
    return store.split(".")[0] not in TYPED
