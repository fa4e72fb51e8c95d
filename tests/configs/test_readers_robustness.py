"""Whatever a configuration file holds, it is read or refused with a place, and soon: nothing else comes out."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.configs.readers import read_documents
from checker.documents.errors import DocumentError
from checker.documents.tree import plain

_FILES = {
    "a.properties": "properties",
    "a.jsonc": "json",
    "a.json": "json",
    ".env": "dotenv",
    "a.toml": "toml",
    "fluent-bit.conf": "fluentbit",
    "a.yaml": "yaml",
}
_PIECES = (
    *("\\", "\n", "\r", "\r\n", " ", "\t", "\f", "=", ":", ".", "#", "!", "a", "a.b", "\\u00e9", "\\ud83d", "\\u12"),
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        '"',
        '\\"',
        "//",
        "/*",
        "*/",
        "1",
        "true",
        "\x00",
        "\ufeff",
        "\x85",
        "é",
        "'",
        "@INCLUDE a",
    ),
)


@pytest.mark.parametrize("path", _FILES)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join).map(str.encode) | st.binary(max_size=60))
def test_anything_is_read_or_refused(path: str, data: bytes) -> None:
    try:
        reading = read_documents(data, path, _FILES[path])
    except DocumentError as error:
        assert error.message
        assert error.at.line >= 1
    else:  # what a report cannot write was not read
        for document in reading.documents:
            json.dumps(plain(document), ensure_ascii=False, default=str).encode()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.properties", ".".join(["a"] * 3000) + "=1"),
        ("a.properties", "a=1\nb=\\ud800\n"),
        ("a.jsonc", "[" * 5000),
        ("a.jsonc", '{"a": 1} /* not closed'),
    ],
)
def test_what_is_refused(path: str, data: str) -> None:
    with pytest.raises(DocumentError):
        read_documents(data.encode(), path, _FILES[path])


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.jsonc", '"' + '\\"' * 10_000),
        ("a.jsonc", '"' + '\\"' * 10_000 + "\\"),
        ("a.jsonc", "/*" * 200_000),
        ("a.properties", f"#{'x' * 80}\n" * 50_000),
        ("a.properties", "a" + "\\\n" * 50_000),
    ],
)
def test_time_grows_with_the_length(path: str, data: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(DocumentError):
        read_documents(data.encode(), path, _FILES[path])
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "http://x /* y */, ]", // c\n "b": [1,],}', {"a": "http://x /* y */, ]", "b": [1]}),
        ('{"a": "\\\\", "b": "//"} // "c', {"a": "\\", "b": "//"}),
    ],
)
def test_comments_and_what_looks_like_them(text: str, expected: object) -> None:
    (document,) = read_documents(text.encode(), "a.jsonc", "json").documents
    assert json.loads(json.dumps(plain(document))) == expected
