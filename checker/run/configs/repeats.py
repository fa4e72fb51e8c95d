"""What was looked at twice is told once: a file that kustomize puts into a ConfigMap, where both overlays have one, and
what a base says, which is in all that is built of it.

The file is what its reader can open and mend; lines of what was built are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from checker.configs.comparison.parity import EnvironmentPair
from checker.configs.entries.difference import Judged
from checker.configs.loading.configfile import ConfigFile
from checker.documents.tree import Scalar, find
from checker.findings.model import Evidence, Finding

_BUILT = "#built"


def without_repeats(pairs: Sequence[EnvironmentPair], root: Path) -> tuple[EnvironmentPair, ...]:
    if not any(pair.left.path.endswith(_BUILT) for pair in pairs):
        return tuple(pairs)
    compared = frozenset(_texts(pairs, root))
    return tuple(_told_once(pair, compared) if pair.left.path.endswith(_BUILT) else pair for pair in pairs)


def breaches_once(findings: Sequence[Finding], root: Path) -> tuple[Finding, ...]:
    """Of findings that say the same of overlays and of what these are made of the file's own, else the first overlay's;
    the others are its evidence. Paths are relative to `root`."""
    made = sorted({found.at.path for found in findings if found.at.path.endswith(_BUILT)})
    if not made:
        return tuple(findings)
    from checker.run.configs.rendering import files_of

    parts = frozenset(part for path in made for part in files_of(root / path.removesuffix(_BUILT)))
    alike: dict[object, list[Finding]] = {}
    for found in findings:
        alike.setdefault((found.rule, found.message, found.level), []).append(found)
    return tuple(found for several in alike.values() for found in _by_source(several, parts, root))


def _by_source(several: list[Finding], parts: frozenset[Path], root: Path) -> Iterator[Finding]:
    told: list[Finding] = []
    note = "says the same"
    for found in several:
        if not found.at.path.endswith(_BUILT):
            if (root / found.at.path).resolve() in parts:
                told.append(found)
                note = "is built of it, and says the same"
            else:
                yield found
    also: list[list[Evidence]] = [[] for _ in told]
    for path in sorted({found.at.path for found in several if found.at.path.endswith(_BUILT)}):
        for number, found in enumerate(found for found in several if found.at.path == path):
            if number < len(told):
                also[number].append(Evidence(found.at, note))
            else:
                told.append(found)
                also.append([])
    for found, others in zip(told, also, strict=True):
        yield replace(found, evidence=(*found.evidence, *others)) if others else found


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
