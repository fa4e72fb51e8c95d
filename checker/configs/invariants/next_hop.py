"""Gateways behind one another: whether the first one passes on the headers that the next one books by.

Source: LiteLLM's documentation of `forward_client_headers_to_llm_api`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.invariants.stated import constant
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.carriers import Place, carried_by
from checker.policy.model import Policy

_KIND: Final = "litellm-proxy"
_FORWARD: Final = "forward_client_headers_to_llm_api"
_HOST: Final = re.compile(r"[a-z]+://(?:[^/@]*@)?(?P<host>[^/:?#]+)", re.IGNORECASE)


def not_passed_on(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """A LiteLLM proxy in front of a gateway of the policy that keeps its callers' headers to itself."""
    hits = carried_by(policy).lacking(Place.HEADERS, ())
    if not policy.gateways or not hits:
        return
    for single in config.single():
        for model in single.find(_KIND, "/model_list/*"):
            base = model.get("litellm_params", "api_base") or model.get("litellm_params", "base_url")
            found = _HOST.match(constant(base)) if base is not None else None
            gateway = next((g for g in policy.gateways if found and g.serves(found["host"].lower())), None)
            if base is None or gateway is None or _forwards(single, model):
                continue
            yield breach_at(
                base,
                f"leads to the gateway {gateway.name} without",
                why=f"{_FORWARD} is not true, so the callers' headers end here",
                fix=f"set general_settings.{_FORWARD} to true",
                hits=hits,
            )


def _forwards(single: ConfigFile, model: Item) -> bool:
    for general in single.find(_KIND, "/general_settings"):
        switch = general.effective(_FORWARD)
        if switch is not None and str(switch.value).strip().lower() == "true":
            return True
    name = model.get("model_name")
    groups = single.find(_KIND, f"/litellm_settings/model_group_settings/{_FORWARD}")
    named = {str(item.value) for group in groups for item in group.items()}
    return name is not None and bool(named & {str(name.value), "*"})
