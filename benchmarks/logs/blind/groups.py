"""Small logs that are wrong as a whole, and scans of them and of others held against the truth."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from score import scanned

from blind.scoring import Outcome, Truth
from blind.setting import TAGS
from blind.siblings_base import AS_OF, Siblings, settle

MORE = "price_cards: {files: [price_card.json]}\n"
Files = dict[str, bytes]
Scan = tuple[Path, list[str], str, int | None]  # where, its sources, the group's name if it is one, how many records


@dataclass(frozen=True)
class Group:
    """`rules`: which must be said, of one of `ids` if there are any; none: nothing at all. `notice`: that something
    cannot be read is as good. `records`: of the whole population, unreadable ones too; none where it depends on what
    counts as one."""

    name: str
    files: Files
    rules: str = ""
    ids: tuple[str, ...] = ()
    notice: bool = False
    tags: tuple[str, ...] | None = None
    records: int | None = None
    sources: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()  # other ids of which the same must be said
    more: str = ""  # of the policy


def lay_group(made: Siblings, folder: Path, group: Group) -> list[str]:
    settle(folder, group.tags if group.tags is not None else TAGS, MORE + group.more)
    for name, content in group.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for ids in (group.ids, *group.also) if group.rules else ():
        notice = {"notice": group.name} if group.notice else {}
        made.plant(group.name, group.rules, "", group=group.name, any_of=list(ids), **notice)
    if not group.rules:
        made.clean.add(f"group:{group.name}")
    return list(group.sources or group.files)


def held(made: Truth, scans: list[Scan], known: int = 0, as_of: str = AS_OF) -> Outcome:
    said, notices, lost = [], [], []
    with ThreadPoolExecutor(2) as pool:
        for (_, sources, name, count), (found, report) in zip(
            scans, pool.map(lambda one: scanned(one[0], one[1], as_of), scans), strict=True
        ):
            notices += [name or notice["path"] for notice in report["notices"]]
            said += [{**one, "group": name, "line": 0 if name else one["line"]} for one in found]
            stated = report["population"]["members"]
            if count is not None and stated != count:
                lost.append(f"{name or sources[0]}: of {count} records it states {stated}")
    outcome = made.held_against(said, notices=notices, known=known)
    return replace(outcome, alarms=(*outcome.alarms, *lost))
