"""The project: its modules, how imports between them resolve, and where names are mentioned. Nothing is executed."""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from checker.code.frontends.notebook import Notebook
from checker.code.frontends.python import PythonModule
from checker.code.source.import_roots import ImportRoots
from checker.code.source.summary import Outline

Reader = Callable[[str], bytes]

_IMPORTED = re.compile(rb"\bimport\b[ \t]*(\([^)]*|[^\n(]*)")
_STORED = re.compile(rb"\bself\.(\w+)\s*(?::[^=\n]+)?=(?!=)")
# `self.x = …`, `self.x[…] = …`, `self.x, y = …`, `self.x.update(…)`, `del self.x[…]`
_STORED_OR_CHANGED = re.compile(
    rb"\bself\.(\w+)\s*(?:\[[^\]\n]*\]\s*)?(?:[:,][^=\n]+)?[|+]?=(?!=)"
    rb"|\bself\.(\w+)\.(?:pop|popitem|update|clear|setdefault|append|extend|insert|remove)\("
    rb"|\bdel\s+self\.(\w+)"
)
_GLOBAL = re.compile(rb"\bglobal\s+([\w\s,]+?)\s*(?:[\n;#]|$)")
# Bytes that no identifier holds become spaces, so that split() gives a file's words. UTF-8 beyond ASCII is kept whole.
_TO_WORDS = bytes(b if b >= 128 or chr(b).isalnum() or b == 0x5F else 0x20 for b in range(256))
_FEW_LETTERS = 6  # so many occurrences are looked at whether they are the name itself
_TEST_PARTS = frozenset({"tests", "test", "testing", "__tests__"})


def is_test_path(path: str) -> bool:
    """Whether a source file is a test: its call sites are listed and fail no run."""
    parts = PurePosixPath(path).parts
    name = parts[-1] if parts else ""
    stem = name.rsplit(".", 1)[0]
    return (
        any(p in _TEST_PARTS for p in parts[:-1])
        or stem.startswith("test_")
        or stem.endswith("_test")
        or stem == "conftest"
    )


