"""Write docs/commands.md from the commands themselves. CI regenerates and compares.

python tools/command_page.py            write
python tools/command_page.py --check    exit 1 if it would change
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "commands.md"
sys.path.insert(0, str(ROOT))


def page() -> str:
    from checker.cli.command_tree import commands
    from checker.cli.main import cli

    lines = ["# Commands", "", "Generated from `checkpolicy COMMAND --help` by `tools/command_page.py`."]
    lines += ["", "What can stand in a file as well: [settings](settings.md). Exit codes are those of the", "README."]
    for path, command in commands(cli):
        lines += ["", f"## checkpolicy {' '.join(path)}", "", *_described(path, command)]
    return "\n".join(lines) + "\n"


def _described(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"checkpolicy {' '.join(path)}")
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    yield ""
    for paragraph in (command.help or "").replace("\b\n", "").split("\n\n"):
        yield from (*(_text(line.strip()) for line in paragraph.strip().splitlines()), "")
    options = [option for option in command.params if isinstance(option, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(context)) is not None]
    if rows:
        yield "| option | |"
        yield "| --- | --- |"
        yield from (f"| `{_cell(names)}` | {_text(_cell(text))} |" for names, text in rows)


def _text(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        if stale:
            print("docs/commands.md is out of date: python tools/command_page.py")
        return int(stale)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
