"""The configurations that `checkpolicy check` finds: pairs of environments, and each file for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.comparison.declarations import config_policy
from checker.configs.comparison.parity import EnvironmentPair
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.conventions import Members, concerns_usage, is_test
from checker.findings.model import Notice
from checker.policy.model import Policy
from checker.rules.base import Declarations
from checker.run.configs.config_desk import Desk
from checker.run.configs.config_pairs import find_pairs, is_overlay, with_layers
from checker.run.configs.repeats import without_repeats

if TYPE_CHECKING:
    from checker.run.population import Population

MAX_FOUND_BYTES = 2_000_000  # a larger file that nobody named is no configuration


class ConfigFacts(Struct, frozen=True):
    """What `check` found: sides (each once) and pairs, paths relative to the project root."""

    configs: tuple[ConfigFile, ...] = ()
    pairs: tuple[EnvironmentPair, ...] = ()
    notices: tuple[Notice, ...] = ()
    declarations: Declarations | None = None


def analyse_configs(
    population: Population,
    policy: Policy,
    as_of: date,
    *,
    allow_render: bool = False,
    instead: Mapping[str, bytes] = MappingProxyType({}),
) -> ConfigFacts:
    """The configurations of the project that concern usage: pairs that the policy names or whose names say so, and
    each file for itself. `instead`: bytes that take the place of those on disk, by path."""
    desk = Desk(policy, population.root, as_of, allow_render, instead=instead)
    texts = {
        path: data
        for path in population.configs
        if (data := instead.get(path) or _found_bytes(population.root / path)) is not None
    }
    found, missing = find_pairs(texts, desk.config)
    if population.everything:
        desk.notices.extend(replace(n, path=population.rooted(n.path)) for n in missing)
    for members in sorted(found, key=lambda members: not is_overlay(members.left[-1])):
        paths = (*members.left, *members.right)
        named = members.kind is not None or ":" in members.why
        concerned = named or _concern_usage(paths, texts, population.root)
        if population.reports(paths) and concerned:
            desk.compare(members, unknown=named)
    taken = {path for paths in desk.loaded for path in paths}
    for path, data in texts.items():
        if path not in taken and population.reports((path,)) and not is_test(path) and concerns_usage(data):
            desk.look_at(desk.source(path), data)
    return ConfigFacts(
        desk.sides(),
        without_repeats(desk.pairs, population.root),
        tuple(desk.notices),
        desk.declarations(everything=population.everything),
    )


def list_pairs(population: Population, policy: Policy) -> tuple[Members, ...]:
    """What `check` would compare: pairs of which a file concerns usage, or which the policy names."""
    texts = {path: data for path in population.configs if (data := _found_bytes(population.root / path)) is not None}
    found, _ = find_pairs(texts, config_policy(policy))
    return tuple(
        with_layers(members, population.root)
        for members in found
        if population.reports((*members.left, *members.right))
        and (":" in members.why or _concern_usage((*members.left, *members.right), texts, population.root))
    )


def _concern_usage(paths: Sequence[str], texts: Mapping[str, bytes], root: Path) -> bool:
    """Whether any of the files has to do with usage; of an overlay, what it is built of."""
    from checker.run.configs.rendering import files_of

    here = root.resolve()
    return any(concerns_usage(texts[path]) for path in paths if path in texts) or any(
        part.is_relative_to(here) and concerns_usage(_found_bytes(part) or b"")
        for path in paths
        if is_overlay(path)
        for part in sorted(files_of(root / path))
    )


def _found_bytes(file: Path) -> bytes | None:
    """A file that the walk found; what cannot be read there is told by whoever needs it."""
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_FOUND_BYTES else None
    except OSError:
        return None
