"""Files of all kinds on disk: what is not the edit stays as it is, byte for byte, and links and modes stay."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.run.code.check import check
from tests.fixes.project import findings, make, run, settings
from tests.fixes.test_examples import CREATE, FIXED_HEAD, HEAD

BEFORE = f'{HEAD}{CREATE}(model="m")\n'
AFTER = f'{FIXED_HEAD}{CREATE}(model="m", extra_headers=owner_headers())\n'
KINDS: dict[str, Callable[[str], bytes]] = {
    "BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "BOM and CRLF": lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
    "Latin-1": lambda text: f"# -*- coding: latin-1 -*-\n# é\n{text}".encode("latin-1"),
    "no line end": lambda text: text.rstrip("\n").encode(),
    "form feed": lambda text: text.replace("\nclient", "\n\f\nclient").encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_stay(kind: str, tmp_path: Path) -> None:
    encode = KINDS[kind]
    folder = make(tmp_path, {"app.py": encode(BEFORE)})
    shown = check(replace(settings(folder), format="json"), [folder], cwd=folder).findings
    assert all(f.replacements for f in shown)
    assert len(shown) == 1
    run(folder)
    assert (folder / "app.py").read_bytes() == encode(AFTER)
    assert findings(folder) == []
    assert not run(folder).files


def test_a_link_stays_one_and_its_file_is_fixed_once(tmp_path: Path) -> None:
    folder = make(tmp_path, {"real/app.py": BEFORE})
    (folder / "app.py").symlink_to("real/app.py")
    run(folder)
    assert os.readlink(folder / "app.py") == "real/app.py"
    assert (folder / "real" / "app.py").read_text() == AFTER
    assert findings(folder) == []
    assert not run(folder).files


def test_what_a_link_names_outside_is_not_written(tmp_path: Path) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text(BEFORE)
    folder = make(tmp_path / "project", {})
    (folder / "app.py").symlink_to(outside)
    run(folder)
    assert outside.read_text() == BEFORE
    assert (folder / "app.py").is_symlink()


def test_the_mode_stays(tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": f"#!/usr/bin/env python\n{BEFORE}"})
    (folder / "app.py").chmod(0o755)
    run(folder)
    assert (folder / "app.py").stat().st_mode & 0o777 == 0o755
    assert findings(folder) == []


def test_a_read_only_file_is_said_and_left(tmp_path: Path) -> None:
    folder = make(tmp_path, {"app.py": BEFORE})
    (folder / "app.py").chmod(0o444)
    fixed = run(folder)
    assert fixed.refused == (("app.py", "it is read-only"),)
    assert fixed.exit_code == 2
    assert (folder / "app.py").read_text() == BEFORE
