"""The files of `checker/logs/formats`, and the one that they are compiled to (`tools/compile_catalogue.py`): with it a
scan of a small log needs no YAML. No places in them are asked for, so they are read by the quick reader, which the
tests hold against that of all other files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parent
COMPILED: Final = FOLDER / "_compiled.json"


def documents() -> Mapping[str, Any]:
    """By name: what was compiled, or the sources themselves where they are newer and others."""
    compiled = _compiled()
    return compiled if compiled is not None else parsed(read_sources())


def read_sources() -> dict[str, bytes]:
    """Bytes of the formats' files by name, line ends normalised."""
    return {path.stem: path.read_bytes().replace(b"\r\n", b"\n") for path in _source_files()}


def parsed(sources: Mapping[str, bytes]) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {name: yaml.load(data, Loader=loader) for name, data in sources.items()}  # noqa: S506 - a safe loader


def compiled_from(sources: Mapping[str, bytes]) -> bytes:
    """The content of `_compiled.json`."""
    whole = {"digest": _digest(sources), "documents": parsed(sources)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _compiled() -> Mapping[str, Any] | None:
    try:
        built = COMPILED.stat().st_mtime_ns
        newer = any(path.stat().st_mtime_ns > built for path in _source_files())
        whole = json.loads(COMPILED.read_bytes())
        # A checkout sets times in any order: a newer source counts only if its content is another one.
        if newer and _digest(read_sources()) != whole["digest"]:
            return None
        found: Mapping[str, Any] = whole["documents"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found


def _source_files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def _digest(sources: Mapping[str, bytes]) -> str:
    import hashlib

    digest = hashlib.sha256()
    for name, data in sources.items():
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
