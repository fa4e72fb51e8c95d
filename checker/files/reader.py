"""Where documents that decide a run are read from: the disk, or a commit (`checker.files.git.Revision`)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Reader(Protocol):
    """Paths are absolute. What cannot be read raises OSError, as the disk does."""

    def read(self, path: Path) -> bytes: ...

    def exists(self, path: Path) -> bool: ...

    def is_file(self, path: Path) -> bool: ...

    def real(self, path: Path) -> Path:
        """The path without symbolic links."""
        ...


class Disk:
    """The files as they are now."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def exists(self, path: Path) -> bool:
        return path.exists()

    def is_file(self, path: Path) -> bool:
        return path.is_file()

    def real(self, path: Path) -> Path:
        return path.resolve()


DISK: Reader = Disk()
