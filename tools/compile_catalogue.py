"""Compile `checker/sdks/*.yaml` into `checker/sdks/_compiled.msgpack`. With `--check`: say whether that is current."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checker.sdks.compiling import COMPILED, compile_sources, pack_compiled, read_sources


def main(arguments: list[str]) -> int:
    compiled = pack_compiled(compile_sources(read_sources()))
    if "--check" in arguments:
        current = COMPILED.exists() and COMPILED.read_bytes() == compiled
        print("current" if current else "stale: run python tools/compile_catalogue.py")
        return 0 if current else 1
    COMPILED.write_bytes(compiled)
    print(f"{COMPILED.name}: {len(compiled)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
