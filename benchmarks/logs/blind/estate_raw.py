"""The seventh set's files that are wrong as text: marks, encodings, lines that are none, and what looks like it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from blind.estate_base import Estate, text_of


def raw(made: Estate, folder: Path) -> list[str]:
    lines = [json.dumps(made.record(having='_metadata":{"request_boundary_id"')) for _ in range(60)]
    planted = {
        5: ("a mark in the middle", "\ufeff" + lines[5]),
        8: ("broken off", lines[8][:-200]),
        11: ("two records on one line", lines[11] + " " + lines[12]),
        14: ("a blank line", ""),
        17: ("blanks", "   "),
        20: ("a log of a web server", '127.0.0.1 - - [10/Nov/2026:06:00:00 +0000] "POST /v1/chat HTTP/1.1" 200'),
        23: ("a number", "42"),
        26: ("a list", "[1, 2]"),
        29: ("NaN for a count", lines[29].replace('"total_tokens": ', '"total_tokens": NaN, "x": ', 1)),
        35: ("single quotes", lines[35].replace('"', "'")),
        38: ("a team twice", lines[38].replace('"team_id":', '"team_id": "team-data", "team_id":', 1)),
        41: ("counts twice", lines[41].replace('"prompt_tokens":', '"prompt_tokens": 1, "prompt_tokens":', 1)),
        44: ("a comment", "# rotated 2026-11-10"),
        47: ("an empty object", "{}"),
        50: ("a record of nothing known", '{"level": "info", "msg": "started"}'),
        53: ("null", "null"),
        59: ("the last line broken off", lines[59][: len(lines[59]) // 2]),
    }
    for number, (kind, text) in planted.items():
        made.clean.discard(json.loads(lines[number])["id"])
        lines[number] = text
        rules = "CP300 CP301 CP302 CP305 CP314" if number != 5 else "CP300 CP301"
        name = "" if number != 5 else "bom"
        if name != "bom":
            made.plant(f"raw: {kind}", rules, "", source="raw.jsonl", line=number + 1)
    made.clean.discard(json.loads(lines[12])["id"])
    (folder / "raw.jsonl").write_text("\n".join(lines), encoding="utf-8")
    good = [made.record() for _ in range(12)]
    text = text_of(good)
    forms: dict[str, bytes] = {
        "marked.jsonl": b"\xef\xbb\xbf" + text.encode(),
        "windows.jsonl": text.replace("\n", "\r\n").encode(),
        "unended.jsonl": text.rstrip("\n").encode(),
        "spaced.jsonl": "".join(f"  {line}  \n" for line in text.splitlines()).encode(),
        "array.json": json.dumps(good, indent=1).encode(),
        "packed.jsonl.gz": gzip.compress(text.encode()),
        "ascii.jsonl": "".join(json.dumps(one) + "\n" for one in good).encode(),
        "wide.jsonl": text.encode("utf-16"),
    }
    for name, content in forms.items():
        (folder / name).write_bytes(content)
    broken = text_of([made.record() for _ in range(6)]).encode().splitlines(keepends=True)
    made.clean.discard(json.loads(broken[2])["id"])
    broken[2] = broken[2].replace(b"team-", b"te\xffm-", 1)
    made.plant("raw: a byte that is no UTF-8", "CP300 CP302 CP304", "", source="bytes.jsonl", line=3)
    (folder / "bytes.jsonl").write_bytes(b"".join(broken))
    packed = gzip.compress(text_of([made.record() for _ in range(40)]).encode())
    made.plant("raw: gzip broken off", "CP300", "", source="cut.jsonl.gz", notice="cut.jsonl.gz")
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    return ["raw.jsonl", *forms, "bytes.jsonl", "cut.jsonl.gz"]
