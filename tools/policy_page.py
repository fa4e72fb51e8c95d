"""Write docs/policy-reference.md from schemas/policy.schema.json. CI regenerates and compares.

python tools/policy_page.py            write
python tools/policy_page.py --check    exit 1 if it would change
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "policy-reference.md"
SCHEMA = ROOT / "schemas" / "policy.schema.json"
_DEEPEST = 6


def page() -> str:
    schema = json.loads(SCHEMA.read_bytes())
    lines = [
        "# Policy reference",
        "",
        "Generated from [`schemas/policy.schema.json`](../schemas/policy.schema.json) by",
    ]
    lines += ["`tools/policy_page.py`. `NAME` stands for a name of yours, `[]` for each entry of a list.", ""]
    for name, part in schema["properties"].items():
        rows = list(_rows(part, name, schema, ()))
        lines += [f"## {name}", "", _text(_described(part, schema)) or _kind(part, schema), ""]
        required = "Required. " if name in schema.get("required", ()) else ""
        lines += [f"{required}{_sentence(_kind(part, schema))}", ""]
        if rows:
            lines += ["| key | holds | what it means |", "| --- | --- | --- |"]
            lines += [f"| `{path}` | {_cell(kind)} | {_cell(text)} |" for path, kind, text in rows]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _rows(part: Any, path: str, schema: Any, seen: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """The keys below a part: path, kind and description."""
    for name, below in _children(_resolved(part, schema)):
        at = f"{path}{name}" if name == "[]" else f"{path}.{name}"
        ref = below.get("$ref", "") if isinstance(below, dict) else ""
        if ref in seen or at.count(".") > _DEEPEST:
            continue
        text = _described(below, schema)
        if name != "[]" or text:
            yield at, _kind(below, schema), text
        yield from _rows(below, at, schema, (*seen, ref) if ref else seen)


def _children(part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from part.get("properties", {}).items()
    for key, name in (("additionalProperties", "NAME"), ("items", "[]")):
        if isinstance(part.get(key), dict):
            yield name, part[key]
    for key in ("anyOf", "oneOf", "allOf"):
        for branch in part.get(key, ()):
            if isinstance(branch, dict):
                yield from _children(branch)


def _resolved(part: Any, schema: Any) -> dict[str, Any]:
    if not isinstance(part, dict):
        return {}
    if (ref := part.get("$ref", "")).startswith("#/"):
        target = schema
        for step in ref[2:].split("/"):
            target = target[step]
        return {**target, **{key: value for key, value in part.items() if key != "$ref"}}
    return part


def _described(part: Any, schema: Any) -> str:
    return str(_resolved(part, schema).get("description", ""))


def _kind(part: Any, schema: Any) -> str:
    found = _resolved(part, schema)
    if "const" in found:
        return json.dumps(found["const"])
    if "enum" in found:
        return " or ".join("null" if value is None else str(value) for value in found["enum"])
    kinds = found.get("type", [])
    names = [kinds] if isinstance(kinds, str) else list(kinds)
    for key in ("anyOf", "oneOf"):
        names += [_kind(branch, schema) for branch in found.get(key, ())]
    words = {"object": "mapping", "array": "list"}
    return " or ".join(dict.fromkeys(words.get(name, name) for name in names if name)) or "any value"


def _sentence(kind: str) -> str:
    return f"Holds: {kind}."


def _text(text: str) -> str:
    return text.replace("<", "&lt;")


def _cell(text: str) -> str:
    return " ".join(_text(text).replace("|", "\\|").split())


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        if stale:
            print("docs/policy-reference.md is out of date: python tools/policy_page.py")
        return int(stale)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
