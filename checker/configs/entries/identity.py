"""What names the entries of a list, and what kind of configuration a part of a document is."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from checker.configs.entries.alignment import Pair
from checker.configs.kinds.kind import Kind, Setting, load_kind
from checker.configs.values.scalars import as_text
from checker.documents.tree import Mapping, Node, Scalar, Sequence, key_text

_GUEST_KEYS: Final = frozenset(
    {
        "receivers",
        "exporters",
        "processors",
        "model_list",
        "general_settings",
        "litellm_settings",
        "sinks",
        "_format_version",
        "pipeline",
    }
)
Identity = tuple[str, ...]
_OPTION: Final = re.compile(r"(?P<name>[a-z][a-z0-9_.]*)=.*", re.DOTALL)
_FLAG: Final = re.compile(r"--(?P<name>[A-Za-z][\w.-]*)(?P<value>[=\s].*)?", re.DOTALL)
_BARE: Final = re.compile(r"--[A-Za-z][\w.-]*")  # a flag whose value, if it has one, is the next word
_SHORT: Final = re.compile(r"-[A-Za-z]")
NAMES: Final = ("name", "binding", "id", "alias", "key", "slug", "model_name")


def identity_of(item: Node, setting: Setting) -> Identity:
    """What names an entry of a keyed list: the values at the setting's keys, or the only key of the entry."""
    if setting.items == "single-key":
        found = [key_text(item.entries[0].key) if isinstance(item, Mapping) and item.entries else shown(item)]
    else:
        found = [value_at(item, path) for path in setting.keys or (("name",),)]
        if setting.first_key:
            found = [part for part in found if part][:1]
        if not any(found):
            found = [shown(item)]
    return tuple(part.lower() for part in found) if setting.fold else tuple(found)


def step_label(identity: Identity) -> str:
    """The step that stands for an entry in a path: its first name."""
    return next((part for part in identity if part), "")


def is_keyed(node: Sequence, setting: Setting) -> bool:
    """Whether entries are known by names rather than by their places."""
    return resolved(node, setting).items in ("keyed", "single-key")


def labels_of(node: Sequence, setting: Setting) -> list[str]:
    """The step of each entry: its name in a keyed list, else its index."""
    setting = resolved(node, setting)
    if is_keyed(node, setting):
        return [step_label(identity_of(item, setting)) for item in node.items]
    return [str(index) for index in range(len(node.items))]


def guest_kind(node: Node | None) -> Kind | None:
    """The kind of a whole configuration that stands in another one as it is: a collector's in the values of a chart."""
    if not isinstance(node, Mapping) or not any(entry.key.value in _GUEST_KEYS for entry in node.entries):
        return None
    from checker.configs.kinds.recognition import recognise

    found = recognise((node,))
    kind = load_kind(found) if found is not None else None
    return kind if kind is not None and kind.guest else None


def flag_of(words: Sequence, index: int | None, *, alone: bool = False) -> str:
    """The name of the flag whose value a word of a command line is: `--retention 400d`, `--retention=400d`,
    `-p retention=400d`; that of an entry which has one (`{name: usage.enabled, value: "false"}`). `alone`: only one
    side has the word, which stands for its value as well."""
    word = words.items[index] if index is not None else None
    if isinstance(word, Mapping):
        return value_at(word, ("name",))
    if not isinstance(word, Scalar):
        return ""
    before = words.items[index - 1] if index else None
    own = _FLAG.match(word.text)
    if own is not None:
        return own["name"] if own["value"] or alone else ""
    option = _OPTION.fullmatch(word.text)
    if option is not None:
        return option["name"]
    flag = _FLAG.fullmatch(before.text) if isinstance(before, Scalar) else None
    return flag["name"] if flag is not None and not flag["value"] else ""


