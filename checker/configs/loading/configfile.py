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
from typing import Any, Final

from msgspec import Struct

from checker.configs.entries.identity import guest_kind, value_at
from checker.configs.kinds.kind import Kind, load_kind
from checker.configs.kinds.paths import Patterns
from checker.configs.loading.items import Item, children, root_item, search_items, walk_items
from checker.configs.values.embedded import looks_structured, parse_embedded
from checker.documents.location import Location
from checker.documents.tree import Mapping as Tree
from checker.documents.tree import Node, Scalar, nodes_of


class Document(Struct, frozen=True):
    """One document: of a file, or (`within`: the pointer of the text) of a text in one. `name` tells it from others.

    `index` of the document in its file, `steps` from there to an object of a `kind: List`.
    """

    kind: Kind
    root: Node
    index: int
    name: str
    within: str = ""
    steps: tuple[str | int, ...] = ()


class Diagnostic(Struct, frozen=True):
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
    that it takes in. `unread`: what it names and is not there, or is not followed; `unseen`: the names of files that
    are kept out of the repository on purpose. `overridden`: variables of ConfigMaps that no container gets.
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
    unseen: tuple[tuple[Location, str], ...] = ()
    overridden: frozenset[tuple[str, str]] = frozenset()
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
                yield from search_items(root_of(document, self.known), patterns, patterns.begin(document.root), 0)

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
                found = root_of(document, self.known).effective(*steps)
                if found is not None:
                    yield found

    def has(self, kind: str) -> bool:
        return any(document.kind.name == kind for document in self.documents)

    def walk(self) -> Iterator[Item]:
        """Every item of every document, parents first."""
        for document in self.documents:
            yield from walk_items(root_of(document, self.known), 0)

    def variables(self) -> Iterator[tuple[str, Item]]:
        """Environment variables by name: of a .env file, Compose's `environment`, `env` in manifests and charts."""
        if "variables" not in self.memo:
            found = (
                (name, item)
                for document in self.documents
                for name, item in _variables(root_of(document, self.known))
                if not self.overridden or (_config_map(document.root), name) not in self.overridden
            )
            self.memo["variables"] = tuple(found)
        yield from self.memo["variables"]


def root_of(document: Document, known: Mapping[str, str]) -> Item:
    """The item of a whole document."""
    return root_item(document.kind, document.root, document.within, known)


def embedded_documents(document: Document) -> Iterator[Document]:
    """Documents of a known kind inside of texts of `document`."""
    from checker.configs.kinds.recognition import recognise

    if not document.kind.hosts and not _has_long_text(document.root):
        return
    hosted: list[str] = []
    for item in walk_items(root_of(document, {}), 0):
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


ENV_KEYS = frozenset(
    {"env", "environment", "extraEnv", "extraEnvVars", "extraEnvs", "envVars", "configEnv", "environment_variables"}
)


_LITERALS: Final = frozenset({"literals"})  # of the ConfigMaps that kustomize makes


def _variables(root: Item) -> Iterator[tuple[str, Item]]:
    if root.kind.name == "dotenv":
        yield from ((item.name, item) for item in children(root))
        return
    keys = _LITERALS if root.kind.name == "kustomize" else ENV_KEYS
    if root.kind.name != "kubernetes" and not _has_key(root.node, keys):
        return
    for item in walk_items(root, 0):
        if item.path and item.path[-1] in keys:
            for below in children(item):
                if isinstance(below.node, Scalar):
                    yield below.name, below
                elif (value := below.get("value")) is not None:
                    yield below.name, value
        elif item.kind.name == "kubernetes" and item.path[:1] == ("data",) and len(item.path) == 2:
            if isinstance(item.node, Scalar) and item.name.isupper():
                yield item.name, item


def _config_map(root: Node) -> str:
    return value_at(root, ("metadata", "name")) if value_at(root, ("kind",)) == "ConfigMap" else ""


_PATTERNS: dict[str, Patterns] = {}


def _compiled(pattern: str) -> Patterns:
    if pattern not in _PATTERNS:
        _PATTERNS[pattern] = Patterns((pattern,))
    return _PATTERNS[pattern]
