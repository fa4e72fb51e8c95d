"""Records as text, tables and columns, as several sets lay them down."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from blind.setting import Record

Store = Callable[[Path, list[Record]], None]


def lines(records: list[Record], end: str = "\n") -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + end for one in records)


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def cells(record: Record) -> Record:
    return {n: json.dumps(v) if isinstance(v, dict | list) else "" if v is None else v for n, v in record.items()}


def table(records: list[Record], separator: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    rows = csv.DictWriter(
        out, list(dict.fromkeys(n for one in records for n in one)), delimiter=separator, lineterminator=end
    )
    rows.writeheader()
    rows.writerows(cells(one) for one in records)
    return out.getvalue()


def parquet(path: Path, records: list[Record]) -> None:
    import duckdb

    source = path.with_suffix(".rows")
    source.write_text(lines(records))
    rows = f"SELECT * FROM read_json('{source}', format = 'newline_delimited', sample_size = -1)"
    duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    source.unlink()
