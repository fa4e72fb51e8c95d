"""The policy of a run: loaded once, and what was found of it kept for the next run, so that PyYAML and jsonschema load
only on change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.documents import tree
from checker.files.cache import Store, cache_folder
from checker.files.fingerprint import fingerprint
from checker.policy.kept import Kept
from checker.policy.load import load_policy
from checker.policy.model import Policy
from checker.rules.registry import UnknownRuleError, known_words, nearest
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.policy.difference import Difference

_VERSION = "2"  # of what the store holds
_READERS = str(Path(tree.__file__).parent)


def policy_of(settings: Settings, *, cwd: Path) -> Policy:
    """The policy that the settings name, else the built-in one. Raises PolicyError and UnknownRuleError."""
    source = None if settings.policy is None else named(settings.policy, cwd)
    with kept_of(settings) as kept:
        policy = load_policy(source, cwd=cwd, kept=kept)
    _check_words(policy)
    return policy


def remembered_in(settings: Settings) -> Path | None:
    """The folder of what is remembered between runs."""
    return cache_folder(settings.cache_dir) if settings.cache else None


def kept_of(settings: Settings) -> AbstractContextManager[Kept]:
    """`remembering` in the folder of the settings."""
    return remembering(remembered_in(settings))


@contextmanager
def remembering(folder: Path | None) -> Iterator[Kept]:
    """What earlier runs found of policies, owners registries and price cards; without a folder nothing."""
    with Store.open(folder, (folder or Path()) / "policies", f"{_VERSION}/{fingerprint(_READERS)}") as store:
        yield store
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