class Module:
    """One source file of the project; compared by identity."""

    __slots__ = (
        "_binds",
        "_imported",
        "_names",
        "_parsed",
        "_places",
        "_read",
        "_source",
        "_stored",
        "_stored_within",
        "_uses",
        "_writers",
        "env",
        "in_progress",
        "is_broken",
        "is_test",
        "notebook",
        "path",
        "ready",
    )

    def __init__(self, path: str, read: Reader) -> None:
        self.path = path
        self._read = read
        self.let_go()

    def let_go(self) -> None:
        """As it was before it was read: what was made of it is no longer wanted."""
        self._source: bytes | None = None
        self._parsed: PythonModule | None = None
        self._names: dict[int, tuple[str, frozenset[str]]] = {}
        self._imported: frozenset[bytes] | None = None
        self._stored: dict[bytes, list[int]] | None = None
        self._stored_within: dict[int, frozenset[bytes]] = {}
        self._writers: dict[str, list[int]] | None = None
        self._places: dict[tuple[str, int], int] = {}
        self._uses: dict[str, int] = {}
        self._binds: dict[str, bool] = {}
        self.notebook: Notebook | None = None
        self.env = -1  # heap id of the module's names, -1 before it is first imported
        self.ready = False
        self.in_progress = False
        self.is_test = is_test_path(self.path)
        self.is_broken = False  # it holds a syntax error: functions that hold one are not judged

    def __repr__(self) -> str:
        return f"Module({self.path})"

    @property
    def source(self) -> bytes:
        """UTF-8 text of the module; a notebook's code cells joined. UnicodeDecodeError, ValueError: not readable."""
        if self._source is None:
            data = self._read(self.path)
            if self.path.endswith(".ipynb"):
                self.notebook = Notebook.read(data)
                data = self.notebook.source
            self._source = data
        return self._source

    def give_up(self) -> None:
        """It cannot be read, and that is said: to everything that looks for a name in it, it is empty."""
        self._source = b""

    @property
    def parsed(self) -> PythonModule:
        if self._parsed is None:
            self._parsed = PythonModule(self.source)
        return self._parsed

    @property
    def too_deep(self) -> list[int]:
        """Lines of expressions that are nested too deep to be read, in what was lowered so far."""
        return self._parsed.too_deep if self._parsed is not None else []

    @property
    def package(self) -> str:
        """Folder of the module, '' at the root."""
        return self.path.rpartition("/")[0]

    def names_within(self, id: int) -> tuple[str, frozenset[str]]:
        """(name, all identifiers) of the definition that starts at byte `id`."""
        found = self._names.get(id)
        if found is None:
            outline = self.parsed.outline(id)
            name, words = "", frozenset[str]()
            if outline is not None:
                found_words = set(self.source[outline.start : outline.end].translate(_TO_WORDS).split())
                name, words = outline.name, frozenset(sys.intern(w.decode("utf-8", "replace")) for w in found_words)
            found = self._names[id] = (name, words)
        return found

    def enclosing(self, offset: int) -> list[Outline]:
        """Definitions that hold byte `offset`, outermost first."""
        outlines = self.parsed.outlines
        at = bisect.bisect_right(outlines, offset, key=_start) - 1
        inner = outlines[at] if at >= 0 else None
        out: list[Outline] = []
        while inner is not None:
            if offset < inner.end:
                out.append(inner)
            inner = self.parsed.outline(inner.parent) if inner.parent >= 0 else None
        out.reverse()
        return out

    def uses(self, name: str) -> int:
        """How often a name stands in the module; many occurrences of its letters are taken as uses."""
        found = self._uses.get(name)
        if found is None:
            needle = name.encode()
            found = self.source.count(needle)
            if 2 <= found <= _FEW_LETTERS:
                found = sum(1 for _ in whole_words(self.source, needle))  # a pattern per name costs more to compile
            self._uses[name] = found
        return found

    def binds(self, name: str) -> bool:
        """Whether a name is set or imported at the start of a line of the module, or stands alone in one, as names of
        an import in brackets do."""
        found = self._binds.get(name)
        if found is None:
            word = re.escape(name.encode())
            setting = rb"(?m)^(?:%b\s*[:=]|.*\bimport\b.*\b%b\b|\s+%b,?\s*$)" % (word, word, word)
            here = name.encode() in self.source
            found = self._binds[name] = here and re.search(setting, self.source) is not None
        return found

    def place_of(self, name: str, after: int = 0) -> int:
        """Where a name is first set at the start of a line, after a byte offset, packed; the top of the file where it
        is not."""
        found = self._places.get((name, after))
        if found is None:
            setting = re.compile(rb"^[ \t]*%s[ \t]*(?::[^=\n]+)?=" % re.escape(name.encode()), re.M)
            match = setting.search(self.source, after)
            line = self.source.count(b"\n", 0, match.start()) + 1 if match is not None else 1
            found = self._places[name, after] = line << 16
        return found

    @property
    def imported(self) -> frozenset[bytes]:
        """Words that stand in import statements after `import`: names and their aliases."""
        if self._imported is None:
            texts = _IMPORTED.findall(self.source)
            self._imported = frozenset(b" ".join(texts).translate(_TO_WORDS).split())
        return self._imported

    @property
    def global_writers(self) -> dict[str, list[int]]:
        """Ids of the functions that declare `global name`, by name."""
        if self._writers is None:
            self._writers = {}
            for match in _GLOBAL.finditer(self.source) if b"global " in self.source else ():
                holders = [o for o in self.enclosing(match.start()) if not o.is_class]
                for name in match.group(1).replace(b",", b" ").split() if holders else ():
                    self._writers.setdefault(name.decode("utf-8", "replace"), []).append(holders[0].start)
        return self._writers

    def stores(self, attribute: str, outline: Outline) -> bool:
        """Whether the text of a definition holds `self.attribute = …`."""
        if self._stored is None:
            self._stored = {}
            for match in _STORED.finditer(self.source):
                self._stored.setdefault(match.group(1), []).append(match.start())
        offsets = self._stored.get(attribute.encode(), ())
        at = bisect.bisect_left(offsets, outline.start)
        return at < len(offsets) and offsets[at] < outline.end

    def stored_within(self, id: int) -> frozenset[bytes]:
        """Names of the attributes that the definition at byte `id` (a class) sets or changes on `self`."""
        found = self._stored_within.get(id)
        if found is None:
            outline = self.parsed.outline(id)
            text = self.source[outline.start : outline.end] if outline is not None else b""
            names = (name for match in _STORED_OR_CHANGED.findall(text) for name in match)
            found = self._stored_within[id] = frozenset(names) - {b""}
        return found


def _start(outline: Outline) -> int:
    return outline.start


