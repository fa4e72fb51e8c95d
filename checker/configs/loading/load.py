"""Files into a `ConfigFile`: read, recognised, layers merged, what is doubtful noted. Nothing is executed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final

from checker.configs.kinds.kind import Kind, extended_kind, load_kind
from checker.configs.kinds.recognition import format_of, recognise
from checker.configs.loading.ambiguous import ambiguous_words
from checker.configs.loading.configfile import ConfigFile, Diagnostic, Document, embedded_documents
from checker.configs.loading.container_variables import unseen_references, with_known_references
from checker.configs.loading.generated_names import without_hashes
from checker.configs.loading.includes import with_includes, with_variables
from checker.configs.loading.inclusion import Inclusion, Source
from checker.configs.loading.layers import Layer, merge_layers
from checker.configs.loading.overridden import overridden
from checker.configs.loading.repeated import repeated_variables
from checker.configs.readers import Reading, read_documents
from checker.configs.values.scalars import as_text
from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import beginning, collector_paused
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, pointer_text, walk
from checker.documents.tree import Sequence as NodeList

Lists = tuple[tuple[str, str, tuple[str, ...]], ...]  # as `extended_kind` takes them
MAX_DOCUMENTS: Final = 10_000
_HEAD: Final = 30_000  # bytes


class UnreadableError(Exception):
    """A configuration that cannot be read: where, and why."""

    def __init__(self, message: str, at: Location) -> None:
        super().__init__(message, at)
        self.message, self.at = message, at


@collector_paused()
def load_config(
    sources: Sequence[Source],
    *,
    kind: str | None = None,
    environment: str = "",
    known: Mapping[str, str] = {},
    lists: Lists = (),
) -> ConfigFile:
    """One side, made of `sources`: later ones over earlier ones, as Helm merges values. Raises UnreadableError and
    UnknownKindError."""
    chosen = load_kind(kind) if kind is not None else None
    texts = [(source, _bytes(source)) for source in sources]
    if chosen is None:
        chosen = _recognised(texts)
    if lists:
        chosen = extended_kind(chosen.name, lists)
    inclusion = Inclusion(partial(_included, chosen))
    readings = [(source, _read(source, data, chosen, inclusion)) for source, data in texts]
    whole = [with_includes(reading, source, chosen, inclusion) for source, reading in readings]
    merged = merge_layers([Layer(reading.documents, reading.tags) for reading in whole], chosen)
    roots = with_variables(merged, sources, chosen, inclusion)
    if chosen.documents:
        roots = with_known_references(without_hashes(roots))
    diagnostics = [d for _, reading in (*readings, *inclusion.read) for d in _diagnostics(reading, chosen)]
    documents = _documents(roots, chosen, sources[-1].path)
    inner = tuple(found for document in documents for found in embedded_documents(document))
    own = _own_variables(documents, chosen)
    return ConfigFile(
        path=sources[-1].path,
        environment=environment,
        kind=chosen,
        documents=(*documents, *inner),
        paths=tuple(source.path for source in sources),
        taken=tuple(dict.fromkeys(source.path for source, _ in inclusion.read)),
        known={**own, **known},
        own=frozenset(own) - known.keys(),
        diagnostics=tuple(diagnostics),
        unseen=tuple(inclusion.unseen),
        overridden=overridden(roots) if chosen.documents else frozenset(),
        unread=(*(place for _, reading in readings for place in reading.unread), *inclusion.unread),
    )


def _own_variables(documents: Sequence[Document], kind: Kind) -> dict[str, str]:
    """What a file itself gives to references in it: a .env file, the `env` of Fluent Bit."""
    found: dict[str, str] = {}
    for document in documents:
        for place in kind.defines:
            holder = document.root.get(place) if place and isinstance(document.root, Tree) else document.root
            for entry in holder if isinstance(holder, Tree) else ():
                value = entry.value
                if isinstance(value, Scalar) and value.value is not None and "$" not in value.text:
                    found[entry.key.text] = as_text(value.value)
    return found


def _bytes(source: Source) -> bytes:
    if source.data is not None:
        return source.data
    try:
        if not source.file.is_file():
            message = "no such file" if not source.file.exists() else "no regular file"
            raise UnreadableError(message, Location(source.path, 1))
        return source.file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}", Location(source.path, 1)) from None


def _format(source: Source, data: bytes, kind: Kind | None) -> str:
    text = beginning(data, 20_000)
    named = format_of(source.path, text)
    if kind is not None and named not in kind.formats:
        return kind.formats[0]
    return named or ("json" if text.lstrip()[:1] in ("{", "[") else "yaml")


def _included(kind: Kind, source: Source, form: str | None) -> Reading:
    """A file that another one takes in, of the same kind if no format is given."""
    data = source.file.read_bytes()
    return read_documents(data, source.path, form or _format(source, data, kind), kind.dialect, kind.tags)


def _read(source: Source, data: bytes, kind: Kind, inclusion: Inclusion) -> Reading:
    try:
        take = partial(_texts, inclusion, source)
        reading = read_documents(data, source.path, _format(source, data, kind), kind.dialect, kind.tags, take)
    except DocumentError as error:
        raise UnreadableError(error.message, error.at) from None
    if len(reading.documents) > MAX_DOCUMENTS:
        raise UnreadableError(f"more than {MAX_DOCUMENTS:,} documents", Location(source.path, 1))
    return reading


def _texts(inclusion: Inclusion, source: Source, name: str, at: Location) -> list[Reading]:
    """What Fluent Bit's @INCLUDE takes in."""
    return [reading for _, reading in inclusion.take(name, "@INCLUDE", at, source, 0, "fluentbit")]


