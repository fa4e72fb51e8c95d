"""The temporary folder, when it is full: whoever reads or writes through it has the same to say."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import gettempdir
from typing import Final

FULL: Final = "No space left on device"


def folder_is_full() -> str:
    return f"the temporary folder {gettempdir()} is full: TMPDIR may name another"


@contextmanager
def full_disk_as_os_error() -> Iterator[None]:
    """The query engine has errors of its own for it."""
    from checker.logs.query_engine import duckdb

    try:
        yield
    except duckdb.Error as error:
        if FULL not in str(error):
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