class MeetingError(BaseException):
    """A part of a project came by a module of another part: `path`. No error of the engine's, so nothing on the way
    takes it for one."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Project:
    """`files` are paths relative to the project root; `sdk_modules` are the import names of catalogued SDKs."""

    def __init__(self, files: Sequence[str], read: Reader, sdk_modules: frozenset[str]) -> None:
        self.modules = {path: Module(path, read) for path in files}
        self._imports = ImportRoots(self.modules, sdk_modules)
        self._mentions: dict[tuple[str, str, str, int], tuple[tuple[Module, int], ...]] = {}
        self._words: dict[bytes, list[Module]] | None = None

    def part(self, files: Sequence[str]) -> Project:
        """Some of the files by themselves: imports mean what they mean in the whole, names are looked for in these."""
        part = Project((), _no_reader, frozenset())
        part.modules = {path: self.modules[path] for path in files}
        part._imports = self._imports
        return part

    # -- imports ------------------------------------------------------------------------------------------------

    def resolve(self, importer: Module, level: int, dotted: str) -> Module | str | None:
        """What `import dotted` means in `importer`: a module, the folder of a namespace package, or None (external).
        MeetingError: a module that is not in this part of the project."""
        return self._ours(self._imports.resolve(importer, level, dotted))

    def submodule(self, package: Module | str, name: str) -> Module | str | None:
        """What a package has under a name, as `resolve` gives it."""
        return self._ours(self._imports.submodule(package, name))

    def _ours(self, found: Module | str | None) -> Module | str | None:
        if isinstance(found, Module) and found.path not in self.modules:
            raise MeetingError(found.path)
        return found

    # -- mentions -----------------------------------------------------------------------------------------------

    def mentions(self, name: str, near: Module | None = None, limit: int = 1 << 30) -> tuple[tuple[Module, int], ...]:
        """Places (module, byte offset) where an identifier stands, its definitions apart, in the order of paths: in the
        modules that share an import root with `near` and in those that name its package, without `near` in all."""
        root, top = self._home(near) if near is not None else ("", "")
        key = (name, root, top, limit)
        found = self._mentions.get(key)
        if found is None:
            needle = name.encode()
            out: list[tuple[Module, int]] = []
            for module in self._within(needle, root, top):
                out += ((module, at) for at in occurrences(module.source, needle))
                if len(out) >= limit:
                    del out[limit:]
                    break
            found = self._mentions[key] = tuple(out)
        return found

    def _home(self, module: Module) -> tuple[str, str]:
        """(import root, name of the outermost package or module) of a module."""
        folder, top = module.package, module.path.rpartition("/")[2].partition(".")[0]
        while folder and f"{folder}/__init__.py" in self.modules:
            folder, _, top = folder.rpartition("/")
        return folder, top

    def _within(self, needle: bytes, root: str, top: str) -> Iterator[Module]:
        """Modules that hold a word and lie below an import root or name the package `top` of it, by path."""
        # A folder of packages holds roots of their own only where they are no packages of this one.
        inside = f"{root}/" if root else ""
        # Scripts are not imported from elsewhere, modules of a folder without `__init__.py` by the folder's name.
        naming = set(self.naming(top)) if f"{inside}{top}/__init__.py" in self.modules or root else set()
        if f"{inside}{top}/__init__.py" not in self.modules:
            naming &= set(self.naming(root.rpartition("/")[2]))
        for module in self.naming(needle.decode()):
            if module.path.startswith(inside) or module in naming:
                yield module

    def naming(self, name: str) -> Sequence[Module]:
        """The modules in which an identifier stands, by path. All words are indexed when the first is asked for."""
        if self._words is None:
            self._words = {}
            for path in sorted(self.modules):
                module = self.modules[path]
                try:
                    words = set(module.source.translate(_TO_WORDS).split())
                except (ValueError, OSError):
                    continue
                for word in words:
                    self._words.setdefault(word, []).append(module)
        return self._words.get(name.encode(), ())


def _no_reader(path: str) -> bytes:
    raise FileNotFoundError(path)


def occurrences(source: bytes, needle: bytes) -> Iterator[int]:
    """Offsets at which an identifier stands as a whole word, after `def` and `class` apart, and after a backtick, which
    no code has: a docstring speaks of it."""
    for at in whole_words(source, needle):
        if not source[max(0, at - 6) : at].endswith((b"def ", b"class ", b"`")):
            yield at


def defines(source: bytes, name: bytes) -> bool:
    """Whether a function may be defined under a name: in the text, a name behind `def`."""
    return any(source[max(0, at - 40) : at].rstrip(b" \t\r\n\f\\").endswith(b"def") for at in whole_words(source, name))


def whole_words(source: bytes, needle: bytes) -> Iterator[int]:
    """Offsets at which an identifier stands as a whole word."""
    at = source.find(needle)
    length = len(needle)
    while at >= 0:
        end = at + length
        before, after = source[at - 1 : at], source[end : end + 1]
        if not (before.isalnum() or before == b"_" or after.isalnum() or after == b"_"):
            yield at
        at = source.find(needle, end)
