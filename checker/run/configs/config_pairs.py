"""Which files are one configuration in two environments: those that the policy names, else those whose names say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from checker.configs.comparison.declarations import ConfigPolicy, PairPattern
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.conventions import Members, layers_below, pairs_by_name
from checker.configs.values.words import Words
from checker.findings.exemption import compile_glob
from checker.findings.model import Notice

_HOLE = "{env}"
OVERLAYS = ("kustomization.yaml", "kustomization.yml", "Kustomization")  # what kustomize reads


def is_overlay(path: str) -> bool:
    """Whether a file is called as overlays are: they are compared before what they are built of."""
    return path.rpartition("/")[2] in OVERLAYS


def find_pairs(paths: Iterable[str], config: ConfigPolicy) -> tuple[tuple[Members, ...], tuple[Notice, ...]]:
    """Pairs among `paths` (relative to the project root), and what a pattern of the policy names but is not there."""
    known = sorted(set(paths))
    declared: list[Members] = []
    notices: list[Notice] = []
    for pattern in config.pairs:
        found, missing = _declared(pattern, known, config)
        declared.extend(found)
        notices.extend(missing)
    taken = {path for members in declared for path in (*members.left, *members.right)}
    by_name = pairs_by_name((path for path in known if path not in taken), config.words, config.reference)
    return (*declared, *by_name), tuple(notices)


def with_layers(members: Members, root: Path) -> Members:
    """With the files that each side is laid over by its name, where the policy names no layers: `values.yaml` below
    `values-prod.yaml`, `docker-compose.yml` below a Compose file that is no whole one."""
    if len(members.left) > 1 or len(members.right) > 1 or members.render is not None:
        return members
    left, right = _below(members.left[0], root), _below(members.right[0], root)
    below = sorted({*left, *right})
    if not below:
        return members
    why = f"{members.why}, over {' and '.join(below)}"
    return replace(members, left=(*left, *members.left), right=(*right, *members.right), why=why)


def _below(path: str, root: Path) -> tuple[str, ...]:
    for base in layers_below(path):
        if (root / base).is_file():
            return () if "compose" in base and _is_whole(root / path) else (base,)
    return ()


def _is_whole(file: Path) -> bool:
    from checker.configs.loading.inclusion import Source
    from checker.configs.loading.load import UnreadableError, load_config

    try:
        return is_whole(load_config([Source(file.name, file)], kind="docker-compose"))
    except UnreadableError:
        return True  # told when it is compared


def is_whole(config: ConfigFile) -> bool:
    """Whether each service of a Compose file says what it is made of; else it is meant to be laid over another file."""
    services = list(config.find("docker-compose", "/services/*"))
    return all(any(item.get(key) is not None for key in ("image", "build", "extends")) for item in services)


def _declared(pattern: PairPattern, known: Sequence[str], config: ConfigPolicy) -> tuple[list[Members], list[Notice]]:
    """Every configuration that the pattern stands for, each environment against the reference."""
    environments = pattern.environments or tuple(config.words) or ("staging", "prod")
    reference = config.reference if config.reference in environments else environments[0]
    words = Words.of(reference, next(name for name in environments if name != reference), config.words)
    groups: dict[str, dict[str, str]] = {}
    for environment in environments:
        for path in known:
            rest = _rest(path, pattern.files, environment, words)
            if rest is not None:
                groups.setdefault(rest, {}).setdefault(environment, path)
    if not groups:
        message = f"{pattern.files}: no file of any environment ({', '.join(environments)})"
        return [], [Notice(pattern.at.path, message, pattern.at.line)]
    found: list[Members] = []
    notices: list[Notice] = []
    for members in groups.values():
        for environment in environments:
            if environment not in members:
                shown = next(iter(members.values()))
                message = f"{pattern.files}: no file for {environment}, the partner of {shown}"
                notices.append(Notice(pattern.at.path, message, pattern.at.line))
        ours = members.get(reference)
        for environment, theirs in members.items():
            if ours is not None and environment != reference:
                sides = [
                    (*_layers(pattern, name, path, known, words), path)
                    for name, path in ((reference, ours), (environment, theirs))
                ]
                why = f"{pattern.at.path}:{pattern.at.line}"
                found.append(Members(sides[0], sides[1], (reference, environment), why, pattern.kind, pattern.render))
    return found, notices


def _rest(path: str, files: str, environment: str, words: Words) -> str | None:
    """What tells the configurations of one pattern apart; None if the path does not fit for that environment."""
    for word in (environment, *sorted(words.environments.get(environment, ()))):
        glob = compile_glob(files.replace(_HOLE, word))
        if glob.fullmatch(path) and (_HOLE not in files or word.lower() in path.lower()):
            return path.replace(word, _HOLE)
    return None


def _layers(pattern: PairPattern, environment: str, path: str, known: Sequence[str], words: Words) -> tuple[str, ...]:
    """The files below, relative to the project root, or to the folder of the file where nothing lies there."""
    found = []
    folder = PurePosixPath(path).parent
    for layer in pattern.layers:
        names = [layer.replace(_HOLE, word) for word in (environment, *sorted(words.environments.get(environment, ())))]
        options = [*names, *((folder / name).as_posix() for name in names)]
        found.append(next((name for name in options if name in known), names[0]))
    return tuple(found)
