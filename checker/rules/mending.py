"""The edit of a configuration's setting that has one right answer, where the setting is written as it is judged."""

from __future__ import annotations

from checker.configs.invariants.invariant import Breach, Mend, State
from checker.configs.loading.items import Item
from checker.documents.tree import Scalar, Sequence
from checker.findings.model import Action, Carry, Edit

_MADE = ("#built", "#rendered")  # how paths of what a program made end


def edits_to_mend(breach: Breach) -> tuple[Edit, ...]:
    """None where nobody wrote the setting, or where it stands inside of a text or of what a program made."""
    repair, item = breach.repair, breach.item
    if repair is None or breach.state != State.WRITTEN or item.within or not item.explicit:
        return ()
    if item.node.at.path.endswith(_MADE):
        return ()
    names = repair.values or tuple(hit.name for hit in breach.hits)
    keys = _keys(repair.mend, item, names)
    if not keys:
        return ()
    # what a list in one text lacks is written into that text
    mend = Mend.SET if repair.mend is Mend.ADD and isinstance(item.node, Scalar) else repair.mend
    way = Carry((mend.value,), item.pointer, keys)
    return (Edit(Action.SETTING, item.node.at, tuple(dict.fromkeys(hit.field for hit in breach.hits)), True, (way,)),)


def _keys(mend: Mend, item: Item, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    match mend, item.node:
        case Mend.SET, Scalar(text=text) if text:
            return ((text, names[0]),)
        case Mend.ADD, Sequence():
            return tuple((name, name) for name in names)
        case Mend.ADD, Scalar(text=text) if text and names:
            return ((text, ",".join((text.rstrip(", "), *names))),)
        case Mend.REMOVE, Scalar(text=text) if text:
            return ((text, ""),)
        case _:
            return ()
