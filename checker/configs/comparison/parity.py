"""Two sides into an `EnvironmentPair`: documents matched by what they are, compared, every difference judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.comparison.carried import NO_CARRIERS, CarrierNames
from checker.configs.comparison.classes import judge
from checker.configs.comparison.comparison import compare
from checker.configs.comparison.declarations import DEFAULT_ALLOWED
from checker.configs.comparison.places import Pointer
from checker.configs.entries.alignment import by_identity
from checker.configs.entries.difference import Difference, Judged, Side
from checker.configs.kinds.kind import Class, Verdict
from checker.configs.loading.configfile import ConfigFile, Document
from checker.configs.loading.container_variables import by_what_counts, left_to_others
from checker.configs.values.words import Words
from checker.documents.location import Location
from checker.documents.tree import pointer_text


class EnvironmentPair(Struct, frozen=True):
    """What rules judge: both sides and how they differ. `words`: which words stand for which environment.

    `renames`: keys that differ in the environment's name and nothing else, so that both sides do the same.
    """

    left: ConfigFile
    right: ConfigFile
    words: Words
    differences: tuple[Judged, ...] = ()
    renames: tuple[Judged, ...] = ()


def compare_sides(
    left: ConfigFile,
    right: ConfigFile,
    words: Words,
    *,
    allowed: frozenset[Class] = DEFAULT_ALLOWED,
    renames: Mapping[str, str] = {},
    carriers: CarrierNames = NO_CARRIERS,
) -> EnvironmentPair:
    differences: list[Difference] = []
    ours = [document for document in left.documents if not document.within]
    theirs = [document for document in right.documents if not document.within]
    # A variable that both files define differs there, not wherever they use it.
    twice = left.own & right.own
    known = tuple({name: value for name, value in side.known.items() if name not in twice} for side in (left, right))
    indexed = len(ours) > 1 or len(theirs) > 1
    matched = _matched(ours, theirs, words)
    for i, j in matched:
        one, other = ours[i] if i is not None else None, theirs[j] if j is not None else None
        if one is None or other is None:
            differences.append(_lonely(one, other, left, right))
            continue
        differences.extend(
            compare(
                one.kind,
                one.root,
                other.root,
                words,
                prefix=(_prefix(one, indexed=indexed), _prefix(other, indexed=indexed)),
                known=(known[0], known[1]),
                defined=(left.known, right.known) if twice else None,
                renames=renames,
                document=one.name,
            )
        )
    differences.extend(_left_to_others(matched, (ours, theirs), differences, indexed=indexed))
    differences = list(by_what_counts(differences, [d.root for d in ours], [d.root for d in theirs]))
    judged = [judge(found, words, allowed, carriers) for found in differences if not carriers.same_header(found)]
    judged = [_as_containers_get_it(found, left, right) for found in judged]
    same = [found for found in judged if found.difference.renamed and found.verdict is Verdict.ALLOW]
    return EnvironmentPair(left, right, words, tuple(found for found in judged if found not in same), tuple(same))


def _as_containers_get_it(judged: Judged, left: ConfigFile, right: ConfigFile) -> Judged:
    """A variable of a ConfigMap that no container of either side gets decides nothing."""
    found = judged.difference
    if found.path[:1] != ("data",) or len(found.path) != 2 or not (left.overridden or right.overridden):
        return judged
    variable = (found.document.rpartition("/")[2], found.path[1])
    sides = ((found.left, left), (found.right, right))
    if all(place.node is None or variable in config.overridden for place, config in sides):
        why = "no container gets it: another source, or its own env, has the last word"
        return replace(judged, verdict=Verdict.ALLOW, why=why)
    return judged


def _left_to_others(
    matched: list[tuple[int | None, int | None]],
    documents: tuple[list[Document], list[Document]],
    differences: list[Difference],
    *,
    indexed: bool,
) -> Iterator[Difference]:
    """Variables that one side leaves out although another source gives them too, as far as they were not told."""
    roots = [[document.root for document in side] for side in documents]
    told = {(found.document, found.path) for found in differences}
    for i, j in matched:
        if i is None or j is None:
            continue
        both = documents[0][i], documents[1][j]
        for name, key, *values in left_to_others(both[0].root, both[1].root, roots):
            path = ("data", name)
            if (both[0].name, path) in told:
                continue
            kind, states = both[0].kind, both[0].kind.start
            for step in path:
                states = kind.step(states, step)
            setting = kind.setting(states)
            why = f"it is that of another source where this one does not say it; {setting.why or 'the last one counts'}"
            sides = [
                Side(key.at, pointer_text((*_prefix(document, indexed=indexed), *path)), key.at.line, value, False)
                if value is not None
                else Side(document.root.at, "", document.root.line, None, True)
                for document, value in zip(both, values, strict=True)
            ]
            yield Difference(kind, replace(setting, why=why), path, sides[0], sides[1], both[0].name)


def _matched(ours: list[Document], theirs: list[Document], words: Words) -> list[tuple[int | None, int | None]]:
    """Documents by kind and name, else by what is left of the name without the environment; those without a name in
    their order."""
    pairs = list(
        by_identity([_identity(d) for d in ours], [_identity(d) for d in theirs], lambda i, j: abs(i - j) / 1e6)
    )
    lonely = [i for i, j in pairs if j is None and i is not None]
    rest = [j for i, j in pairs if i is None and j is not None]
    met: list[tuple[int | None, int | None]] = []
    for i in lonely:
        j = next((j for j in rest if words.same_but_for_environment(ours[i].name, theirs[j].name)), None)
        if j is not None:
            rest.remove(j)
        met.append((i, j))
    whole = [pair for pair in pairs if None not in pair]
    return sorted([*whole, *met], key=lambda pair: pair[0] or 0) + [(None, j) for j in rest]


def _prefix(document: Document, *, indexed: bool = True) -> Pointer:
    """What pointers into a document begin with: its number, in files of several."""
    return (document.index, *document.steps) if indexed else document.steps


def _identity(document: Document) -> tuple[str, str]:
    return (document.kind.name, document.name) if document.name.strip("/") else (document.kind.name, "")


def _held(document: Document, config: ConfigFile) -> str:
    """What a document holds as a text that is a whole configuration of a gateway or a collector."""
    texts = (each for each in config.documents if each.within and each.index == document.index)
    return next((each.kind.title for each in texts if each.kind.guest and _is_below(each, document)), "")


def _is_below(text: Document, document: Document) -> bool:
    steps = pointer_text(document.steps)
    return f"{text.within}/".startswith((f"{steps}/", f"/{document.index}{steps}/"))


def _lonely(one: Document | None, other: Document | None, left: ConfigFile, right: ConfigFile) -> Difference:
    document = one or other
    assert document is not None
    kind = document.kind
    setting = kind.setting(kind.begin(document.root))
    if other is None and setting.verdict is Verdict.DENY:
        pass  # prod lacks what collects or accounts for usage
    elif other is None and (held := _held(document, left)):
        setting = replace(setting, verdict=Verdict.DENY, why=f"only one side has it, and it holds {held}")
    else:
        setting = replace(setting, verdict=kind.lonely, why="only one side has it")
    sides = [
        Side(side.root.at, pointer_text(_prefix(side)), side.root.line, side.root, False)
        if side is not None
        else Side(Location(config.path, 1), "", 1, None, True)
        for side, config in ((one, left), (other, right))
    ]
    return Difference(kind, setting, (document.name or str(document.index),), sides[0], sides[1], document.name)
