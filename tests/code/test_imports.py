"""Each module of the engine can be imported by itself: none relies on another having been imported before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import checker.code

FOLDER = Path(checker.code.__file__).parent
PROGRAM = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [m for m in sys.modules if m.startswith("checker.")]:
        del sys.modules[loaded]
    importlib.import_module(f"checker.code.{name}")
"""


def test_each_module_can_be_imported_first() -> None:
    modules = (path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.py") if path.stem != "__init__")
    names = sorted(".".join(module.parts) for module in modules)
    done = subprocess.run([sys.executable, "-c", PROGRAM, *names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
