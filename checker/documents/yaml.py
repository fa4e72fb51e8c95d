"""YAML text to a tree of nodes with lines, without PyYAML's constructors.

PyYAML's parser (libyaml where it is there, else the pure one: same events, slower) yields events; everything above
them is ours, because the usual loaders keep the last of two equal keys, build alias bombs, overflow the stack on deep
nesting, and know Python tags.

    read_yaml(text, path)            one document
    read_yaml_documents(text, path)  all documents of the stream

What an unquoted word means is the `dialect`'s matter. Policies are read as YAML 1.2 (core schema), as editors' YAML
servers do: `no` and `on` are text, `0644` is 644. Dates stay text (`2026-01-01`), since a policy is JSON in meaning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from checker.documents.dialect import YAML_1_2, Dialect
from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import Lines, collector_paused, decode, refuse_control_characters
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, Value

if TYPE_CHECKING:
    from yaml.events import Event

OnRepeated = Callable[[Scalar, Scalar], None]  # the first key and the later one
OnTagged = Callable[[str, Location], bool]

MAX_DEPTH: Final = 100
_SHORT: Final = 60  # characters of a word that may come again
MAX_ALIASED: Final = 250_000  # nodes that aliases may add to a document: what walks the tree sees every one of them

_TAG = "tag:yaml.org,2002:"
_SCALAR_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
}


def read_yaml_file(data: bytes, path: str, dialect: Dialect = YAML_1_2) -> Node:
    """`read_yaml` of a file's bytes."""
    return read_yaml(decode(data, path), path, dialect)


def read_yaml(text: str, path: str, dialect: Dialect = YAML_1_2) -> Node:
    """The one document in `text`; an empty text is a null. Raises DocumentError, also for a second document."""
    documents = read_yaml_documents(text, path, dialect)
    if len(documents) > 1:
        raise DocumentError("a second document starts here; one was expected", documents[1].at)
    return documents[0] if documents else Scalar(None, "", path, 1, 1, 1, 1)


def read_yaml_documents(
    text: str,
    path: str,
    dialect: Dialect = YAML_1_2,
    *,
    repeated: OnRepeated | None = None,
    tagged: OnTagged | None = None,
) -> tuple[Node, ...]:
    """All documents of the stream. Raises DocumentError: what is wrong, and where; nothing else, whatever the text.

    A key that is there twice is such an error too, unless `repeated` takes it: then the last one wins, as with the
    usual loaders. `tagged` is asked about each tag of the document's own (`!reset`): true means that the node is read
    as if the tag were not there. No tag ever makes anything but plain data.
    """
    refuse_control_characters(text, path)
    import yaml

    builder = _Builder(path, dialect, repeated, tagged)
    parser = None
    try:
        parser = _parser(text)
        with collector_paused():
            while (event := parser.get_event()) is not None:
                builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, path) from None
    except yaml.reader.ReaderError as error:
        line, column = Lines(text).at(error.position)
        raise DocumentError(str(error.reason), Location(path, line, column)) from None
    except yaml.YAMLError as error:
        raise DocumentError(str(error), Location(path, 1)) from None
    except (ValueError, OverflowError):  # the pure parser on an escape such as "\UFFFFFFFF"
        raise DocumentError("an escape names no character", builder.last()) from None
    finally:
        if parser is not None:
            parser.dispose()
    return tuple(builder.documents)


def _parser(text: str) -> Any:
    """libyaml's parser if PyYAML was built with it. Both have get_event() and dispose()."""
    import yaml

    if not yaml.__with_libyaml__:
        return _pure_parser(text)
    from yaml.cyaml import CParser  # type: ignore[attr-defined, unused-ignore]

    return CParser(text)


def _pure_parser(text: str) -> Any:
    import yaml

    return yaml.SafeLoader(text)


def _too_deep() -> str:
    return f"nested deeper than {MAX_DEPTH} levels"