def _recognised(texts: Sequence[tuple[Source, bytes]]) -> Kind:
    """The kind that the content of the files shows: the last file's, else that of those below it, else a name's."""
    for source, data in reversed(texts):
        form = _format(source, data, None)
        if form == "properties":
            return load_kind("plain")
        if form == "yaml" and len(data) > _HEAD and (found := _recognised_head(data, source.path)) is not None:
            return load_kind(found)
        try:
            documents = read_documents(data, source.path, form, "go-yaml-2", _all_tags()).documents
        except DocumentError as error:
            raise UnreadableError(error.message, error.at) from None
        found = recognise(documents, form) or kind_by_name(source.path)
        if found is not None:
            return load_kind(found)
    return load_kind("plain")


def _recognised_head(data: bytes, path: str) -> str | None:
    """The kind that the first lines of a large file show, which spares reading it twice."""
    head = data[:_HEAD].rpartition(b"\n")[0]
    try:
        return recognise(read_documents(head, path, "yaml", "go-yaml-2", _all_tags()).documents)
    except DocumentError:  # cut off within a value: the whole file will tell
        return None


@cache
def _all_tags() -> frozenset[str]:
    """Tags of any kind, while it is not known which one it is."""
    from checker.configs.kinds.kind import kind_names

    return frozenset(tag for name in kind_names() for tag in load_kind(name).tags)


def kind_by_name(path: str) -> str | None:
    """The kind that a file's name shows, for those whose content says little (values of a chart)."""
    from checker.configs.kinds.kind import kind_names
    from checker.findings.exemption import compile_glob

    for name in kind_names():
        if any(compile_glob(glob).fullmatch(path.lstrip("./")) for glob in load_kind(name).files):
            return name
    return None


def _documents(roots: Sequence[Node], kind: Kind, path: str) -> tuple[Document, ...]:
    found: list[Document] = []
    texts = [root for root in roots if isinstance(root, Scalar) and root.value is not None]
    if texts and all(isinstance(root, Scalar) for root in roots):
        message = "holds a text, no settings: YAML, JSON, TOML, .env, .properties and Fluent Bit's own format are read"
        raise UnreadableError(message, Location(path, texts[0].line))
    if not kind.documents and not [root for root in roots if not _says_nothing(root)]:
        roots = [Tree((), path, 1, 1)]  # an empty file sets nothing: each part that the other side has is missing
    for index, steps, root in _unlisted(roots, kind):
        if _says_nothing(root) and kind.documents:
            continue  # nothing between two `---`
        found.append(Document(_own_kind(root, kind), root, index, document_name(root, kind), steps=steps))
    return tuple(found)


def _says_nothing(root: Node) -> bool:
    return isinstance(root, Scalar) and root.value is None


def _own_kind(root: Node, kind: Kind) -> Kind:
    """In a file of many documents each has the kind that it shows."""
    if not kind.documents:
        return kind
    found = recognise((root,))
    return load_kind(found) if found is not None and load_kind(found).documents else kind


def _unlisted(roots: Sequence[Node], kind: Kind) -> Iterator[tuple[int, tuple[str | int, ...], Node]]:
    """Documents with their number in the file, those of a `kind: List` one by one with the steps to them."""
    for index, root in enumerate(roots):
        named, items = (root.get("kind"), root.get("items")) if isinstance(root, Tree) else (None, None)
        listed = kind.documents and isinstance(named, Scalar) and named.text.endswith("List")
        if listed and isinstance(items, NodeList):
            yield from ((index, ("items", number), item) for number, item in enumerate(items.items))
        else:
            yield index, (), root


def document_name(root: Node, kind: Kind) -> str:
    """`AIGatewayRoute/llm-route`: what tells the documents of one file apart; empty for kinds that have but one."""
    parts = []
    for path in kind.documents:
        node: Node | None = root
        for step in path:
            node = node.get(step) if isinstance(node, Tree) else None
        parts.append(node.text if isinstance(node, Scalar) else "")
    return "/".join(parts)


def _diagnostics(reading: Reading, kind: Kind) -> list[Diagnostic]:
    found = []
    pointers = _pointers_of_keys(reading) if reading.repeated else {}
    for repeated in reading.repeated:
        outcome = "refuses the file" if kind.repeated == "error" else "takes the later one without a word"
        message = (
            f"the key {repeated.key!r} is there twice, first in line {repeated.first.line}: {kind.title} {outcome}"
        )
        pointer = pointers.get((repeated.again.line, repeated.again.column), "")
        found.append(Diagnostic("CP205", repeated.again, pointer, message, (repeated.first,)))
    several = len(reading.documents) > 1
    for index, document in enumerate(reading.documents):
        found.extend(ambiguous_words(document, kind))
        found.extend(repeated_variables(document, (index,) if several else ()))
    if kind.documents:
        found.extend(unseen_references(reading.documents))
    return sorted(found, key=lambda item: (item.at, item.message))


def _pointers_of_keys(reading: Reading) -> dict[tuple[int, int], str]:
    """Pointers by the place of keys, for the keys that are there twice."""
    result: dict[tuple[int, int], str] = {}
    several = len(reading.documents) > 1
    for index, document in enumerate(reading.documents):
        for pointer, node in walk(document, (index,) if several else ()):
            if isinstance(node, Tree):
                for entry in node.entries:
                    place = (entry.key.line, entry.key.column)
                    result.setdefault(place, pointer_text((*pointer, entry.key.text)))
    return result
