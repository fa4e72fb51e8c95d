"""Classes whose bases code replaces (`Api.__bases__ = (Slim,)`): what they inherit is not followed."""

from __future__ import annotations

import re

from checker.code.execution.program import Program
from checker.code.execution.values import External

REPLACED = External("<bases that code replaces>")  # stands in the linearisation for what is not known of it
_SET = re.compile(
    rb"(\w*)\s*\.\s*__bases__\s*=(?!=)|attr(?:__)?\s*\(\s*(?:\w+\s*\.\s*)*(\w*)[^,\n]*,\s*[\"']__bases__[\"']"
)


def is_rebased(program: Program, name: str) -> bool:
    """Whether some code sets the bases of a class of that name, or of one that it does not name."""
    found = program.members.rebased
    if found is None:
        owners = {
            (a or b).decode("utf-8", "replace")
            for module in program.project.naming("__bases__")
            if not module.is_test
            for a, b in _SET.findall(module.source)
        }
        found = program.members.rebased = frozenset(owners)
    return name in found or any(not owner[:1].isupper() for owner in found)