def _syntax_error(error: Any, path: str) -> DocumentError:
    mark = error.problem_mark or error.context_mark
    at = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path, 1)
    message = error.problem or "it cannot be read"
    if "maximum nesting depth" in message:  # newer libyaml has a limit of its own, which its look-ahead can reach first
        return DocumentError(_too_deep(), at)
    if "cannot start any token" in message and "'%'" not in message:
        message += " (quote the text, and indent with spaces, not tabs)"
    if error.context:
        begin = error.context_mark
        message += f" {error.context}"
        if begin and begin.line + 1 != at.line:
            message += f" that begins in line {begin.line + 1}"
        if error.context.startswith("while parsing a flow"):
            message += " (close each bracket and brace, and separate their items by commas)"
    return DocumentError(f"not valid YAML: {message}", at)


class _Frame:
    """A collection under construction."""

    __slots__ = (
        "anchor",
        "entries",
        "event",
        "height",
        "items",
        "key",
        "keys",
        "mapping",
        "merges",
        "size",
        "superseded",
    )

    def __init__(self, event: Any, mapping: bool, anchor: str | None) -> None:
        self.event = event
        self.mapping = mapping
        self.anchor = anchor
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.keys: dict[tuple[type, Value], Scalar] = {}
        self.superseded: set[int] = set()  # ids of keys that came again
        self.merges: list[Node] = []
        self.key: Scalar | None = None
        self.size = 1
        self.height = 0


