"""A rule's docstring as its page: a title, sections, examples. For `explain`, SARIF's help and docs/rules."""

from __future__ import annotations

import re
import textwrap

from msgspec import Struct

from checker.findings.model import Level
from checker.rules.registry import find

_SECTION = re.compile(r"^(Why it matters|Bad|Good|Not covered):[ \t]*", re.MULTILINE)

_FILE = re.compile(r"^# (\S+\.(?:ya?ml|json|toml|env|conf|py)|\.env[\w.]*)(?::.*)?\n", re.MULTILINE)


class Page(Struct, frozen=True):
    """`bad` and `good` are code without indentation."""

    id: str
    name: str
    level: Level
    title: str
    why: str
    bad: str
    good: str
    not_covered: str

    def markdown(self) -> str:
        language = "yaml" if named_blocks(self.bad) else "python"
        if re.match(r"\s*# \w+\.jsonl", self.bad):
            language = "json"
        return (
            f"# {self.id} {self.name}\n\n{self.title}\n\nLevel: {self.level.value}\n\n"
            f"**Why it matters**: {self.why}\n\n"
            f"Bad:\n\n```{language}\n{self.bad}\n```\n\nGood:\n\n```{language}\n{self.good}\n```\n\n"
            f"**Not covered**: {self.not_covered}\n"
        )


def rule_page(rule: str) -> Page:
    """The page of the rule with that id or name."""
    entry = find(rule)
    found = entry.load()
    return parse_page(entry.id, entry.name, Level.NOTE if found.preview else found.level, entry.page())


def named_blocks(code: str) -> dict[str, str]:
    """The files of an example by name, each begun by a line such as `# prod.yaml`; none if it begins otherwise."""
    parts = _FILE.split(code)
    if parts[0].strip() or len(parts) < 3:
        return {}
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def parse_page(rule_id: str, name: str, level: Level, text: str) -> Page:
    parts = _SECTION.split(text)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Page(
        rule_id,
        name,
        level,
        _prose(parts[0]),
        _prose(sections.get("Why it matters", "")),
        _code(sections.get("Bad", "")),
        _code(sections.get("Good", "")),
        _prose(sections.get("Not covered", "")),
    )


def _prose(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    return textwrap.dedent(text.strip("\n")).rstrip()