def with_their_flags(pairs: list[Pair], left: Sequence, right: Sequence) -> list[Pair]:
    """What is changed in a command line, of a flag that only one side has and its value one: the flag, or what names
    itself (`-p retry_limit=1`)."""
    alone = [{i for i, j in pairs if j is None}, {j for i, j in pairs if i is None}]

    def is_told(words: Sequence, index: int | None, lonely: set[int | None]) -> bool:
        if index is None:
            return False
        before, word, after = (_word(words, number) for number in (index - 1, index, index + 1))
        is_value = index - 1 in lonely and _BARE.fullmatch(before) is not None and not word.startswith("--")
        is_switch = index + 1 in lonely and _SHORT.fullmatch(word) is not None and _OPTION.fullmatch(after) is not None
        return is_value or is_switch

    return [
        (i, j)
        for i, j in pairs
        if not ((j is None and is_told(left, i, alone[0])) or (i is None and is_told(right, j, alone[1])))
    ]


def is_known_flag(pair: Pair, left: Sequence, right: Sequence) -> bool:
    """Whether what is changed in a command line has a name of which something is known."""
    i, j = pair
    flag = flag_of(left, i, alone=j is None) or flag_of(right, j, alone=i is None)
    return bool(flag) and named_setting(flag) is not None


def _word(words: Sequence, index: int) -> str:
    word = words.items[index] if 0 <= index < len(words.items) else None
    return word.text if isinstance(word, Scalar) else ""


def named_setting(name: str) -> Setting | None:
    """What a setting of that name means wherever it stands; None where nobody knows."""
    kind = load_kind("plain")
    states = kind.start
    for step in name.replace("-", "_").split("."):  # `storage.tsdb.retention.time`
        states = kind.step(states, step)
    setting = kind.setting(states)
    return setting if setting.verdict is not None or setting.klass is not None else None


def kind_of_text(left: Node, right: Node, language: str | None = None) -> Kind:
    """The kind of the documents that two texts hold."""
    from checker.configs.kinds.recognition import recognise

    if language in ("dotenv", "fluentbit"):
        return load_kind("dotenv" if language == "dotenv" else "fluent-bit")
    for node in (left, right):
        found = recognise((node,))
        if found is not None:
            return load_kind(found)
    return load_kind("plain")


def shown(node: Node | None) -> str:
    """A node in a word."""
    match node:
        case None:
            return ""
        case Scalar():
            return as_text(node.value) if not isinstance(node.value, float) else node.text
        case Sequence():
            return f"[{', '.join(map(shown, node.items))}]"
        case Mapping():
            return f"{{{', '.join(f'{key_text(e.key)}: {shown(e.value)}' for e in node.entries)}}}"


def value_at(item: Node, path: tuple[str, ...]) -> str:
    """The value at a path of keys within an entry, empty if there is none."""
    node: Node | None = item
    for step in path:
        node = node.get(step) if isinstance(node, Mapping) else None
    return shown(node) if node is not None else ""


def resolved(node: Sequence, setting: Setting) -> Setting:
    """The setting of a list whose identity is found out by looking: keyed by what names every entry, or ordered."""
    if setting.items != "auto":
        return setting
    key = next((key for key in NAMES if _is_named(node, key)), None)
    return replace(setting, items="ordered") if key is None else replace(setting, items="keyed", keys=((key,),))


def keyed_alike(left: Sequence, right: Sequence, setting: Setting) -> Setting | None:
    """What names the entries of both lists; None where they are known by their places."""
    one, other = resolved(left, setting), resolved(right, setting)
    return one if one == other and is_keyed(left, one) else None


def _is_named(node: Sequence, key: str) -> bool:
    """Whether every entry has a name of its own."""
    names = [item.get(key) for item in node.items if isinstance(item, Mapping)]
    texts = [name.text for name in names if isinstance(name, Scalar)]
    return bool(texts) and len(texts) == len(node.items) and len(set(texts)) == len(texts)


def named_alike(left: Sequence, right: Sequence, only: tuple[list[int], list[int]]) -> list[tuple[int, int]]:
    """Members with one id that say something else: the same check, asked in another way."""
    theirs = {value_at(right.items[j], ("id",)): j for j in only[1] if isinstance(right.items[j], Mapping)}
    found = [(i, theirs.pop(value_at(left.items[i], ("id",)), None)) for i in only[0]]
    return [(i, j) for i, j in found if j is not None and value_at(left.items[i], ("id",))]
