"""How a source is laid out, told by its first bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.logs.blocks.blocks import UnreadableLineError, readable
from checker.logs.sources.sources import Source

BOM: Final = b"\xef\xbb\xbf"
HEAD: Final = 4 << 20
LONGEST_HEAD: Final = 64 << 20  # bytes, where the first line is as long
_NEVER_EMPTY: Final = (".parquet", ".gz", ".zst", ".bz2", ".xz")
# Under these keys pages and exports list their records.
WRAPPERS: Final = ("data", "records", "Records", "logs", "result", "results", "items", "value", "rows", "entries")


def first_bytes(read: Callable[[int], bytes]) -> bytes:
    """What a log is known by, which may begin with a request of many megabytes."""
    head = read(HEAD)
    while b"\n" not in head and len(head) < LONGEST_HEAD and (more := read(HEAD)):
        head += more
    return head


def layout_of(head: bytes, source: Source) -> str:
    """`lines`, `document`, `csv` or `parquet`, by how a source begins."""
    if head.startswith(b"PAR1"):
        return "parquet"
    text = head.removeprefix(BOM).lstrip()
    if text.startswith(b"["):
        first, _, rest = text.partition(b"\n")
        return "lines" if rest.strip() and _is_array(first) else "document"  # a broken line in front of others
    if text.startswith(b"{"):
        return "lines" if _is_object(text.split(b"\n", 1)[0]) or not _is_wrapped(text) else "document"
    name = source.shown.lower()
    first = text.split(b"\n", 1)[0]
    if name.removesuffix(".gz").removesuffix(".zst").endswith((".csv", ".tsv")) or _is_header(first, text):
        return "csv"
    return "lines"


def _is_array(line: bytes) -> bool:
    """A whole array in one line."""
    import msgspec

    try:
        msgspec.json.decode(readable(line.strip()), type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnreadableLineError, RecursionError):
        return False
    return True


def _is_object(line: bytes) -> bool:
    """A whole object in one line that is not a page of records."""
    import msgspec

    try:
        entries = msgspec.json.decode(readable(line.strip()), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnreadableLineError, RecursionError):
        return False
    return not any(bytes(entries[key])[:2] == b"[{" for key in WRAPPERS if key in entries)


def _is_wrapped(text: bytes) -> bool:
    """The first line is no whole object: an object over several lines, if what follows looks like its inside."""
    first, _, rest = text.partition(b"\n")
    if first.strip() == b"{" or first.rstrip().endswith((b"{", b"[", b",")):
        return not any(
            line.lstrip().startswith(b'{"') and line.rstrip().endswith(b"}") for line in rest.split(b"\n")[:3]
        )
    try:
        first.decode()
    except UnicodeDecodeError:
        return False
    return any(f'"{key}"'.encode() in first[:4096] for key in WRAPPERS) and b"\n{" not in text


def _is_header(first: bytes, text: bytes) -> bool:
    """Names with commas, tabs or semicolons between them, and a second line with as many."""
    import re

    lines = text.split(b"\n", 2)
    for separator in (b",", b"\t", b";"):
        names = first.strip().split(separator)
        if len(names) >= 4 and all(re.fullmatch(rb'"?[A-Za-z_][\w.\- ]*"?', name) for name in names):
            return len(lines) < 2 or lines[1].count(separator) >= len(names) - 1
    return False


def other_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32, by its mark or by the noughts around the first bracket; empty for what may be UTF-8."""
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"{\0\0\0", b"\0\0\0{")):
        return "UTF-32"
    return "UTF-16" if head.startswith((b"\xff\xfe", b"\xfe\xff", b"{\0", b"[\0", b"\0{", b"\0[")) else ""


def is_cut_off(source: Source) -> bool:
    """Whether a file has no byte, though packed files and Parquet that hold nothing have some."""
    path = source.path
    return path is not None and path.suffix.lower() in _NEVER_EMPTY and path.stat().st_size == 0
