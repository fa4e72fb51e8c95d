"""The values that a mapping reads, as SQL: for every path the JSON text of what stands there, NULL for nothing.

Three ways lead to them. Lines that are as their format says are read by one typed read (`typed_leaves`): objects as
structs, so that only what is needed is looked at. Any other line is an error there, and is read by extraction from its
text (`extracted_leaves`), which is slower and takes everything. Parquet brings types of its own (parquet.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct, field

from checker.logs.checks.sql import literal, quoted
from checker.logs.formats.log_format import Path
from checker.logs.formats.mapping import RecordMapping

LONGEST_LINE: Final = 1 << 21  # bytes
_IS_NULL: Final = " IS NULL"
NOTHING: Final = "CAST(NULL AS VARCHAR)"
Tree = dict[str, Any]


class Native(Struct, frozen=True):
    """`sql` over the query, of text or (`moment`) of microseconds since 1970 in UTC. `token` makes JSON text of what is
    in `column`, which is what stands there."""

    sql: str
    moment: bool
    column: str
    token: str


class Leaves(Struct, frozen=True):
    """`query` selects `n` (the row in the block, from 0) and what the expressions in `at` read. `duplicate_keys` and
    `text_inside` (a list or an object stands as JSON text where the mapping reads its inside) are conditions over it;
    `null_is_kept`: a null is the text `null`, else it is like nothing; `null_is_nothing`: and it is, where values come
    from columns. `as_expected`: nothing is where nothing was expected, at each of the places in `closed`. `fit`: all of
    the rows are of the format, as is known already. `native`: of columns with types of their own, text as text and
    moments in microseconds, beside the JSON text in `at`."""

    query: str
    at: Mapping[Path, str]
    duplicate_keys: str
    text_inside: str
    null_is_kept: bool
    null_is_nothing: bool = False
    as_expected: str = "TRUE"
    closed: Mapping[Path, str] = field(default_factory=dict)
    fit: bool = False
    native: Mapping[Path, Native] = field(default_factory=dict)


class Kept(Struct, frozen=True):
    """Values of some records that are put by, to be looked at once more without reading them again. `columns` are over
    the query of the leaves that they come from, `tokens` makes a list of JSON text of those."""

    columns: tuple[str, ...]
    tokens: str


KEPT: Final = "kept_rows"  # the table they are in


def put_by(leaves: Leaves, paths: Collection[Path]) -> Kept:
    """What is at `paths`, in order."""
    read = [path for path in paths if leaves.at[path] != NOTHING]
    own = [leaves.native.get(path) for path in read]
    columns = [one.column if one else leaves.at[path] for path, one in zip(read, own, strict=True)]
    names = [f"k{number}" for number in range(len(read))]
    tokens = [
        one.token.format(name) if one else f"CAST({name} AS VARCHAR)" for name, one in zip(names, own, strict=True)
    ]
    return Kept(
        tuple(f"{column} AS {name}" for column, name in zip(columns, names, strict=True)), f"[{', '.join(tokens)}]"
    )


def kept_leaves(leaves: Leaves, paths: Collection[Path]) -> Leaves:
    """The same of what was put by of records that have nothing elsewhere."""
    read = [path for path in paths if leaves.at[path] != NOTHING]
    at = dict.fromkeys(leaves.at, NOTHING) | {path: f"kept[{number}]" for number, path in enumerate(read, 1)}
    query, nothing = f"SELECT n, kept FROM {KEPT}", leaves.null_is_nothing
    return Leaves(query, at, "FALSE", "FALSE", leaves.null_is_kept, null_is_nothing=nothing, fit=True)


def json_path(path: Path) -> str:
    return "$" + "".join(f'."{_escaped(key)}"' for key in path)


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace('"', '\\"')


def has_types(mapping: RecordMapping) -> bool:
    """Whether `typed_leaves` can read the format at all."""
    keys = {path[0] for path in mapping.paths if path}
    return not mapping.format.key_value_lists and len({key.lower() for key in keys}) == len(keys)


def typed_leaves(
    mapping: RecordMapping, file: str, absent: frozenset[Path] = frozenset(), opened: frozenset[Path] = frozenset()
) -> Leaves | None:
    """Reads a block of NDJSON. A line that is no object, an object that is none, a key twice: an error. None where no
    type says what the format has: pairs of lists for objects, keys that differ by case only. What is at paths that are
    `absent` is not read: `as_expected` says whether there is nothing. Objects that hold none of the other paths must
    not be there then, or be empty, save those that are `opened`."""
    if not has_types(mapping):
        return None
    tree = _tree(mapping)
    opaque = set(_opaque(tree, (), mapping, mapping.values_at()))
    shut = _shut(set(_closed(tree, (), absent, opaque, opened)) if absent else set(), mapping)
    closed = set(shut)
    opaque = {path for path in opaque if path not in closed and not _within(path, closed)}
    at: dict[Path, str] = {}
    inside: dict[Path, list[Path]] = {}
    for path in mapping.paths:
        holder = next((path[:depth] for depth in range(1, len(path)) if path[:depth] in opaque), None)
        if path in closed or _within(path, closed):
            at[path] = NOTHING
        elif holder is None:
            at[path] = _member(path)
        else:
            inside.setdefault(holder, []).append(path)
    items = ["row_number() OVER () - 1 AS n", *(quoted(key) for key in tree)]
    keys: dict[Path, str] = {}
    for number, (holder, paths) in enumerate(inside.items()):
        looked = _looked_into(holder, paths, mapping, number)
        items += looked.items
        at.update(looked.at)
        keys.update(looked.keys)
    return Leaves(
        query=f"SELECT {', '.join(items)} FROM {_read_json(file, tree, opaque | closed)}",
        at=at,
        duplicate_keys=_twice(mapping, keys),
        text_inside=_text_inside(mapping, inside, at),
        null_is_kept=False,
        as_expected=_nothing_at(shut),
        closed=shut,
    )


def _read_json(file: str, tree: Tree, whole: set[Path]) -> str:
    """Objects at `whole` places are read as text."""
    columns = ", ".join(f"{literal(key)}: {literal(_type(inner, (key,), whole))}" for key, inner in tree.items())
    return (
        f"read_json({literal(file)}, format = 'newline_delimited', columns = {{{columns}}}, auto_detect = false,"
        f" ignore_errors = false, maximum_object_size = {LONGEST_LINE})"
    )


class _Looked(Struct, frozen=True):
    """What is read of an object that was read as text: select items, and expressions over them by path, of values and
    of the keys of objects."""

    items: tuple[str, str]
    at: Mapping[Path, str]
    keys: Mapping[Path, str]


def _looked_into(holder: Path, paths: Sequence[Path], mapping: RecordMapping, number: int) -> _Looked:
    text = f"CAST({_member(holder)} AS VARCHAR)"
    if holder in mapping.format.json_text:
        text = f"CASE WHEN starts_with({text}, '\"') THEN json_extract_string({text}, '$') ELSE {text} END"
    objects = [path for path in mapping.containers if path[: len(holder)] == holder]
    values, below = (
        ", ".join(literal(json_path(path[len(holder) :])) for path in listed) for listed in (paths, objects)
    )
    return _Looked(
        (f"json_extract({text}, [{values}]) AS opaque{number}", f"json_keys({text}, [{below}]) AS keys{number}"),
        {path: f"NULLIF(CAST(opaque{number}[{index}] AS VARCHAR), 'null')" for index, path in enumerate(paths, 1)},
        {path: f"keys{number}[{index}]" for index, path in enumerate(objects, 1)},
    )


def _text_inside(mapping: RecordMapping, holders: Iterable[Path], at: Mapping[Path, str]) -> str:
    """An object that is read as text is read whatever it is: one that is none is left to the other reading."""
    holders = tuple(holders)
    whole = [f"CAST({_member(holder)} AS VARCHAR)" for holder in holders if holder not in mapping.format.json_text]
    said = [f"starts_with({text}, '\"')" for text in whole]
    for holder in holders:
        if holder in mapping.format.json_text:  # text that is no JSON: what it holds cannot be read, which must be said
            text = f"CAST({_member(holder)} AS VARCHAR)"
            said.append(f"starts_with({text}, '\"{{') AND NOT json_valid(json_extract_string({text}, '$'))")
    for path in lists_of(mapping):
        if at[path] != NOTHING:
            text = f"CAST({at[path]} AS VARCHAR)"
            said.append(f"starts_with({text}, '\"[') OR starts_with({text}, '\"{{')")
    return " OR ".join(f"COALESCE({one}, FALSE)" for one in said) or "FALSE"


def _closed(
    tree: Tree, path: Path, absent: frozenset[Path], opaque: set[Path], opened: frozenset[Path]
) -> Iterator[Path]:
    """The outermost places in and below which all paths are absent."""
    for key, inner in tree.items():
        here = (*path, key)
        if _all_absent(inner, here, absent) and here not in opened:
            yield here
        elif here not in opaque:
            yield from _closed(inner, here, absent, opaque, opened)


def _all_absent(tree: Tree, path: Path, absent: frozenset[Path]) -> bool:
    if not tree:
        return path in absent
    return all(_all_absent(inner, (*path, key), absent) for key, inner in tree.items())


def _within(path: Path, closed: Collection[Path]) -> bool:
    return any(path[:depth] in closed for depth in range(1, len(path)))


def _shut(closed: Collection[Path], mapping: RecordMapping) -> dict[Path, str]:
    """That nothing is there, by place. An object without anything in it is as good as none, save where the object
    itself is asked for."""
    said = set(mapping.paths)
    return {
        path: f"{_member(path)} IS NULL" if path in said else f"COALESCE({_member(path)} = '{{}}', TRUE)"
        for path in sorted(closed)
    }


def _nothing_at(shut: Mapping[Path, str]) -> str:
    """Of all that have to be NULL at once: most are."""
    nulls = [condition.removesuffix(_IS_NULL) for condition in shut.values() if condition.endswith(_IS_NULL)]
    others = [condition for condition in shut.values() if not condition.endswith(_IS_NULL)]
    return " AND ".join([*([f"COALESCE({', '.join(nulls)}) IS NULL"] if nulls else []), *others]) or "TRUE"


def extracted_leaves(mapping: RecordMapping, file: str) -> Leaves:
    """Reads a block of NDJSON whose lines were checked to be objects (blocks.py)."""
    lines = (
        f"read_csv('{file}', columns = {{'l': 'VARCHAR'}}, delim = '\x01', quote = '', escape = '', header = false,"
        f" auto_detect = false, max_line_size = {LONGEST_LINE}, strict_mode = false, new_line = '\\n')"
    )
    paths = ", ".join(literal(json_path(path)) for path in mapping.paths)
    objects = ((), *mapping.containers)
    listed = ", ".join(literal(json_path(path)) for path in objects)
    items = f"json_extract(l, [{paths}]) AS x, json_keys(l, [{listed}]) AS keys"
    return Leaves(
        query=f"SELECT row_number() OVER () - 1 AS n, {items} FROM {lines}",
        at={path: f"x[{position}]" for position, path in enumerate(mapping.paths, 1)},
        duplicate_keys=_twice(mapping, {path: f"keys[{position}]" for position, path in enumerate(objects, 1)}),
        text_inside="FALSE",
        null_is_kept=True,
    )


def _twice(mapping: RecordMapping, keys_of: Mapping[Path, str]) -> str:
    """Whether a key that is read stands twice in its object. Others are nobody's business here."""
    conditions = []
    for holder, keys in keys_of.items():
        listed = ", ".join(literal(key) for key in sorted(mapping.keys_read(holder)))
        read = f"list_filter({keys}, lambda k: k IN ({listed}))"
        twice = f"len({read}) <> list_unique({read})"
        conditions.append(f"COALESCE(CASE WHEN len({keys}) <> list_unique({keys}) THEN {twice} END, FALSE)")
    return " OR ".join(conditions) or "FALSE"


