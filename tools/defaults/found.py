"""A default as it was found, and the repositories in which it is looked for."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

NONE: Final = object()  # an option that has no default


@dataclass(frozen=True, slots=True)
class Found:
    """`default` of the option at `path` below `holder`, in components whose `key` is `component`. `what`: a default, or
    the identity of a list (`by` the keys in `default`, `set`)."""

    holder: str
    key: str
    component: str
    path: str
    default: Any
    what: str = "default"


@dataclass(frozen=True, slots=True)
class Repository:
    """A clone, with or without a work tree; its newest commit is read."""

    folder: Path

    def text(self, path: str) -> str | None:
        done = self._git("show", f"HEAD:{path}")
        return done.stdout if done.returncode == 0 else None

    def files(self, under: str) -> list[str]:
        return self._git("ls-tree", "-r", "--name-only", "HEAD", under).stdout.split("\n")[:-1]

    def commit(self) -> str:
        return self._git("rev-parse", "HEAD").stdout.strip()

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "-C", str(self.folder), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
