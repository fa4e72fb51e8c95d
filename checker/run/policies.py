"""The policy of a run: loaded once, its validity remembered between runs, so that jsonschema loads only on change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.files.cache import Store, cache_folder
from checker.policy.load import Known, Remember, load_policy
from checker.policy.model import Policy
from checker.rules.registry import UnknownRuleError, known_words, nearest
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.policy.difference import Difference

_SECTION = "valid"
_VERSION = "1"  # of what the store holds: keys without values


def policy_of(settings: Settings, *, cwd: Path) -> Policy:
    """The policy that the settings name, else the built-in one. Raises PolicyError and UnknownRuleError."""
    source = None if settings.policy is None else named(settings.policy, cwd)
    with remembering(remembered_in(settings), cwd) as (known, remember):
        policy = load_policy(source, cwd=cwd, known_valid=known, remember_valid=remember)
    _check_words(policy)
    return policy


def remembered_in(settings: Settings) -> Path | None:
    """The folder of what is remembered between runs."""
    return cache_folder(settings.cache_dir) if settings.cache else None


@contextmanager
def remembering(folder: Path | None, cwd: Path) -> Iterator[tuple[Known, Remember]]:
    """Whether a file is known to be valid, and how that is remembered; without a folder nothing is."""
    with Store.open(folder, (folder or cwd) / "policies", _VERSION) as store:
        yield (
            lambda key: store.get(_SECTION, key) is not None,
            lambda key: store.put(_SECTION, key, b"1"),
        )
        store.save()


def difference(before: str, after: str, *, cwd: Path) -> Difference:
    """What the second of two policies asks more and less strictly. Raises PolicyError."""
    one, other = (load_policy(name, cwd=cwd) for name in (before, after))
    return compared(one, other)


def compared(before: Policy, after: Policy) -> Difference:
    """What the later policy asks differently, at the levels that its own rules have."""
    from checker.policy.difference import compare
    from checker.rules.registry import active

    return compare(before, after, lambda policy: active(policy.rules))


def named(source: str | Path, cwd: Path) -> str:
    """As messages name it: relative to the working directory where it lies in there."""
    try:
        return str(source) if isinstance(source, str) else source.relative_to(cwd).as_posix()
    except ValueError:
        return str(source)


def _check_words(policy: Policy) -> None:
    """A word that is all but a rule's name is a slip; other unknown ones are rules of planes or releases to come."""
    rolled = (rollout.rule for rollout in policy.rollout if rollout.rule is not None)
    inline = policy.limits.inline or ()
    for word in (*policy.rules, *(exception.rule for exception in policy.exceptions), *rolled, *inline):
        if word not in known_words() and not word.startswith("CP") and nearest(word, cutoff=0.8):
            raise UnknownRuleError(word, nearest(word, cutoff=0.8), where=f"policy {policy.name}: ")
