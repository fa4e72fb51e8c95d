"""Text in memory that is read as a file: rows written within the code (`csv.DictReader(io.StringIO(TEXT))`,
`csv.reader(TEXT.splitlines())`), and the body of a request (`io.BytesIO(json.dumps(body).encode())`)."""

from __future__ import annotations

import csv
import io

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.escapes import escape
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Const, Ref, Unknown, Value
from checker.code.library.library_model import Model
from checker.code.library.written_data import from_plain
from checker.code.source.summary import Node
from checker.code.trail import DepKind

MAX_ROWS = 60  # that are told apart; a longer text is not followed
_LEFT = "<left>"
_SETTINGS = frozenset({"delimiter", "quotechar", "skipinitialspace", "doublequote", "escapechar", "restval", "restkey"})


def _string_io(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`io.StringIO(TEXT)`, with the text that nobody has read yet."""
    text = bound.get(0, "initial_value") or NONE
    if not isinstance(text, Const) or not isinstance(text.value, str):
        return _holding(m, text) or _not_known(m, node)
    made = Instance("text file")
    made.attrs[_LEFT] = (text, None)
    return m.add(made)


def _bytes_io(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    return _holding(m, bound.get(0, "initial_bytes") or NONE) or _not_known(m, node, "io.BytesIO")


def _holding(m: Machine, text: Value) -> Value | None:
    """A file of what `json.dumps` wrote: as a request's body it is as good as the text."""
    inst = m.as_instance(text)
    if inst is None or inst.kind != "json":
        return None
    made = Instance("json")
    made.data = inst.data
    made.attrs[_LEFT] = (text, None)
    return m.add(made)


def on_written(m: Machine, ref: Ref, obj: Instance, name: str, node: Node) -> Value:
    """A method of a file of what `json.dumps` wrote: what is read of it in one piece is all of it."""
    if name == "__enter__":
        return ref
    if name == "getvalue":
        return obj.attrs[_LEFT][0]
    text = obj.attrs[_LEFT][0] if name == "read" else None
    if name not in ("seek", "tell", "close", "flush", "seekable", "readable"):
        file = m.own(ref)  # it is written to, or read, which leaves less of it
        file.kind, file.data, file.attrs[_LEFT] = "text file", None, (_not_known(m, node), None)
    return text or _not_known(m, node)


def is_file(obj: Instance) -> bool:
    return _LEFT in obj.attrs


def _not_known(m: Machine, node: Node, name: str = "io.StringIO") -> Unknown:
    return m.unknown(DepKind.RESULT, f"the result of `{name}()`", node, subject=name)


def _left(obj: Instance) -> str | None:
    """The text that is still to be read, where that is known."""
    value, have = obj.attrs[_LEFT]
    return value.value if have is None and isinstance(value, Const) and isinstance(value.value, str) else None


def on_text_file(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """A method of `io.StringIO`; what is written, or read in part, is not followed."""
    if name in ("__enter__", "__iter__"):
        return ref
    left = _left(obj)
    if name == "read" and not args and left is not None:
        m.own(ref).attrs[_LEFT] = (Const(""), None)
        return Const(left)
    m.own(ref).attrs[_LEFT] = (_not_known(m, node), None)
    return _not_known(m, node)


def _reader(name: str) -> Model:
    """`csv.reader`, `csv.DictReader`: an iterator of rows, where the lines are known."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        lines = _lines(m, bound.positional[0]) if len(bound.positional) == 1 else None
        settings = {key: value.value for key, (value, _) in bound.keywords.items() if isinstance(value, Const)}
        if lines is not None and settings.keys() == bound.keywords.keys() <= _SETTINGS and bound.open is None:
            try:
                reader = csv.DictReader(lines, **settings) if name == "DictReader" else csv.reader(lines, **settings)
                return m.new_seq("iterator", [from_plain(m, row, node) for row in reader])
            except (csv.Error, TypeError, ValueError):
                m.fail()
                return Unknown()
        escape(m, args, node, f"csv.{name}")
        return m.unknown(DepKind.RESULT, f"the result of `csv.{name}()`", node, subject=f"csv.{name}")

    return run


def _lines(m: Machine, source: Value) -> list[str] | None:
    """The lines of a text that is known, which are read; None of another source."""
    inst = m.as_instance(source)
    if inst is not None and inst.kind == "text file" and isinstance(source, Ref):
        left = _left(inst)
        m.own(source).attrs[_LEFT] = (Const(""), None) if left is not None else inst.attrs[_LEFT]
        lines = io.StringIO(left).readlines() if left is not None else None
        return lines if lines is not None and len(lines) <= MAX_ROWS else None
    seq = m.as_seq(source)
    if seq is None or seq.rest is not None or seq.kind == "iterator" or len(seq.items) > MAX_ROWS:
        return None
    texts = [v.value for v, have in seq.items if have is None and isinstance(v, Const) and isinstance(v.value, str)]
    return texts if len(texts) == len(seq.items) and not seq.in_any_order else None


MODELS: dict[str, Model] = {
    "io.StringIO": _string_io,
    "io.BytesIO": _bytes_io,
    "csv.reader": _reader("reader"),
    "csv.DictReader": _reader("DictReader"),
}
