"""How the code plane tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Progress = Callable[[str, int, int], None]  # phase, how many are done, of how many
READING: Final = "reading files"  # a phase that is counted over all files of a project
