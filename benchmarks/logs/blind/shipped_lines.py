"""The third set's defects of a line's text: what is no record, what two readers read in two ways, and neighbours."""

from __future__ import annotations

import json
from collections.abc import Callable

Line = Callable[[str], bytes]


def _twice(key: str, value: object) -> Line:
    """A key of the record a second time, with another value, after its first."""

    def change(line: str) -> bytes:
        at = line.index(f'"{key}": ')
        return f'{line[:at]}"{key}": {json.dumps(value)}, {line[at:]}'.encode()

    return change


def _before(key: str, text: str) -> Line:
    """Text between a key and its value."""
    return lambda line: line.replace(f'"{key}": ', f'"{key}": {text}', 1).encode()


# Of these lines the record's id can be read: found by it.
OF_RECORDS: tuple[tuple[str, str, Line], ...] = (
    ("tokens twice, differently", "CP300 CP302 CP305", _twice("prompt_tokens", 1)),
    ("team twice, differently", "CP300 CP302 CP304 CP314 CP305", _twice("team_id", "team-other")),
    ("status twice, differently", "CP300 CP302 CP305 CP321", _twice("status", "failure")),
    ("cost twice, differently", "CP300 CP302 CP305 CP308", _twice("response_cost", 99.5)),
    ("metadata twice, differently", "CP300 CP302 CP305 CP301", _twice("metadata", {})),
)

# Found by the line's number.
OF_TEXT: tuple[tuple[str, str, Line], ...] = (
    ("a count is NaN", "CP300 CP305", _before("total_tokens", 'NaN, "t": ')),
    ("a cost is Infinity", "CP300 CP308", _before("response_cost", 'Infinity, "t": ')),
    ("a comma at the end", "CP300", lambda line: (line + ",").encode()),
    ("two records on a line", "CP300 CP310", lambda line: (line + line).encode()),
    ("a shipper's words before it", "CP300", lambda line: f"Nov 10 06:00:00 gw-1 litellm[7]: {line}".encode()),
    ("Python's way of writing it", "CP300", lambda line: repr(json.loads(line)).encode()),
    ("a comment after it", "CP300", lambda line: (line + " // retry").encode()),
    ("a tab in a text", "CP300", lambda line: line.replace("chatcmpl-", "chat\tcmpl-", 1).encode()),
    ("a control letter in a text", "CP300", lambda line: line.replace("chatcmpl-", "chat\x01cmpl-", 1).encode()),
    ("a half letter", "CP300", lambda line: line.replace("chatcmpl-", "chat\u00e9", 1).encode("latin-1", "replace")),
    ("NULs of a torn write", "CP300", lambda line: b"\0" * 80),
    ("NULs, then the record", "CP300", lambda line: b"\0" * 8 + line.encode()),
    ("the end of a record", "CP300", lambda line: line[len(line) // 2 :].encode()),
    ("a plus before a count", "CP300 CP305", _before("prompt_tokens", "+")),
    ("a nought before a count", "CP300 CP305", _before("prompt_tokens", "0")),
    ("hexadecimal", "CP300 CP305", _before("prompt_tokens", "0x")),
    ("a closing bracket too many", "CP300", lambda line: (line + "}").encode()),
    ("a number alone", "CP300", lambda line: b"42"),
    ("null alone", "CP300", lambda line: b"null"),
    ("a header of CSV", "CP300", lambda line: b"id,litellm_call_id,model"),
    ("a merge conflict", "CP300", lambda line: b"<<<<<<< HEAD"),
)  # fmt: skip

# Lookalikes: the record is right, however it is written.
CLEAN: tuple[tuple[str, Line], ...] = (
    ("without spaces", lambda line: json.dumps(json.loads(line), separators=(",", ":")).encode()),
    ("spaces around it", lambda line: f"  {line} \t".encode()),
    ("all letters escaped", lambda line: _escaped(line).encode()),
    ("exponents", lambda line: _exponents(line).encode()),
    ("two carriage returns", lambda line: (line + "\r").encode()),
)


def _escaped(line: str) -> str:
    """A key and a value with letters as escapes."""
    return line.replace('"status": "success"', '"\\u0073tatus": "succ\\u0065ss"', 1)


def _exponents(line: str) -> str:
    record = json.loads(line)
    count = record["prompt_tokens"]
    return line.replace(f'"prompt_tokens": {count}, "completion', f'"prompt_tokens": {count}0e-1, "completion', 1)
