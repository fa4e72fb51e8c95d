"""Whether a gateway rejects calls without an owner, where the policy demands it (`configs.ingress.require`).

A gateway can see that a field is there, or prove whose it is (a key, a token, a certificate that names the caller). To
see is not enough for a field that the owners registry knows: anybody may write a team's name.

Sources: LiteLLM's documentation of enforced_params, JWT and custom authentication; Kong's authentication plugins;
Envoy Gateway's SecurityPolicy and Gateway API's header matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.documents.tree import Scalar
from checker.policy.model import Field, Policy

_KONG_AUTHENTICATION: Final = re.compile(
    r"^(?:key-auth|basic-auth|hmac-auth|jwt|oauth2|openid-connect|mtls-auth|ldap-auth|saml|header-cert-auth)"
)
_KONG_CHECKS: Final = re.compile(r"^(?:pre-function|request-validator|opa|oas-validation)$")
_PROVEN_BY: Final = ("apiKeyAuth", "basicAuth", "extAuth", "oidc", "jwt")


class Rejects(Enum):
    """PRESENCE: a call without the field is refused, whatever it says. UNKNOWN: code elsewhere decides."""

    NOTHING = "nothing"
    PRESENCE = "presence"
    UNKNOWN = "unknown"


class Gap(Struct, frozen=True):
    """A gateway lets calls in that the policy does not want. `missing`: fields that it does not ask for."""

    item: Item
    setting: str
    rejects: Rejects
    missing: tuple[str, ...]
    why: str
    fix: str


def required(policy: Policy) -> tuple[Field, ...]:
    """The fields without which a gateway must reject a call."""
    said: Any = policy.document.get("configs") or {}
    names = (said.get("ingress") or {}).get("require") or []
    return tuple(policy.fields[name] for name in names if name in policy.fields)


def gaps(config: ConfigFile, policy: Policy) -> Iterator[Gap]:
    fields = required(policy)
    if not fields:
        return
    for single in config.single():
        match single.documents[0].kind.name:
            case "litellm-proxy":
                yield from _litellm(single, fields)
            case "kong-ai":
                yield from _kong(single, fields)
    yield from _envoy(config, fields)


# --- LiteLLM


def _litellm(single: ConfigFile, fields: tuple[Field, ...]) -> Iterator[Gap]:
    root = next(single.find("litellm-proxy", ""), None)
    if root is None or root.get("model_list") is None:
        return  # a part of a configuration
    general = root.get("general_settings")
    asked = general.get("enforced_params") if general is not None else None
    names = {str(item.value) for item in asked.items()} if asked is not None else set()
    missing = tuple(field for field in fields if not _asked(field, names))
    at = asked or general or root
    setting = "general_settings.enforced_params"
    proven = general is not None and _jwt_teams(general)
    missing = tuple(field for field in missing if not (proven and field.registry in ("teams", "cost_centers")))
    fix = "name " + ", ".join(f"metadata.{_metadata(field)}" for field in missing) + " in enforced_params"
    if missing and general is not None and (custom := general.get("custom_auth")) is not None:
        yield Gap(custom, "general_settings.custom_auth", Rejects.UNKNOWN, _names(missing), "its code decides", fix)
    elif missing:
        yield Gap(at, setting, Rejects.NOTHING, _names(missing), "a call without them is served", fix)
    seen = tuple(f for f in fields if f not in missing and f.registry in ("teams", "cost_centers", "services"))
    if seen and asked is not None and not proven and (general is None or general.get("custom_auth") is None):
        why = "any value passes, another team's too"
        yield Gap(asked, setting, Rejects.PRESENCE, _names(seen), why, "prove the owner: JWT or custom authentication")


def _asked(field: Field, names: set[str]) -> bool:
    return any(
        f"{holder}.{name}" in names for name in field.carriers.metadata for holder in ("metadata", "litellm_metadata")
    ) or any(name in names for name in (*field.carriers.metadata, *field.carriers.headers))


def _jwt_teams(general: Item) -> bool:
    """Whether tokens name the team: JWT authentication with a claim for it."""
    enabled = general.effective("enable_jwt_auth")
    claims = general.get("litellm_jwtauth")
    if enabled is None or str(enabled.value).strip().lower() != "true" or claims is None:
        return False
    return any(
        claims.get(name) is not None for name in ("team_id_jwt_field", "team_ids_jwt_field", "team_alias_jwt_field")
    )


def _metadata(field: Field) -> str:
    return next(iter(field.carriers.metadata), field.name)


# --- Kong


def _kong(single: ConfigFile, fields: tuple[Field, ...]) -> Iterator[Gap]:
    plugins = tuple(single.find("kong-ai", "/**/plugins/*"))
    for plugin in plugins:
        if not _word(plugin, "name").startswith("ai-proxy") or _off(plugin):
            continue
        near = [other for other in plugins if not _off(other) and _covers(other, plugin)]
        proving = [other for other in near if _KONG_AUTHENTICATION.match(_word(other, "name"))]
        anonymous = next(
            (a for other in proving if (a := other.get("config", "anonymous")) is not None and a.value), None
        )
        if proving and anonymous is None:
            continue
        setting = ".".join(plugin.path)
        fix = "add an authentication plugin (key-auth, jwt, openid-connect) whose consumers are in the owners registry"
        if anonymous is not None:
            why = "a call without a key is let in as this consumer"
            yield Gap(anonymous, ".".join(anonymous.path), Rejects.NOTHING, _names(fields), why, "remove anonymous")
        elif any(_KONG_CHECKS.match(_word(other, "name")) and _mentions(other, fields) for other in near):
            yield Gap(plugin, setting, Rejects.PRESENCE, _names(fields), "any value passes, another team's too", fix)
        else:
            yield Gap(plugin, setting, Rejects.NOTHING, _names(fields), "a call without them is served", fix)


def _covers(other: Item, plugin: Item) -> bool:
    """Whether a plugin holds wherever `plugin` does: global, or on the same service or route."""
    scope = _scope(other)
    return not scope or scope <= _scope(plugin)


def _scope(plugin: Item) -> frozenset[tuple[str, str]]:
    found = {(name, word) for name in ("service", "route") if (word := _word(plugin, name))}
    path = plugin.path
    for index in range(0, len(path) - 2, 2):
        if path[index] in ("services", "routes"):
            found.add((path[index].removesuffix("s"), path[index + 1]))
    return frozenset(found)


def _off(plugin: Item) -> bool:
    return _word(plugin, "enabled").lower() in ("false", "no", "off")


def _mentions(item: Item, fields: tuple[Field, ...]) -> bool:
    names = tuple(name for field in fields for name in field.carriers.headers)
    return any(name in text.lower() for text in _texts(item) for name in names)


# --- Envoy


def _envoy(config: ConfigFile, fields: tuple[Field, ...]) -> Iterator[Gap]:
    documents = [single for single in config.single() if single.has("envoy-ai-gateway")]
    policies = [
        spec
        for single in documents
        if _of_kind(single, "SecurityPolicy")
        for spec in single.find("envoy-ai-gateway", "/spec")
    ]
    if any(spec.get(name) is not None for spec in policies for name in _PROVEN_BY):
        return
    for single in documents:
        rules = next(single.find("envoy-ai-gateway", "/spec/rules"), None)
        if rules is None or not _of_kind(single, "AIGatewayRoute"):
            continue
        matched = [_matched(rule, fields) for rule in rules.items()]
        fix = "attach a SecurityPolicy (jwt, apiKeyAuth or extAuth) to the route"
        setting = f"{single.documents[0].name} spec.rules"
        if not all(found is not None for found in matched):
            why = "no SecurityPolicy in this file authenticates callers, and no rule asks for the headers"
            yield Gap(rules, setting, Rejects.UNKNOWN, _names(fields), why, fix)
        elif not all(matched):
            why = "the rules only ask whether the headers are there"
            yield Gap(rules, setting, Rejects.PRESENCE, _names(fields), why, fix)


def _matched(rule: Item, fields: tuple[Field, ...]) -> bool | None:
    """Whether the rule takes only calls with every field: True by exact values, False by presence, None not at all."""
    matches = rule.get("matches")
    exact = True
    for match in matches.items() if matches is not None else ():
        headers = match.get("headers")
        found = {_word(h, "name").lower(): h for h in headers.items()} if headers is not None else {}
        for field in fields:
            header = next((found[name] for name in field.carriers.headers if name in found), None)
            if header is None:
                return None
            exact = exact and _word(header, "type").lower() != "regularexpression"
    return exact if matches is not None else None


def _of_kind(single: ConfigFile, kind: str) -> bool:
    return single.documents[0].name.startswith(f"{kind}/")


def _word(item: Item, key: str) -> str:
    found = item.get(key) if not isinstance(item.node, Scalar) else None
    return str(found.value).strip() if found is not None and isinstance(found.node, Scalar) else ""


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item.node, Scalar):
        yield str(item.value)
        return
    for below in item.items():
        yield from _texts(below)


def _names(fields: tuple[Field, ...]) -> tuple[str, ...]:
    return tuple(field.name for field in fields)
