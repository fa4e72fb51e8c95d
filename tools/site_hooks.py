"""For mkdocs: schemas are published where their `$id` says (schemas/ of the site), and a link from a page to a file of
the repository leads there, or is words only where the site has no such file. A link to nothing is an error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = re.compile(r"\[([^\]]*)\]\((\.\./(?:\.\./)*)(?!\.)([^)#]+)\)")


def on_files(files: Files, config: Any) -> Files:
    for schema in sorted((ROOT / "schemas").glob("*.json")):
        files.append(File.generated(config, f"schemas/{schema.name}", content=schema.read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    depth = page.file.src_uri.count("/") + 1

    def link(match: re.Match[str]) -> str:
        text, up, path = match.groups()
        if up.count("../") != depth:
            return match[0]  # within the site
        if not (ROOT / path).exists():
            raise PluginError(f"{page.file.src_uri}: link to {path}, which the repository does not have")
        if files.get_file_from_path(path) is not None:
            return f"[{text}]({up[3:]}{path})"
        return text

    return _OUTSIDE.sub(link, markdown)
