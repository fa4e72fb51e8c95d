"""A CODEOWNERS file (GitHub's and GitLab's) in, who answers for a path out. The last pattern that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from checker.files.ignore import IgnoreRules

PLACES = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
_SECTION = re.compile(r"\^?\[([^\]]+)\](\[\d+\])?\s*(.*)")


def read_owners(root: Path) -> Callable[[str], str]:
    """Owners (space-separated, as written) of a path relative to `root`; empty where nobody is named."""
    for place in PLACES:
        try:
            text = (root / place).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        return _owners(text)
    return lambda path: ""


def _owners(text: str) -> Callable[[str], str]:
    rules: list[tuple[IgnoreRules, str]] = []
    default = ""
    for line in text.splitlines():
        line = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if section := _SECTION.fullmatch(line):
            default = section[3].strip()
        elif line:
            pattern, *names = re.split(r"(?<!\\)\s+", line)
            rules.append((IgnoreRules([pattern]), " ".join(names) or default))

    def owner(path: str) -> str:
        parts = path.split("/")
        for patterns, names in reversed(rules):
            for end in range(len(parts), 0, -1):
                if patterns.verdict("/".join(parts[:end]), parts[end - 1], end < len(parts)):
                    return names
        return ""

    return owner
