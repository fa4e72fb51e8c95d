"""Environment names in text, token by token: `llm-staging-keys` and `llm-prod-keys` differ in nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

# Words that stand for an environment wherever they are a token of their own.
DEFAULT_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "prod": ("prod", "production", "prd", "live"),
    "staging": ("staging", "stage", "stg", "preprod", "preproduction", "nonprod", "uat"),
    "dev": ("dev", "development", "develop"),
    "test": ("test", "testing", "qa"),
    "sandbox": ("sandbox", "sbx"),
}
_TOKEN = re.compile(
    r"(?i:(?:pre|non)[-_.]?prod(?:uction)?)(?![A-Za-z])|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^A-Za-z0-9]+"
)
_HOLE: Final = "\0"
_MAX_TEXT: Final = 10_000  # characters of a text that may be a name


class Words(Struct, frozen=True):
    """Which words stand for which environment; `left` and `right` are the names of the two that are compared."""

    environments: Mapping[str, frozenset[str]]
    left: str = "staging"
    right: str = "prod"

    @classmethod
    def of(cls, left: str, right: str, declared: Mapping[str, Iterable[str]] = {}) -> Words:
        """`left` and `right` are names of environments, their words the usual ones and those `declared`."""
        known: dict[str, frozenset[str]] = {}
        for name, words in DEFAULT_WORDS.items():
            known[name] = frozenset(words)
        for name in (left, right, *declared):
            group = next((key for key, words in DEFAULT_WORDS.items() if name.lower() in words), name)
            extra = {word.lower() for word in declared.get(name, ())}
            own = known.pop(group, frozenset()) if group != name else known.get(name, frozenset())
            known[name] = own | extra | {name.lower()}
        return cls(known, left, right)

    def named_in(self, text: str) -> dict[str, str]:
        """Environments whose words are tokens of `text`: name -> the word."""
        found: dict[str, str] = {}
        for token in tokens(text):
            word = _word(token)
            for name, words in self.environments.items():
                if word in words:
                    found.setdefault(name, token)
        return found

    def mentions(self, besides: str) -> re.Pattern[str]:
        """Finds whatever may name an environment other than `besides`: a quick look, where `named_in` takes long."""
        words = {word for name, several in self.environments.items() if name != besides for word in several}
        return re.compile("|".join(["(?:pre|non)[-_.]?prod", *map(re.escape, sorted(words))]), re.IGNORECASE)

    def environment_of(self, name: str) -> str:
        """The usual name of an environment: production is prod."""
        word = name.lower()
        return next((key for key, words in DEFAULT_WORDS.items() if word in words), word)

    def is_bare(self, text: str) -> bool:
        """Whether the text is an environment's word and nothing else."""
        return any(text.lower() in words for words in self.environments.values())

    def neutral(self, text: str, environment: str) -> str:
        """`text` with each word of that environment replaced by a hole; equal holes mean: equal but for the word."""
        words = self.environments.get(environment, frozenset())
        return "".join(_HOLE if _word(token) in words else token for token in tokens(text))

    def same_but_for_environment(self, left: str, right: str) -> bool:
        """Both name their own environment, in the same places, or one names it where the other names none
        (`ledger.staging.example.com` and `ledger.example.com`)."""
        if len(left) > _MAX_TEXT or len(right) > _MAX_TEXT:
            return False
        ours, theirs = self.neutral(left, self.left), self.neutral(right, self.right)
        if _HOLE not in ours and _HOLE not in theirs:
            return False
        return ours == theirs or (_tidy(ours) == _tidy(theirs) != "")


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """`llmStagingKeys-2` is llm, Staging, Keys, -, 2."""
    return tuple(_TOKEN.findall(text))


def _word(token: str) -> str:
    """`pre-prod` is preprod."""
    word = token.lower()
    return re.sub(r"[-_.]", "", word) if len(word) > 4 and word[:3] in ("pre", "non") else word


_EDGE = re.compile(r"[._-]?\0[._-]?")


def _tidy(text: str) -> str:
    """Without the holes and one separator beside each, so that `ledger.\\0.example` is `ledger.example`."""
    text = _EDGE.sub(lambda found: "." if len(found[0]) == 3 else "", text)
    return re.sub(r"[-_]", ".", text).strip(".")
