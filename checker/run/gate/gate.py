"""What decides a run, besides the code that it judges: settings, policy, owners registry and baseline, now or as a
commit has them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from checker.files.reader import DISK, Reader
from checker.findings.baseline import BaselineError, Entry, parse
from checker.policy.load import load_policy
from checker.policy.model import Policy
from checker.policy.owners import FILE_NAMES
from checker.policy.problems import PolicyError
from checker.run.gate.baseline import baseline_file
from checker.run.policy.policies import named
from checker.settings import Settings, SettingsError, load_settings


class Gate(Struct, frozen=True):
    """`broken`: why it could not be read; the rest is then what could be."""

    settings: Settings
    policy: Policy | None = None
    owners: Path | None = None
    baseline: tuple[Entry, ...] = ()
    broken: tuple[str, ...] = field(default=())


def read_gate(paths: Sequence[Path], flags: Settings, *, cwd: Path, reader: Reader = DISK) -> Gate:
    """The gate of a run over `paths`. `flags`: settings of this run, of which those that flags said hold as well."""
    broken: list[str] = []
    try:
        settings = load_settings(paths, cwd=cwd, reader=reader)
    except SettingsError as error:
        settings = Settings(folder=cwd)
        broken += error.messages
    settings = replace(settings, **{name: getattr(flags, name) for name in flags.given}, given=flags.given)
    policy = None
    try:
        source = None if settings.policy is None else named(settings.policy, cwd)
        policy = load_policy(source, cwd=cwd, reader=reader)
    except PolicyError as error:
        broken += [str(problem) for problem in error.problems]
    entries: tuple[Entry, ...] = ()
    file = baseline_file(settings)
    if settings.use_baseline and reader.is_file(file):
        try:
            entries = parse(reader.read(file).decode("utf-8-sig", "replace"), file.name)
        except (BaselineError, OSError) as error:
            broken.append(str(error))
    return Gate(settings, policy, _owners(settings, reader), entries, tuple(broken))


def _owners(settings: Settings, reader: Reader) -> Path | None:
    if settings.owners is not None:
        return settings.owners if reader.is_file(settings.owners) else None
    if not isinstance(settings.policy, Path):
        return None
    beside = (settings.policy.parent / name for name in FILE_NAMES)
    return next((path for path in beside if reader.is_file(path)), None)
