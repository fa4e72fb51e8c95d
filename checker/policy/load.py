"""A policy's name in, the effective `Policy` out: found, read, validated, merged, frozen.

Start-up matters: a document that an earlier run read and found valid (`kept`) is neither read nor validated again, and
nothing that only a broken policy or a distribution needs is imported before it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Scalar, plain
from checker.documents.tree import Sequence as NodeList
from checker.files.reader import DISK, Reader
from checker.policy.effective import freeze
from checker.policy.kept import Kept, is_known_valid, note_valid, read_document
from checker.policy.merge import finish, merge
from checker.policy.model import Loosening, Policy
from checker.policy.problems import PolicyError, Problem
from checker.policy.remote import Address, Pin
from checker.policy.sources import Document, Pinned, open_document, shown

if TYPE_CHECKING:
    from checker.policy.loosening import Change

DEFAULT: Final = "chargeback"
_MAX_DEPTH: Final = 32
_LOOSENING_RULES: Final = ("CP001", "policy-loosened")


def load_policy(
    source: str | None = None,
    *,
    cwd: Path | None = None,
    layers: Sequence[Path] = (),
    kept: Kept | None = None,
    reader: Reader = DISK,
    pinned: Pinned | None = None,
) -> Policy:
    """The effective policy of `source` (a built-in name, a path relative to `cwd`, or `distribution:file`), with
    `layers` laid over it, outer ones first (repository, then directory). None is the built-in `chargeback`.

    `extends` may loosen what is not locked; a layer may only with an exception for CP001. `kept`: what earlier
    runs found of the same documents. `reader`: the files as they are now, or as a commit has them. `pinned` says what
    addresses of other repositories mean; without it the lock file does that is nearest upward from the policy.
    Raises PolicyError with all problems of all documents at once.
    """
    base = cwd or Path.cwd()
    loader = _Loader(base, kept, reader, pinned)
    name = source if source is not None else DEFAULT
    loader.load(name, layer=False)
    for layer in layers:
        loader.load(str(layer), layer=True)
    if loader.problems:
        raise PolicyError(loader.problems)
    return loader.policy()


class _Read(NamedTuple):
    """A document that was read, and whether it is a layer (or belongs to one)."""

    document: Document
    root: Mapping
    layer: bool


class _Loader:
    def __init__(
        self,
        cwd: Path,
        kept: Kept | None,
        reader: Reader,
        pinned: Pinned | None,
    ) -> None:
        self.cwd = cwd
        self.pinned = pinned or self._locked
        self.lock: dict[str, Pin] | None = None  # read when the first address is met
        self.lock_from = cwd
        self.reader = reader
        self.kept = kept
        self.problems: list[Problem] = []
        self.chain: list[_Read] = []  # upstream first, each document once
        self.seen: set[str] = set()

    def load(self, name: str, *, layer: bool) -> None:
        try:
            document = open_document(name, folder=self.cwd, cwd=self.cwd, reader=self.reader, pinned=self.pinned)
        except PolicyError as error:
            self.problems.extend(error.problems)
            return
        if document.folder is not None:
            self.lock_from = document.folder
        self._add(document, (), layer=layer)

    def _locked(self, address: Address, at: Location) -> str:
        """What the lock file says that an address means."""
        from checker.policy.remote import find_lock, read_lock

        if self.lock is None:
            file = find_lock(self.lock_from, self.reader)
            self.lock = {} if file is None else read_lock(self.reader.read(file), shown(file, self.cwd))
        pin = self.lock.get(address.text)
        if pin is None:
            message = f"{address.text} is not in checkpolicy.lock; fetch and pin it: checkpolicy policy lock"
            raise PolicyError([Problem(at, message)])
        return pin.text

    def _add(self, document: Document, path: tuple[Document, ...], *, layer: bool) -> None:
        """The documents that `document` extends, then itself."""
        if document.identity in self.seen:
            return
        root = self._read(document)
        if root is not None:
            for item in _extended(root):
                self._extend(item, document, (*path, document), layer=layer)
            if document.identity not in self.seen:
                self.seen.add(document.identity)
                self.chain.append(_Read(document, root, layer))

    def _extend(self, item: Scalar, document: Document, path: tuple[Document, ...], *, layer: bool) -> None:
        try:
            upstream = open_document(
                str(item.value),
                folder=document.folder,
                cwd=self.cwd,
                at=item.at,
                reader=self.reader,
                base=document.address,
                pinned=self.pinned,
            )
        except PolicyError as error:
            self.problems.extend(error.problems)
            return
        identities = [step.identity for step in path]
        if upstream.identity in identities:
            loop = [step.path for step in path[identities.index(upstream.identity) :]] + [upstream.path]
            self.problems.append(Problem(item.at, f"extends itself: {' > '.join(loop)}"))
        elif len(path) >= _MAX_DEPTH:
            self.problems.append(Problem(item.at, f"extends more than {_MAX_DEPTH} policies one after the other"))
        else:
            self._add(upstream, path, layer=layer)

    def _read(self, document: Document) -> Mapping | None:
        try:
            root = read_document(document.data, document.path, self.kept)
        except DocumentError as error:
            self.problems.append(Problem(error.at, error.message))
            self.seen.add(document.identity)
            return None
        found = () if document.builtin else self._validate(document, root)
        self.problems.extend(found)
        if isinstance(root, Mapping):
            return root
        self.seen.add(document.identity)
        return None

    def _validate(self, document: Document, root: Node) -> Sequence[Problem]:
        if is_known_valid(self.kept, "policy", document.data):
            return ()
        from checker.policy.validate import check_policy

        problems = check_policy(root)
        if not problems:
            note_valid(self.kept, "policy", document.data)
        return problems

    def policy(self) -> Policy:
        """The chain folded into one, upstream first."""
        merged = self.chain[0].root
        changes: list[tuple[Change, bool]] = []
        for read in self.chain[1:]:
            below = merge(merged, read.root)
            assert isinstance(below, Mapping)
            if not read.document.builtin:  # those of ours are compared in a test
                from checker.policy.loosening import loosened

                changes.extend((change, read.layer) for change in loosened(merged, read.root, below))
            merged = below
        root = finish(merged)
        if root.get("models") is not None:
            from checker.policy.shipped_models import with_shipped_models

            root = with_shipped_models(root)
        frozen, problems = freeze(root, self.chain[-1].document, builtin=self._builtin())
        granted = _granted(root)
        result = []
        for change, layer in changes:
            excused = any(change.setting == s or change.setting.startswith(s + ".") for s in granted)
            if change.locked:
                problems.append(
                    Problem(change.at, f"{change.setting} {change.message}; the field is locked in {_from(change)}")
                )
            elif layer and not excused:
                problems.append(
                    Problem(
                        change.at,
                        f"{change.setting} {change.message}, which is looser than {_from(change)}: a layer needs an "
                        f"exception for CP001 with selector {{setting: {change.setting}}}, owner, reason and expires",
                    )
                )
            result.append(Loosening(change.setting, change.message, change.at, change.upstream, excused))
        if problems:
            raise PolicyError(problems)
        return frozen(tuple(result), tuple(read.document.path for read in self.chain))

    def _builtin(self) -> bool:
        return all(read.document.builtin for read in self.chain)


def _extended(root: Mapping) -> Iterator[Scalar]:
    names = root.get("extends")
    if isinstance(names, NodeList):
        yield from (item for item in names if isinstance(item, Scalar) and isinstance(item.value, str) and item.value)


def _granted(root: Mapping) -> list[str]:
    """Settings that an exception allows to be loosened: `selector: {setting: fields.team_id.due}`, or a part of it."""
    node = root.get("exceptions")
    found = plain(node) if node is not None else None
    return [
        setting
        for exception in (found if isinstance(found, list) else ())
        if isinstance(exception, dict)
        and exception.get("rule") in _LOOSENING_RULES
        and isinstance(setting := (exception.get("selector") or {}).get("setting"), str)
    ]


def _from(change: Change) -> str:
    return f"{change.upstream.path}:{change.upstream.line}"
