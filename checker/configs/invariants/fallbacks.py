"""Models that answer where the first one fails: what a gateway's fallbacks and lists of alternatives lead to."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from msgspec import Struct

from checker.configs.invariants.invariant_book import Targets
from checker.configs.invariants.stated import constant, sightings
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.documents.tree import Scalar

_LITELLM: Final = "litellm-proxy"
_LISTS: Final = ("fallbacks", "context_window_fallbacks", "content_policy_fallbacks")


class Fallback(Struct, frozen=True):
    """`item` names the alternative, `alias` as it does. `model`: the actual model, empty where nothing in the file says
    which one it is. `provider` None: not said."""

    item: Item
    alias: str
    model: str
    provider: str | None


def fallbacks(config: ConfigFile) -> Iterator[Fallback]:
    for single in config.single():
        kind = single.documents[0].kind.name
        if kind == _LITELLM:
            yield from _of_litellm(single)
        for entry, owner in sightings(single):
            if isinstance(entry, Targets):
                targets = tuple(owner.items())
                for target in targets if len(targets) > 1 else ():
                    model = target.get(*entry.model)
                    provider = target.get(*entry.provider) if entry.provider else None
                    if model is not None and (name := constant(model)):
                        yield Fallback(model, name, name, constant(provider) or None if provider else None)


def _of_litellm(single: ConfigFile) -> Iterator[Fallback]:
    named = tuple(_named(single))
    if not named:
        return
    actual = _aliases(single)
    open_ended = _open_ended(single)
    for item in named:
        alias = constant(item)
        if not alias:
            continue
        found = actual.get(alias) or next((m for name, m in actual.items() if fnmatchcase(alias, name)), None)
        if found is not None:
            for model, provider in found:
                wanted = alias if "*" in model else model
                yield Fallback(item, alias, wanted, provider)
        elif not open_ended:
            yield Fallback(item, alias, "", None)


def _named(single: ConfigFile) -> Iterator[Item]:
    for section in ("router_settings", "litellm_settings"):
        for name in _LISTS:
            for targets in single.find(_LITELLM, f"/{section}/{name}/*/*"):
                yield from (targets.items() if not isinstance(targets.node, Scalar) else (targets,))
        for targets in single.find(_LITELLM, f"/{section}/default_fallbacks"):
            yield from targets.items()


def _aliases(single: ConfigFile) -> dict[str, list[tuple[str, str | None]]]:
    """Per name that callers use, the models behind it and their providers."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for entry in single.find(_LITELLM, "/model_list/*"):
        name, model = entry.get("model_name"), entry.get("litellm_params", "model")
        base = entry.get("model_info", "base_model") or entry.get("litellm_params", "base_model")
        if name is None or model is None or not (text := constant(base or model)):
            continue
        provider = entry.get("litellm_params", "custom_llm_provider")
        prefix, slash, _ = text.partition("/")
        if not slash:
            prefix, slash, _ = constant(model).partition("/")
        said = constant(provider) if provider is not None else prefix if slash else ""
        found.setdefault(str(name.value), []).append((text, said or None))
    for alias in single.find(_LITELLM, "/router_settings/model_group_alias/*"):
        target = alias if isinstance(alias.node, Scalar) else alias.get("model")
        if target is not None and (models := found.get(constant(target))):
            found.setdefault(alias.name, []).extend(models)
    return found


def _open_ended(single: ConfigFile) -> bool:
    """Whether models come from elsewhere too: a database, other files."""
    for section in single.find(_LITELLM, "/general_settings"):
        stored = section.effective("store_model_in_db")
        if stored is not None and str(stored.value).strip().lower() == "true":
            return True
    return any(True for _ in single.find(_LITELLM, "/include")) or not any(
        True for _ in single.find(_LITELLM, "/model_list/*")
    )
