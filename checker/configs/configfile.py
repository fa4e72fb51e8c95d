"""One side: a configuration as its consumer reads it, made of one file or of layers.

Rules that judge a single side ask a `ConfigFile`:

    for item in config.find("otel-collector", "/processors/tail_sampling*/policies/*"):
        item.value        # plain data, references to variables replaced where their value or default is known
        item.get("type")  # an Item below it, or None
        item.at           # Location of its key or entry

    config.effective("litellm-proxy", "/general_settings/disable_spend_logs")   # also where the default holds
    config.variables()    # environment variables, whatever kind of file sets them

Documents inside of texts (a collector's configuration in a ConfigMap or in Helm values) are documents of a kind of
their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.configs.embedded import looks_structured, parse_embedded, split_pairs
from checker.configs.forms import in_form
from checker.configs.identity import guest_kind, labels_of
from checker.configs.kind import UNSET, Kind, Setting, load_kind
from checker.configs.paths import Patterns, States, canonical
from checker.configs.shapes import Spelled, Up, node_of, steps_to
from checker.configs.variables import expand, parts_of
from checker.documents.location import Location
from checker.documents.tree import Entry, Node, Scalar, Sequence, key_text, nodes_of, plain, pointer_text
from checker.documents.tree import Mapping as Tree

_DEPTH = 110


@dataclass(frozen=True, slots=True)
class Document:
    """One document: of a file, or (`within`: the pointer of the text) of a text in one. `name` tells it from others.

    `index` of the document in its file, `steps` from there to an object of a `kind: List`.
    """

    kind: Kind
    root: Node
    index: int
    name: str
    within: str = ""
    steps: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A node of an effective document. `explicit` is false for a default that nobody wrote (then `at` is the place
    above that is written)."""

    kind: Kind
    path: tuple[str, ...]
    pointer: str
    at: Location
    node: Node
    setting: Setting
    states: States
    known: Mapping[str, str] = field(default_factory=dict, repr=False)
    explicit: bool = True
    within: str = ""

    @property
    def name(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def value(self) -> Any:
        """Plain data. A text with references is what it expands to, or as it is written if something is unknown."""
        if isinstance(self.node, Scalar) and isinstance(self.node.value, str) and self.explicit:
            expanded = expand(parts_of(self.node.value, self.kind.variables), self.known)
            return self.node.value if expanded is None else expanded
        return plain(self.node)

    def get(self, *keys: str) -> Item | None:
        """The item below, key by key."""
        item: Item | None = self
        for key in keys:
            found = _below_key(item, key) if item else None
            item = _child(item, found) if item and found else None
        return item

    def items(self) -> Iterator[Item]:
        return children(self)

    def effective(self, *keys: str) -> Item | None:
        """The item below, key by key: the one written, else the kind's default (then `explicit` is false), else None.
        A null is nothing written."""
        item = self
        for number, key in enumerate(keys):
            below = item.get(key)
            if below is None or (isinstance(below.node, Scalar) and below.node.value is None):
                return item.default(*keys[number:])
            item = below
        return item

    def default(self, *keys: str) -> Item | None:
        """What the kind says holds there if nobody writes it."""
        states = self.states
        for key in keys:
            states = self.kind.step(states, key)
        setting = self.kind.setting(states)
        return None if setting.default is UNSET else self.assumed(setting.default, *keys)

    def assumed(self, value: Any, *keys: str) -> Item:
        """`value` in the place of what nobody wrote."""
        states = self.states
        for key in keys:
            states = self.kind.step(states, key)
        return replace(
            self,
            path=(*self.path, *keys),
            node=node_of(value, self.node),
            setting=self.kind.setting(states),
            states=states,
            explicit=False,
        )


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that the file itself makes doubtful: a repeated key, a word that readers understand differently."""

    rule: str
    at: Location
    pointer: str
    message: str
    also: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """`path` is the file, of layers the last one. `environment`: the name it goes by, empty if there is none.

    `known`: values of variables that files of the policy give, and the file itself to those in `own`. `taken`: files
    that it takes in. `unread`: what it names and is not there, or is not followed.
    """

    path: str
    environment: str
    kind: Kind
    documents: tuple[Document, ...]
    paths: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: tuple[tuple[Location, str], ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def at(self) -> Location:
        return self.documents[0].root.at if self.documents else Location(self.path, 1)

    def find(self, kind: str, pattern: str) -> Iterator[Item]:
        """Every item of documents of that kind whose path fits, in the order of the file."""
        for _, item in self.search(kind, _compiled(pattern)):
            yield item

    def search(self, kind: str, patterns: Patterns) -> Iterator[tuple[tuple[int, ...], Item]]:
        """As `find`, for many patterns in one walk: with the numbers of those that fit."""
        for document in self.documents:
            if document.kind.name == kind:
                yield from _search(_root(document, self.known), patterns, patterns.begin(document.root), 0)

    def single(self) -> Iterator[ConfigFile]:
        """Each document by itself: names within one mean nothing in another."""
        if "single" not in self.memo:
            self.memo["single"] = tuple(replace(self, documents=(document,)) for document in self.documents)
        yield from self.memo["single"]

    def effective(self, kind: str, path: str) -> Iterator[Item]:
        """Per document of that kind the item at a path without wildcards: the one written, else the kind's default."""
        for document in self.documents:
            if document.kind.name == kind:
                steps = [step.replace("~1", "/").replace("~0", "~") for step in path.strip("/").split("/")]
                found = _root(document, self.known).effective(*steps)
                if found is not None:
                    yield found

    def has(self, kind: str) -> bool:
        return any(document.kind.name == kind for document in self.documents)

    def walk(self) -> Iterator[Item]:
        """Every item of every document, parents first."""
        for document in self.documents:
            yield from _walk(_root(document, self.known), 0)

    def variables(self) -> Iterator[tuple[str, Item]]:
        """Environment variables by name: of a .env file, Compose's `environment`, `env` in manifests and charts."""
        if "variables" not in self.memo:
            found = (each for document in self.documents for each in _variables(_root(document, self.known)))
            self.memo["variables"] = tuple(found)
        yield from self.memo["variables"]


def children(item: Item) -> Iterator[Item]:
    """The items right below: entries of mappings and lists in their long form, entries of keyed lists by their name."""
    return (_child(item, below) for below in _below(item))


_Below = tuple[str, tuple[str | int, ...], Node, Node]  # label, steps of the pointer, node, and what tells its place


def _below(item: Item) -> Iterator[_Below]:
    """What `children` are made of, for those who need few of them."""
    shaped = in_form(item.node, item.setting.form)
    if isinstance(shaped, Scalar) and item.setting.text in ("pairs=", "pairs:", "header-pairs"):
        shaped = split_pairs(shaped, item.setting.text)
    elif isinstance(shaped, Scalar) and item.setting.text == "json":
        shaped = parse_embedded(shaped, "json", "yaml-1.2") or shaped
    match shaped:
        case Tree() as tree:
            for entry in tree.entries:
                if isinstance(entry, Spelled) and not entry.written:
                    continue  # the item itself, of which a short form says only this
                steps = entry.written if isinstance(entry, Spelled) else (key_text(entry.key),)
                yield key_text(entry.key), steps, entry.value, entry.key
        case Sequence() as found:
            labels = labels_of(found, item.setting)
            for index, node in enumerate(found.items):
                yield labels[index], steps_to(found, index), node, node


def _below_key(item: Item, key: str) -> _Below | None:
    if isinstance(item.node, Tree) and item.setting.form is None:  # most are asked for so, and few keys are built
        entry = next((entry for entry in item.node.entries if key_text(entry.key) == key), None)
        return (key, (key,), entry.value, entry.key) if entry is not None else None
    return next((below for below in _below(item) if below[0] == key), None)


def embedded_documents(document: Document) -> Iterator[Document]:
    """Documents of a known kind inside of texts of `document`."""
    from checker.configs.recognition import recognise

    if not document.kind.hosts and not _has_long_text(document.root):
        return
    hosted: list[str] = []
    for item in _walk(_root(document, {}), 0):
        node = item.node
        if document.kind.hosts and item.path and not any(item.pointer.startswith(f"{p}/") for p in hosted):
            guest = guest_kind(node)
            if guest is None and item.setting.holds is not None and isinstance(node, Tree):
                guest = load_kind(item.setting.holds)
            if guest is not None:
                hosted.append(item.pointer)
                yield Document(guest, node, document.index, document.name, item.pointer, document.steps)
                continue
        if not isinstance(node, Scalar) or not isinstance(node.value, str) or "\n" not in node.value.strip():
            continue
        language = looks_structured(node.value)
        root = parse_embedded(node, language, "yaml-1.2") if language else None
        named = {"dotenv": "dotenv", "fluentbit": "fluent-bit"}.get(language or "")
        kind = (item.setting.holds or named or recognise((root,))) if root is not None else None
        if root is not None and kind is not None:
            yield Document(load_kind(kind), root, document.index, document.name, item.pointer, document.steps)


def _has_long_text(root: Node) -> bool:
    """Whether any text has several lines: a quick look before the walk."""
    return any(isinstance(n, Scalar) and isinstance(n.value, str) and "\n" in n.value for n in nodes_of(root))


def _has_key(root: Node, keys: frozenset[str]) -> bool:
    return any(isinstance(node, Tree) and any(e.key.value in keys for e in node.entries) for node in nodes_of(root))


def _root(document: Document, known: Mapping[str, str]) -> Item:
    kind = document.kind
    states = kind.begin(document.root)
    pointer, setting = document.within, kind.setting(states)
    return Item(kind, (), pointer, document.root.at, document.root, setting, states, known, True, document.within)


def _child(item: Item, below: _Below) -> Item:
    label, steps, node, placed = below
    states = item.kind.step(item.states, label, node)
    setting = item.kind.setting(states)
    pointer = item.within or _pointer_below(item.pointer, steps)
    return Item(
        item.kind, (*item.path, label), pointer, placed.at, node, setting, states, item.known, True, item.within
    )


def _pointer_below(pointer: str, steps: tuple[str | int, ...]) -> str:
    if steps and isinstance(steps[0], Up):
        return pointer.rsplit("/", steps[0])[0] + pointer_text(steps[1:])
    return pointer + pointer_text(steps)


def _walk(item: Item, depth: int) -> Iterator[Item]:
    pending = [(item, depth)]
    while pending:
        current, level = pending.pop()
        yield current
        has_parts = not isinstance(current.node, Scalar) or current.setting.text or current.setting.form
        if level < _DEPTH and has_parts:
            pending.extend((below, level + 1) for below in reversed(list(children(current))))


def _search(item: Item, patterns: Patterns, states: States, depth: int) -> Iterator[tuple[tuple[int, ...], Item]]:
    if accepted := patterns.accepted(states):
        yield accepted, item
    if depth < _DEPTH and states:
        for below in _below(item):
            after = patterns.step(states, canonical(below[0], item.kind.aliases), below[2])
            if after and (patterns.accepted(after) or _has_parts(item, below)):
                yield from _search(_child(item, below), patterns, after, depth + 1)


def _has_parts(item: Item, below: _Below) -> bool:
    """Whether there is anything further down, as in a text that holds pairs."""
    label, _, node, _ = below
    if not isinstance(node, Scalar):
        return True
    setting = item.kind.setting(item.kind.step(item.states, label, node))
    return setting.form is not None or setting.text is not None


ENV_KEYS = frozenset(
    {"env", "environment", "extraEnv", "extraEnvVars", "extraEnvs", "envVars", "configEnv", "environment_variables"}
)


def _variables(root: Item) -> Iterator[tuple[str, Item]]:
    if root.kind.name == "dotenv":
        yield from ((item.name, item) for item in children(root))
        return
    if root.kind.name != "kubernetes" and not _has_key(root.node, ENV_KEYS):
        return
    for item in _walk(root, 0):
        if item.path and item.path[-1] in ENV_KEYS:
            for below in children(item):
                if isinstance(below.node, Scalar):
                    yield below.name, below
                elif (value := below.get("value")) is not None:
                    yield below.name, value
        elif item.kind.name == "kubernetes" and item.path[:1] == ("data",) and len(item.path) == 2:
            if isinstance(item.node, Scalar) and item.name.isupper():
                yield item.name, item


_PATTERNS: dict[str, Patterns] = {}


def _compiled(pattern: str) -> Patterns:
    if pattern not in _PATTERNS:
        _PATTERNS[pattern] = Patterns((pattern,))
    return _PATTERNS[pattern]


__all__ = ["ConfigFile", "Diagnostic", "Document", "Entry", "Item", "children", "embedded_documents", "labels_of"]
