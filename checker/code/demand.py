"""What the code plane reads of a policy, and nothing else of it: policies that ask the same of the code share what a
run has found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from checker.policy.digest import canonical_json
from checker.policy.model import Carriers, Field, Placeholders, Policy

TOKENS = ("input_tokens", "output_tokens")  # what the usage at the end of a stream tells


class Demand(Struct, frozen=True):
    """What the policy wants of each call, ready for the engine. `fields` have their names and carriers alone; `name` is
    the policy's where it has `models`, which are known by it."""

    fields: tuple[Field, ...]
    placeholders: Placeholders
    sinks: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    models: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    usage: bool = False  # whether tokens are to be recorded

    def is_placeholder(self, text: str) -> bool:
        """Compared after strip and lower case; patterns are matched on the stripped text."""
        stripped = text.strip()
        return (
            not stripped
            or stripped.lower() in self.placeholders.values
            or any(p.match(stripped) for p in self.patterns)
        )

    def key(self) -> bytes:
        """Equal for demands of which a run makes the same. The order of fields counts: results name them in it."""
        return canonical_json(
            [
                [[f.name, f.carriers.headers, f.carriers.metadata] for f in self.fields],
                [sorted(self.placeholders.values), self.placeholders.patterns, self.sinks],
                [self.name, self.models, self.usage],
            ]
        )


def demand_of(policy: Policy) -> Demand:
    fields = tuple(
        Field(f.name, f.due, Carriers(f.carriers.headers, f.carriers.metadata), {}) for f in policy.proven_in_code()
    )
    patterns = tuple(re.compile(p) for p in policy.placeholders.patterns)
    name = policy.name if policy.models else ""
    usage = any(name in policy.fields for name in TOKENS)
    return Demand(fields, policy.placeholders, policy.sinks, patterns, policy.models, name, usage)
