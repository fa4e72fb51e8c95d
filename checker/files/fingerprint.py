"""Which code keeps something for the next run: what a changed reader or engine may find otherwise is not taken over."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from hashlib import blake2b


@functools.cache
def fingerprint(folder: str) -> str:
    """Of the Python files below a folder, by their sizes and times."""
    total = blake2b(digest_size=8)
    for entry in sorted(_files(folder), key=lambda entry: entry.path):
        stat = entry.stat()
        total.update(f"{entry.path}:{stat.st_size}:{stat.st_mtime_ns};".encode())
    return total.hexdigest()


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    # Each run looks, also one that has nothing else to do: pathlib takes longer.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(".py"):
                yield entry
