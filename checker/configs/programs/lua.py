"""Lua in gateways and log shippers: fields that are set to nil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.programs.effects import Act, Effect
from checker.configs.values.embedded import uncommented

_NIL: Final = re.compile(r"\b\w+(?P<path>(?:\.\w+|\[\s*[\"'][^\"']+[\"']\s*\])+)\s*=\s*nil\b")
_CLEAR: Final = re.compile(r"\bclear_header\(\s*[\"'](?P<name>[^\"']+)[\"']")


def lua_effects(text: str) -> Iterator[Effect]:
    """`record["team_id"] = nil`, `kong.service.request.clear_header("x-team-id")`."""
    for number, line in enumerate(text.split("\n")):
        code = uncommented(line, "--")
        for found in _NIL.finditer(code):
            steps = re.findall(r"\.(\w+)|\[\s*[\"']([^\"']+)[\"']", found["path"])
            yield Effect(Act.DELETE, ("".join(f'."{one or other}"' for one, other in steps),), line=number)
        for found in _CLEAR.finditer(code):
            yield Effect(Act.DELETE, (found["name"],), line=number)
