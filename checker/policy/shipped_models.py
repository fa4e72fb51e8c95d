"""Models that a distribution ships of its own wrappers, for policies that name it in `models.distributions`.

The distribution has an entry point of the group `checkpolicy.models` whose value is a dotted name: `acme_llm.models`
stands for the file `acme_llm/models.yaml` in it, which holds what a policy has under `models`. Nothing is imported: the
metadata and the file are read. Which distributions count is the policy's to say, so that what is installed besides
changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from checker.documents.errors import DocumentError
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence
from checker.policy.merge import merge
from checker.policy.problems import PolicyError, Problem

GROUP: Final = "checkpolicy.models"
KEY: Final = "distributions"


def with_shipped_models(root: Mapping) -> Mapping:
    """The effective tree with the models of the distributions that it names; what the policy says itself is laid over
    them. Raises PolicyError."""
    models = root.get("models")
    names = models.get(KEY) if isinstance(models, Mapping) else None
    if not isinstance(models, Mapping) or not isinstance(names, Sequence):
        return root
    shipped: Node | None = None
    for item in names.items:
        for found in _shipped(item):
            shipped = found if shipped is None else merge(shipped, found)
    own = Mapping(tuple(e for e in models.entries if e.key.value != KEY), models.path, models.line, models.column)
    merged = own if shipped is None else merge(shipped, own)
    entries = tuple(Entry(e.key, merged) if e.key.value == "models" else e for e in root.entries)
    return Mapping(entries, root.path, root.line, root.column, root.end_line, root.end_column)


def _shipped(item: Node) -> list[Mapping]:
    from importlib import metadata  # 27 ms, for those alone who use it

    name = str(item.value) if isinstance(item, Scalar) else ""
    try:
        distribution = metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        raise PolicyError(
            [Problem(item.at, f"the distribution {name!r} is not installed in this environment")]
        ) from None
    points = [point for point in distribution.entry_points if point.group == GROUP]
    if not points:
        message = f"the distribution {name!r} ships no models: it has no entry point of the group {GROUP}"
        raise PolicyError([Problem(item.at, message)])
    return [_read(distribution, name, point.value, item) for point in sorted(points, key=lambda point: point.value)]


def _read(distribution: object, name: str, value: str, item: Node) -> Mapping:
    from checker.documents.yaml import read_yaml_file
    from checker.policy.validate import check_policy

    relative = value.strip().replace(".", "/") + ".yaml"
    label = f"{name}:{relative}"
    if not all(part.isidentifier() for part in value.strip().split(".")):
        raise PolicyError([Problem(item.at, f"{name}: the entry point {value!r} is no dotted name of a YAML file")])
    path = Path(str(distribution.locate_file(relative)))  # type: ignore[attr-defined]
    try:
        models = read_yaml_file(path.read_bytes(), label)
    except OSError as error:
        message = f"{label}: cannot be read, although an entry point names it: {error.strerror or error}"
        raise PolicyError([Problem(item.at, message)]) from None
    except DocumentError as error:
        raise PolicyError([Problem(error.at, error.message)]) from None
    if not isinstance(models, Mapping):
        raise PolicyError([Problem(models.at, "expected a mapping, as a policy has it under models")])
    if problems := check_policy(_as_policy(models)):
        raise PolicyError(problems)
    return models


def _as_policy(models: Mapping) -> Mapping:
    """The least policy around the models, to be held to the schema of policies."""

    def scalar(value: str | int) -> Scalar:
        return Scalar(value, str(value), models.path, models.line, models.column)

    said: tuple[tuple[str, Node], ...] = (
        ("schema_version", scalar(1)),
        ("name", scalar("shipped")),
        ("version", scalar("1")),
        ("models", models),
    )
    return Mapping(tuple(Entry(scalar(key), value) for key, value in said), models.path, models.line, models.column)
