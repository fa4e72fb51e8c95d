"""Public methods and functions of an SDK that look billable, by their names, and are not catalogued."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from verifying.introspection import member

_BILLABLE = re.compile(
    r"^(a?(create|complete|completion|chat|generate|embed|rerank|transcribe|translate|speech|speak|converse|predict|"
    r"invoke|respond|sample|kickoff|ask|question|parse|stream|run|classify|summarize|transcription|synthesize)"
    r"(_\w+)?|\w+_(completion|completions|generation|embedding|embeddings|transcription))$"
)
_SETTLED = re.compile(r"^(create|stream|run|parse|generate|invoke)_?(client|config|session|key|file|mode|id|from_\w+)$")


def stray_paths(found: type, client: dict[str, Any]) -> Iterator[str]:
    """Paths that look billable and are none of the client's. One whose twin is no call is asked for by its twin only
    (`create_async` by `create`)."""
    settled = {*client["calls"], *client["makes"], *client["mutators"], *client["free"]}
    words = {path.rpartition(".")[2] for path in client["calls"]}
    paths = list(billable_paths(found, words))
    free = {*paths, *client["free"]} - {*client["calls"]}
    for path in paths:
        plain = ".".join(part for part in path.split(".") if part not in client["transparent"])
        if settled.isdisjoint((path, plain)) and free.isdisjoint(twins(path)):
            yield path


def twins(path: str) -> set[str]:
    """The synchronous methods that an asynchronous one may be the twin of."""
    prefix, _, name = path.rpartition(".")
    plain = {name.removesuffix("_async"), name.removeprefix("async_")} - {name}
    return {f"{prefix}.{one}" if prefix else one for one in plain}


def billable_paths(owner: type, words: set[str], prefix: str = "", depth: int = 0) -> Iterator[str]:
    """Paths of public methods, of resources too, that are named as the SDK's billable ones are, or as others'."""
    for name in sorted(n for n in {*dir(owner), *annotated(owner)} if not n.startswith("_")):
        static = inspect.getattr_static(owner, name, None)
        if inspect.isfunction(static) or isinstance(static, classmethod):
            home = getattr(getattr(static, "__func__", static), "__module__", "") or ""
            if home.startswith(("pydantic", "typing", "collections")):
                continue
            if name in words or (_BILLABLE.match(name) and not _SETTLED.match(name)):
                yield prefix + name
        elif depth < 4 and (static is None or isinstance(static, cached_property | property)):
            below = member(owner, [name])
            if inspect.isclass(below) and _is_resource(below, owner) and not name.startswith("with_"):
                yield from billable_paths(below, words, f"{prefix}{name}.", depth + 1)


def annotated(owner: type) -> set[str]:
    """Names of attributes that are set by the constructor and annotated in the class. What an object of a model or
    dataclass is given as a field (a chain's model, an agent's parser) is looked at under its own class."""
    names = {name for cls in owner.__mro__ for name in vars(cls).get("__annotations__", {})}
    for fields in ("model_fields", "__fields__", "__dataclass_fields__"):
        given = getattr(owner, fields, None)
        names -= set(given) if isinstance(given, dict) else set()
    return names


def _is_resource(found: type, owner: type) -> bool:
    return found is not owner and found.__module__.partition(".")[0] == owner.__module__.partition(".")[0]


def stray_functions(sdk: dict[str, Any]) -> Iterator[str]:
    """Public functions of the modules in which the SDK's billable ones live."""
    names = set(sdk["functions"]) | set(sdk["factories"])
    modules = {name.rpartition(".")[0] for name in sdk["functions"]} if sdk["name"] != "http" else set()
    for module in sorted(modules):
        try:
            found = importlib.import_module(module)
        except Exception:  # noqa: BLE001 - an SDK may raise anything at import; classes are no modules
            continue
        for name in dir(found):
            value = inspect.getattr_static(found, name, None)
            qualified = f"{module}.{name}"
            if inspect.isfunction(value) and value.__module__.partition(".")[0] == module.partition(".")[0]:
                if _BILLABLE.match(name) and not _SETTLED.match(name) and qualified not in names:
                    yield qualified