def _tree(mapping: RecordMapping) -> Tree:
    result: Tree = {}
    for path in mapping.paths:
        node = result
        for key in path:
            node = node.setdefault(key, {})
    return result


def _opaque(tree: Tree, path: Path, mapping: RecordMapping, values: frozenset[Path]) -> list[Path]:
    """Objects that no struct stands for: read as a whole too, as text in the log, or with keys that differ by case
    only, which a struct does not tell apart."""
    found: list[Path] = []
    for key, inner in tree.items():
        here = (*path, key)
        if not inner:
            continue
        if here in values or here in mapping.format.json_text or len({k.lower() for k in inner}) < len(inner):
            found.append(here)
        else:
            found.extend(_opaque(inner, here, mapping, values))
    return found


def _type(tree: Tree, path: Path, opaque: set[Path]) -> str:
    if not tree or path in opaque:
        return "JSON"
    members = ", ".join(f"{quoted(key)} {_type(inner, (*path, key), opaque)}" for key, inner in tree.items())
    return f"STRUCT({members})"


def _member(path: Path) -> str:
    return ".".join(quoted(key) for key in path)


def lists_of(mapping: RecordMapping) -> list[Path]:
    """Leaves whose inside is read: lists of tags."""
    return list(
        dict.fromkeys(
            candidate.path
            for column in mapping.columns.values()
            for candidate in column.candidates
            if candidate.tag is not None
        )
    )
