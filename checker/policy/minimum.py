"""The least that a policy has to ask for: the fields of the built-in `minimum`, and from when on."""

from __future__ import annotations

from typing import Final

from checker.policy.model import Policy, Stage

# policies/minimum.yaml says the same; a test holds the two equal. Here, because a run need not parse that file for it.
MINIMUM: Final = {
    "request_id": Stage.REQUEST,
    "correlation_id": Stage.REQUEST,
    "model_actual": Stage.RESPONSE,
    "input_tokens": Stage.RESPONSE,
    "cached_input_tokens": Stage.RESPONSE,
    "output_tokens": Stage.RESPONSE,
}
_ORDER: Final = (Stage.REQUEST, Stage.RESPONSE, Stage.ENRICHMENT)


def weaker_than_minimum(policy: Policy) -> tuple[str, ...]:
    """The fields of `minimum` that `policy` does not ask for, or only at a later stage."""
    return tuple(
        name
        for name, due in MINIMUM.items()
        if name not in policy.fields or _ORDER.index(policy.fields[name].due) > _ORDER.index(due)
    )
