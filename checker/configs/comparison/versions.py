"""Two versions of the same image: whether prod runs what staging tested."""

from __future__ import annotations

import re
from typing import Final

from checker.configs.kinds.kind import Class, Verdict

_TAG = re.compile(r"^(?P<name>.+?)(?::(?P<tag>[^:/@]+))?(?:@(?P<digest>sha256:[0-9a-f]+))?$")
_FULL = re.compile(r"v?\d+\.\d+\.\d+(?:[-+._].*)?")
_MOVING: Final = frozenset(
    (
        *("latest", "main", "master", "edge", "nightly", "stable", "dev", "develop"),
        *("staging", "prod", "production", "canary", "beta", "snapshot"),
    )
)
Found = tuple[Class, Verdict | None, str]


def compare_versions(left: str, right: str) -> Found | None:
    """Image references and tags. A tag that moves is not what the other side tested."""
    one, other = _TAG.match(left), _TAG.match(right)
    if one is None or other is None:  # one side names none: what the chart or the registry holds
        named = left or right
        moves = is_moving(named) and "/" not in named
        return _moves(f"{named} is a moving tag") if moves else None
    tags = [
        found["tag"] if found["tag"] else found["name"] if "/" not in found["name"] else "" for found in (one, other)
    ]
    pinned = [found["digest"] is not None for found in (one, other)]
    moving = [tag for tag, is_pinned in zip(tags, pinned, strict=True) if not is_pinned and is_moving(tag)]
    if moving:
        words = f"{moving[0]} is a moving tag" if len(moving) == 1 else f"{' and '.join(moving)} are moving tags"
        return _moves(words)
    part = _part_of(*tags) or _part_of(*reversed(tags))
    if part and not any(pinned):
        return _moves(f"{part} moves with every release")
    if one["tag"] and other["tag"] and one["name"] != other["name"]:
        if one["name"].rsplit("/", 1)[-1] != other["name"].rsplit("/", 1)[-1]:
            return Class.SEMANTIC, Verdict.REVIEW, "another image"
        if one["tag"] == other["tag"]:
            return Class.HOST, None, "the same image from another registry"
    return None


def is_moving(tag: str) -> bool:
    """`latest`, `main-stable`: a tag without a number that names a branch or a channel."""
    return not re.search(r"\d", tag) and any(part in _MOVING for part in re.split(r"[-._]", tag.lower()))


def _part_of(tag: str, whole: str) -> str:
    """`3` and `3.112` beside `3.112.0`: whatever came last; else nothing."""
    partial = _FULL.fullmatch(whole) is not None and _FULL.fullmatch(tag) is None
    return tag if partial and tag and whole.startswith(f"{tag}.") else ""


def _moves(what: str) -> Found:
    return Class.VERSION, Verdict.DENY, f"{what}: prod is not what staging tested"
