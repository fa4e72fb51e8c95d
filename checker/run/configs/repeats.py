"""What was compared twice is told once: a file that kustomize puts into a ConfigMap, where both overlays have one.

The file is what its reader can open and mend; lines of what was built are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from checker.configs.configfile import ConfigFile
from checker.configs.difference import Judged
from checker.configs.parity import EnvironmentPair
from checker.documents.tree import Scalar, find

_BUILT = "#built"


def without_repeats(pairs: Sequence[EnvironmentPair], root: Path) -> tuple[EnvironmentPair, ...]:
    if not any(pair.left.path.endswith(_BUILT) for pair in pairs):
        return tuple(pairs)
    compared = frozenset(_texts(pairs, root))
    return tuple(_told_once(pair, compared) if pair.left.path.endswith(_BUILT) else pair for pair in pairs)


def _texts(pairs: Iterable[EnvironmentPair], root: Path) -> Iterable[tuple[str, str]]:
    for pair in pairs:
        files = [root / side.path for side in (pair.left, pair.right) if len(side.paths) == 1]
        if len(files) == 2 and all(file.is_file() for file in files):
            left, right = (file.read_text(encoding="utf-8", errors="replace").strip() for file in files)
            yield left, right


def _told_once(pair: EnvironmentPair, compared: frozenset[tuple[str, str]]) -> EnvironmentPair:
    def is_repeat(judged: Judged) -> bool:
        found = judged.difference
        if found.embedded is None:
            return False
        return (_text(pair.left, found.left.pointer), _text(pair.right, found.right.pointer)) in compared

    return replace(pair, differences=tuple(found for found in pair.differences if not is_repeat(found)))


def _text(side: ConfigFile, pointer: str) -> str:
    """The text at a pointer, which begins with the number of the document where either file has several."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for document in side.documents:
        numbered = steps[:1] == [str(document.index)]
        if not document.within and (numbered or not steps[:1] or not steps[0].isdigit()):
            node = find(document.root, tuple(steps[1:] if numbered else steps))
            return node.text.strip() if isinstance(node, Scalar) else ""
    return ""
