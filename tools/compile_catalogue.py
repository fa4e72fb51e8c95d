"""Compile `checker/sdks/*.yaml` into `checker/sdks/_compiled.msgpack`, and `checker/logs/formats/*.yaml` into the
`_compiled.json` beside them. With `--check`: say whether those are current."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.logs.formats import format_documents
from checker.sdks.compiling import COMPILED, compile_sources, pack_compiled, read_sources


def main(arguments: list[str]) -> int:
    compiled = {
        COMPILED: pack_compiled(compile_sources(read_sources())),
        format_documents.COMPILED: format_documents.compiled_from(format_documents.read_sources()),
    }
    if "--check" in arguments:
        current = all(path.exists() and path.read_bytes() == data for path, data in compiled.items())
        print("current" if current else "stale: run python tools/compile_catalogue.py")
        return 0 if current else 1
    for path, data in compiled.items():
        path.write_bytes(data)
        print(f"{path.name}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
