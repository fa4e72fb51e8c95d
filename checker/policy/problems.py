"""What is wrong with a policy or an owners registry: every fault with its place, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from checker.documents.location import Location
from checker.errors import InputError


class Problem(Struct, frozen=True, order=True):
    """One fault: where it is, what was expected and, where there is one, the nearest valid word."""

    at: Location
    message: str

    def __str__(self) -> str:
        return f"{self.at} {self.message}"


class PolicyError(InputError):
    """A policy (or owners registry) that cannot be used: a usage error, exit code 2. `problems` are sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def nearest(word: str, valid: Iterable[str]) -> str:
    """` (did you mean 'team_id'?)`, or nothing when no valid word is close."""
    import difflib  # here, because only a broken policy needs it

    folded = {choice.lower().replace("_", "-"): choice for choice in valid}
    close = difflib.get_close_matches(word.lower().replace("_", "-"), folded, n=1, cutoff=0.6)
    return f" (did you mean {folded[close[0]]!r}?)" if close else ""
