"""What the bytes of a file say of SDKs: patterns made from the catalogue, looked for before anything is parsed.

Everything is derived from the catalogue, so that a new SDK needs no code here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.files.prefilter import Matcher

if TYPE_CHECKING:
    from checker.sdks.catalogue import Catalogue


# HTTP libraries and cores of frameworks: imported everywhere, so an import of one says nothing by itself.
HTTP = "http"
# HTTP methods without a body: no billable request is made by one, and `.get(` stands everywhere.
BODILESS = frozenset({"get", "delete", "open"})
OPENS = "open"  # urllib's openers send by it: it counts where a file speaks of one
_OPENER = b"pener"  # opener, build_opener, OpenerDirector
_URL_WORDS = (
    '"messages":',
    "'messages':",
    '"completions"',
    "'completions'",
    '"responses"',
    "'responses'",
    '"embeddings"',
    "'embeddings'",
    "/chat/completions",
    "/v1/messages",
    "/embeddings",
    "/v1/responses",
    ":generateContent",
    "/rerank",
    "/converse",
    "/api/embed",  # Ollama's, and its port
    ":11434",
)
_BY_NAME = [b"import_module(", b"__import__("]  # what imports a module that a text names
_NAMED = re.compile(rb"""(?:import_module|__import__)\(\s*["']([\w.]+)""")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the bytes of a file say: the SDKs that it imports, whether a provider's method path or URL stands there,
    whether it imports an HTTP library, and whether it speaks of urllib's openers."""

    sdks: frozenset[str]
    strong: bool
    host: bool
    http: bool = False
    openers: bool = False

    @property
    def is_candidate(self) -> bool:
        return bool(self.sdks) or self.strong or self.host


NO_FACTS = Facts(frozenset(), False, False)


@lru_cache(maxsize=4)
def scanner_of(catalogue: Catalogue) -> Scanner:
    """One instance per catalogue: its patterns cost more than a look through a small project."""
    return Scanner(catalogue)


class Scanner:
    """Looks through files; `facts` is a pure function of bytes and catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._methods = catalogue.methods_by_sdk()
        self._plain = {s: frozenset(ws) for s, ws in catalogue.plain_methods_by_sdk().items() if s != HTTP}
        self._functions = catalogue.functions_by_sdk()
        self._modules = catalogue.modules_by_sdk()
        self._makers = catalogue.makers_by_sdk()
        self._called = catalogue.called
        self.callable = frozenset(sdk for sdk, methods in self._methods.items() if "__call__" in methods)
        words: dict[bytes, set[str]] = {}
        for sdk, modules in self._modules.items():
            for module in modules:
                for form in _import_forms(module):
                    words.setdefault(form, set()).add(sdk)
        self._strong = [w.encode() for w in catalogue.strong_tails if "." in w]
        for word in list(self._strong):
            head, _, tail = word.rpartition(b".")
            self._strong += [head + b".with_raw_response." + tail, head + b".with_streaming_response." + tail]
        self._strong += [f".{w}".encode() for w in catalogue.certain_tails]
        hosts = [h.strip(".").split("*.")[-1].encode() for h in catalogue.hosts]
        self._hosts = [h for h in hosts if h] + [w.encode() for w in _URL_WORDS]
        self._from = {sdk: _from_pattern(modules) for sdk, modules in self._modules.items()}
        verbs = {w.rpartition(".")[2] for w in self._methods[HTTP]} - BODILESS
        self._sends = compile_bytes(r"\.(?:" + _any(verbs) + r")\s*\(")
        self._sdks_of: dict[str, set[str]] = {}
        for sdk, modules in self._modules.items():
            for module in modules:
                self._sdks_of.setdefault(module, set()).add(sdk)
        self._matcher = Matcher([*sorted(words), *sorted(self._strong), *sorted(self._hosts), *_BY_NAME])
        self._kinds = [
            *((w, sorted(words[w])) for w in sorted(words)),
            *((w, "strong") for w in sorted(self._strong)),
            *((w, "host") for w in sorted(self._hosts)),
            *((w, "by name") for w in _BY_NAME),
        ]
        self._by_word = dict(self._kinds)
        self._words: dict[Facts, frozenset[str]] = {}
        self._own_words: dict[Facts, frozenset[str]] = {}
        self._patterns: dict[tuple[frozenset[str], bool, bool, bool], Any] = {}
        self._plain_patterns: dict[frozenset[str], Any] = {}
        self._maker_patterns: dict[frozenset[bytes], Any] = {}

    def facts(self, source: bytes) -> Facts:
        if not self._matcher.matches(source):
            return NO_FACTS
        sdks: set[str] = set()
        strong = host = False
        for index in self._matcher.found(source):
            kind = self._by_word[self._matcher.words[index]]
            if kind == "strong":
                strong = True
            elif kind == "host":
                host = True
            elif kind == "by name":
                sdks.update(self._imported_by_name(source))
            else:
                sdks.update(kind)
        http = HTTP in sdks
        return Facts(frozenset(sdks - {HTTP}), strong, host, http, http and _OPENER in source)

    def _imported_by_name(self, source: bytes) -> Iterator[str]:
        """The SDKs of `import_module("litellm")`."""
        for match in _NAMED.finditer(source):
            name = match.group(1).decode()
            while name:
                yield from sorted(self._sdks_of.get(name, ()))
                name = name.rpartition(".")[0]

    def sends(self, source: bytes) -> bool:
        """Whether a request with a body is made by a method of an HTTP library: `session.post(`, `.request(`."""
        return self._sends.search(source) is not None

    def pattern(self, facts: Facts) -> Any:
        """A compiled pattern over bytes for the words that matter in a file with these facts."""
        key = (facts.sdks, facts.strong, facts.host, facts.openers)
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = self._compile(facts)
        return found

    def is_called_bare(self, facts: Facts) -> bool:
        return bool(facts.sdks & self._called)

    def _compile(self, facts: Facts) -> Any:
        methods = self.own_words(facts)
        parts = [r"\b(?:getattr|attrgetter|methodcaller)\s*\("] if methods else []
        if methods:
            parts.append(r"\.\s*(?:" + _any(methods) + r")\b")
        if self.is_called_bare(facts):
            parts.append(r"[\w\])]\s*\(")
        if facts.strong or facts.sdks:
            strong = sorted({re.escape(w.decode()) for w in self._strong})
            parts.append("(?:" + "|".join(strong) + r")\b")
        return compile_bytes("|".join(parts) or NEVER)

    def words(self, facts: Facts) -> frozenset[str]:
        """The words of the methods and functions that may be billable in a file with these facts."""
        found = self._words.get(facts)
        if found is None:
            words = set(self.own_words(facts))
            if facts.strong or facts.sdks:
                words |= {w.decode().rpartition(".")[2] for w in self._strong}
            found = self._words[facts] = frozenset(words)
        return found

    def own_words(self, facts: Facts) -> frozenset[str]:
        """The last segments of the billable methods and functions of the SDKs that a file imports."""
        found = self._own_words.get(facts)
        if found is None:
            found = self._own_words[facts] = frozenset(self._find_own_words(facts))
        return found

    def _find_own_words(self, facts: Facts) -> set[str]:
        words = {w for sdk in facts.sdks for w in self._methods.get(sdk, ()) if not w.startswith("__")}
        words |= {w for sdk in facts.sdks for w in self._functions.get(sdk, ())}
        if facts.host:
            bodiless = BODILESS - {OPENS} if facts.openers else BODILESS
            words |= {*self._methods[HTTP], *self._functions[HTTP]} - bodiless
        return words

    def offsets(self, source: bytes, facts: Facts) -> Iterator[int]:
        """Byte offsets at which a word stands that may name a billable call."""
        for match in self.pattern(facts).finditer(source):
            yield match.start()
        names = self.imported_functions(source, facts)
        if names:
            for match in re.finditer(rb"\b(?:" + b"|".join(sorted(names)) + rb")\b", source):
                yield match.start()

    def plain_words(self, sdks: frozenset[str]) -> frozenset[str]:
        """The billable methods of clients of these SDKs that need no longer path."""
        return frozenset().union(*(self._plain.get(sdk, frozenset()) for sdk in sdks))

    def plain_offsets(self, source: bytes, sdks: frozenset[str] | None = None) -> Iterator[int]:
        """Where such a method is called, of these SDKs or of any."""
        key = sdks if sdks is not None else frozenset(self._plain)
        pattern = self._plain_patterns.get(key)
        if pattern is None:
            words = self.plain_words(key)
            pattern = compile_bytes(r"\.(?:" + _any(words) + r")\s*\(" if words else NEVER)
            self._plain_patterns[key] = pattern
        for match in pattern.finditer(source):
            yield match.start()

    def maker_offsets(self, source: bytes, facts: Facts) -> Iterator[int]:
        """Where something stands by which a client of an SDK that the file imports may be made."""
        sdks = facts.sdks - {HTTP}
        names = self._imported(source, sdks, self._makers)
        names |= {name.encode() for sdk in sdks for name in self._makers.get(sdk, ())}
        if names:
            key = frozenset(names)
            pattern = self._maker_patterns.get(key)
            if pattern is None:
                text = r"\b(?:" + "|".join(sorted(n.decode() for n in names)) + r")\s*[(),.\]]"
                pattern = self._maker_patterns[key] = compile_bytes(text)
            for match in pattern.finditer(source):
                yield match.start()

    def imported_functions(self, source: bytes, facts: Facts) -> set[bytes]:
        """Names under which billable functions are imported: `from litellm import acompletion as ask`."""
        return self._imported(source, facts.sdks | ({HTTP} if facts.host else set()), self._functions)

    def _imported(self, source: bytes, sdks: Iterable[str], names: Mapping[str, Sequence[str]]) -> set[bytes]:
        """Names under which some of `names` (by SDK) are imported."""
        out: set[bytes] = set()
        for sdk in sorted(sdks):
            known = {f.encode() for f in names.get(sdk, ())}
            if not known:
                continue
            for match in self._from[sdk].finditer(source):
                for part in match.group(1).strip(b"()").split(b","):
                    words = part.split(b"#")[0].split()
                    if words and words[0] in known:
                        out.add(words[-1])
        return out


NEVER = r"[^\x00-\xff]"  # a pattern that no byte fits
NO_SDKS: frozenset[str] = frozenset()


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _from_pattern(modules: Iterable[str]) -> Any:
    return compile_bytes(r"\bfrom[ \t]+(?:" + _any(modules) + r")[\w.]*[ \t]+import[ \t]+(\([^)]*\)|[^\n(]*)")


def _import_forms(module: str) -> Iterable[bytes]:
    name = module.encode()
    head, _, tail = name.rpartition(b".")
    yield b"import " + name
    yield b"from " + name
    yield b", " + name
    if head:
        yield b"from " + head + b" import " + tail


def compile_bytes(pattern: str) -> Any:
    """A pattern over bytes with re2 where it is installed, else with re: the syntax used means the same in both."""
    try:
        import re2
    except ImportError:
        return re.compile(pattern.encode())
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 64 << 20
    options.log_errors = False
    compiled: Any = re2.compile(pattern.encode(), options)
    return compiled
