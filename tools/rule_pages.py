"""Write docs/rules/ from the docstrings of the rules: one page per rule and an index. CI regenerates and compares.

python tools/rule_pages.py            write
python tools/rule_pages.py --check    exit 1 if anything would change
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.rules.pages import rule_page
from checker.rules.registry import entries

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
_PLANES = {
    "policy": "The policy",
    "suppressions": "Suppressions",
    "code": "The code plane",
    "configs": "The config plane",
    "logs": "The log plane",
}


def pages() -> dict[str, str]:
    """File name and text of every page."""
    result = {}
    lines = ["# Rules", "", "Generated from the rules by `tools/rule_pages.py`.", ""]
    for plane, title in _PLANES.items():
        lines += [f"## {title}", "", "| rule | name | level | what it reports |", "| --- | --- | --- | --- |"]
        for entry in entries():
            if entry.plane != plane:
                continue
            page = rule_page(entry.id)
            name = f"{entry.id}-{entry.name}.md"
            result[name] = page.markdown()
            lines.append(f"| [{entry.id}]({name}) | {entry.name} | {page.level.value} | {page.title} |")
        lines.append("")
    result["index.md"] = "\n".join(lines)
    return result


def main() -> int:
    wanted = pages()
    have = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    if "--check" in sys.argv[1:]:
        for name in sorted(set(wanted) | set(have)):
            if wanted.get(name) != have.get(name):
                print(f"docs/rules/{name} is out of date: python tools/rule_pages.py")
        return int(wanted != have)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in set(have) - set(wanted):
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
