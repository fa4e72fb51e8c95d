"""Words and bytes in, whether any (or which) of the words occur out: one pass over a file that decides if it is parsed.

google-re2 scans for all words at once (hundreds of MB/s for 40 words); where it is not installed, one `in` per word
gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

_MEMORY = 64 << 20  # bytes for re2's automata; thousands of words fit


class Matcher:
    """Finds literal words, with case, in bytes. `words` keeps their order without duplicates.

    Raises ValueError for an empty word, since it would be found everywhere. `engine` "auto" takes re2 if it can be
    imported; "re2" demands it (ImportError), "find" does without it.
    """

    __slots__ = ("_set", "engine", "matches", "words")

    words: tuple[bytes, ...]
    engine: str
    matches: Callable[[bytes], bool]
    """Whether any word occurs in the data."""

    def __init__(self, words: Iterable[bytes], *, engine: str = "auto") -> None:
        self.words = tuple(dict.fromkeys(words))
        if b"" in self.words:
            raise ValueError("an empty word matches everything")
        re2 = None if engine == "find" or not self.words else _re2(demanded=engine == "re2")
        self._set: Any = None
        if re2 is None:
            self.engine = "find"
            self.matches = self._matches_by_find
        else:
            self.engine = "re2"
            search = re2.compile(b"|".join(map(re2.escape, self.words)), _options(re2)).search
            self.matches = lambda data: search(data) is not None

    def found(self, data: bytes) -> frozenset[int]:
        """Indexes in `words` of the words that occur in the data."""
        if not self.matches(data):
            return frozenset()
        if self.engine == "find":
            return frozenset(index for index, word in enumerate(self.words) if word in data)
        if self._set is None:
            self._set = self._compile_set()
        return frozenset(self._set.Match(data))

    def _matches_by_find(self, data: bytes) -> bool:
        return any(word in data for word in self.words)

    def _compile_set(self) -> Any:
        re2 = _re2(demanded=True)
        words = re2.Set.SearchSet(_options(re2))
        for word in self.words:
            words.Add(re2.escape(word))
        words.Compile()
        return words


def _re2(*, demanded: bool) -> Any:
    try:
        import re2
    except ImportError:
        if demanded:
            raise
        return None
    return re2


def _options(re2: Any) -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1  # bytes are bytes, whatever the file's encoding
    options.max_mem = _MEMORY
    options.log_errors = False
    return options
