"""Source files as the engine reads them: bytes by path, in UTF-8 whatever their encoding, digests for the cache."""

from __future__ import annotations

import codecs
import io
import os
import re
import tokenize
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from checker.files.cache import Store

DIGEST_SIZE = 16
# Letters and digits that stand for ASCII ones in names: full width, mathematical, superscript, ligatures.
_COMPATIBLE = re.compile(
    "[\xaa\xba\u0132\u0133\u017f\u01c7-\u01cc\u01f1-\u01f3\u02b0-\u02e3\u1d2c-\u1dbb\u2071\u207f\u2090-\u209c\u2102-\u217f"
    "\u2c7c\u2c7d\ua7f2-\ua7f4\ufb00-\ufb06\ufe33-\ufe4f\uff10-\uff5a\U000107a5\U0001d400-\U0001d7ff\U0001fbf0-\U0001fbf9]"
)


class UnreadableError(ValueError):
    """A file that cannot be decoded; the message says why and what to do."""


class Sources:
    """The files of one run below `root`. A file is read once; `store` spares reading those that have not changed.
    `instead` holds bytes that take the place of those on disk (what an edit would make of a file)."""

    def __init__(self, root: Path, store: Store, instead: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._root = root
        self._folder = os.path.join(root, "")  # noqa: PTH118
        self._store = store
        self._instead = instead
        self._raw: dict[str, bytes] = dict(instead)

    def raw(self, path: str) -> bytes:
        """The bytes on disk. OSError: they cannot be read."""
        found = self._raw.get(path)
        if found is None:
            found = self._raw[path] = (self._root / path).read_bytes()
        return found

    def size(self, path: str) -> int:
        """Bytes of a file, 0 of one that cannot be read."""
        try:
            return len(self.raw(path))
        except OSError:
            return 0

    def __reduce__(self) -> tuple[type[Sources], tuple[Path, Store, Mapping[str, bytes]]]:
        """In another process files are read again, and nothing is kept there."""
        return Sources, (self._root, Store(None, ""), dict(self._instead))

    def text(self, path: str) -> bytes:
        """The source in UTF-8; a notebook as it is. UnreadableError, OSError: not to be had."""
        data = self.raw(path)
        return data if path.endswith(".ipynb") else in_utf8(data)

    def digest(self, paths: Iterable[str]) -> bytes:
        """One digest over paths and contents; a file that cannot be read counts by its name."""
        parts = [part for path in paths for part in (path.encode("utf-8", "surrogateescape"), self._digest(path))]
        return blake2b(b"".join(parts), digest_size=DIGEST_SIZE).digest()

    def _digest(self, path: str) -> bytes:
        if path in self._instead:
            return blake2b(self._instead[path], digest_size=DIGEST_SIZE).digest()
        try:
            stat = os.stat(self._folder + path)  # noqa: PTH116 - a Path for each of many thousand files costs more
            known = self._store.known_digest(path, stat)
            if known is not None:
                return known
            found = blake2b(self.raw(path), digest_size=DIGEST_SIZE).digest()
        except OSError:
            return b"?" * DIGEST_SIZE
        self._store.remember(path, stat, found)
        return found


def in_utf8(data: bytes) -> bytes:
    """Python source in UTF-8 without a byte order mark: declared encodings (PEP 263) are honoured."""
    if data.isascii() and b"coding" not in data[:400]:
        return data
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    if b"\0" in data[:4] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError("it is not UTF-8 (it looks like UTF-16): save it as UTF-8")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise UnreadableError(f"its encoding is not known: {error}; save it as UTF-8") from None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        line = data.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        reason = f"line {line} is no {encoding}"
        raise UnreadableError(f"{reason}: save it as UTF-8, or declare its encoding in the first line") from None
    if _COMPATIBLE.search(text):
        return _COMPATIBLE.sub(_as_a_name, text).encode()
    return data if encoding in ("utf-8", "utf-8-sig") else text.encode()


def _as_a_name(found: re.Match[str]) -> str:
    """The letter as Python reads it within a name (NFKC): `openai` in full width is openai. Texts are taken along:
    no carrier is named in such letters."""
    plain = unicodedata.normalize("NFKC", found[0])
    return plain if plain.isascii() and f"a{found[0]}".isidentifier() else found[0]