class _Builder:
    """Events in, finished documents in `documents`. Keeps its own stack, so that depth costs no recursion."""

    def __init__(
        self, path: str, dialect: Dialect, repeated: OnRepeated | None, tagged: OnTagged | None = None
    ) -> None:
        self.documents: list[Node] = []
        self._path = path
        self._dialect = dialect
        self._repeated = repeated
        self._tagged = tagged
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int, int] | None] = {}  # node, size, height; None: not complete yet
        self._aliased = 0
        self._mark: Any = None  # of the last event
        self._resolved: dict[str, Value] = {}  # unquoted words, of which most come again
        self._takers: dict[str, Callable[[Any], None]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": lambda _: self._anchors.clear(),
        }

    def last(self) -> Location:
        if self._mark is None:
            return Location(self._path, 1, 1)
        return Location(self._path, self._mark.line + 1, self._mark.column + 1)

    def take(self, event: Event) -> None:
        self._mark = event.start_mark
        taker = self._takers.get(type(event).__name__)
        if taker is not None:
            taker(event)

    def _error(self, message: str) -> DocumentError:
        return DocumentError(message, self.last())

    def _accepts(self, tag: str) -> bool:
        """Whether a tag of the document's own is known to whoever reads it."""
        return self._tagged is not None and tag[:1] == "!" and len(tag) > 1 and self._tagged(tag, self.last())

    def _open(self, event: Any) -> None:
        mapping = type(event).__name__ == "MappingStartEvent"
        if event.tag not in (None, "!", _TAG + ("map" if mapping else "seq")) and not self._accepts(event.tag):
            raise self._error(f"the tag {_short(event.tag)} is not allowed: only plain data is read")
        if len(self._stack) >= MAX_DEPTH:
            raise self._error(_too_deep())
        parent = self._stack[-1] if self._stack else None
        if parent is not None and parent.mapping and parent.key is None:
            raise self._error("a key must be a single value, not a list or a mapping")
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(event, mapping, event.anchor))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        start = frame.event.start_mark
        if frame.event.flow_style:
            end = (event.end_mark.line + 1, event.end_mark.column + 1)
        else:  # libyaml ends a block where the next token starts: the last child knows better
            last = frame.entries[-1].value if frame.entries else frame.items[-1] if frame.items else None
            end = (last.end_line, last.end_column) if last is not None else (start.line + 1, start.column + 1)
        place = (self._path, start.line + 1, start.column + 1, *end)
        node: Node
        if frame.mapping:
            if frame.superseded:
                frame.entries = [entry for entry in frame.entries if id(entry.key) not in frame.superseded]
            for merge in frame.merges:
                self._merge(frame, merge)
            node = Mapping(tuple(frame.entries), *place)
        else:
            node = Sequence(tuple(frame.items), *place)
        self._finish(node, frame.anchor, frame.size, frame.height)

    def _scalar(self, event: Any) -> None:
        text, tag = event.value, event.tag
        quoted = bool(event.style)  # libyaml says '' for plain, the pure parser None
        if tag is not None and self._accepts(tag):
            tag = None
        plain = tag is None and not quoted
        if plain and text in self._resolved:
            value = self._resolved[text]
        else:
            value = self._value(text, tag, quoted)
            if plain and len(text) <= _SHORT:
                self._resolved[text] = value
        start, end = self._mark, event.end_mark
        node = Scalar(value, text, self._path, start.line + 1, start.column + 1, end.line + 1, end.column + 1, quoted)
        self._finish(node, event.anchor, 1, 0)

    def _value(self, text: str, tag: str | None, quoted: bool) -> Value:
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise self._error("half of a surrogate pair is no character")
        try:
            if tag is None:
                return text if quoted else self._dialect.resolve(text)
            kind = tag.removeprefix(_TAG)
            if tag == "!" or kind == "str":
                return text
            if kind == "merge" and text == "<<":
                return text
            if kind not in _SCALAR_TYPES or not tag.startswith(_TAG):
                raise self._error(f"the tag {_short(tag)} is not allowed: only plain data is read")
            value = self._dialect.resolve(text)
        except ValueError:  # Python reads at most 4,300 digits
            raise self._error("a number with too many digits") from None
        if not isinstance(value, _SCALAR_TYPES[kind]) or (isinstance(value, bool) and kind != "bool"):
            raise self._error(f"{text!r} is no !!{kind}")
        return value

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise self._error(f"the anchor {event.anchor!r} is not defined")
        target = self._anchors[event.anchor]
        if target is None:
            raise self._error(f"the anchor {event.anchor!r} contains itself")
        node, size, height = target
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            raise self._error(f"aliases expand to more than {MAX_ALIASED:,} values")
        if len(self._stack) + height > MAX_DEPTH:
            raise self._error(f"nested deeper than {MAX_DEPTH} levels through an alias")
        self._finish(node, None, size, height)

    def _finish(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size, height)
        if not self._stack:
            self.documents.append(node)
            return
        frame = self._stack[-1]
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            self._key(frame, node)
        else:
            key, frame.key = frame.key, None
            if self._dialect.merge and key.value == "<<" and not key.quoted:
                frame.merges.append(node)
            else:
                frame.entries.append(Entry(key, node))

    def _key(self, frame: _Frame, node: Node) -> None:
        if not isinstance(node, Scalar):
            raise self._error("a key must be a single value, not a list or a mapping")
        identity = (type(node.value), node.value)
        first = frame.keys.setdefault(identity, node)
        if first is not node:
            if self._repeated is None:
                raise self._error(f"the key {node.text!r} is there twice; first in line {first.line}")
            self._repeated(first, node)
            frame.keys[identity] = node
            frame.superseded.add(id(first))
        frame.key = node

    def _merge(self, frame: _Frame, source: Node) -> None:
        """YAML's merge key: what is written in place wins, then earlier sources."""
        for part in source.items if isinstance(source, Sequence) else (source,):
            if not isinstance(part, Mapping):
                raise DocumentError("a merge key (<<) takes a mapping or a list of mappings", part.at)
            for entry in part.entries:
                identity = (type(entry.key.value), entry.key.value)
                if identity not in frame.keys:
                    frame.keys[identity] = entry.key
                    frame.entries.append(Entry(entry.key, entry.value, merged=True))


def _short(tag: str) -> str:
    return "!!" + tag.removeprefix(_TAG) if tag.startswith(_TAG) else tag
