"""The twelfth set: cousins of the fixture. The ninth set's formats laid on disk in other ways and a mapping of the policy's own, with
kinds of faults that no set before had, and copies, tries, owners and torn files of several."""

from __future__ import annotations

from pathlib import Path

from blind import cousins_kinds, editions_kinds, heirs_kinds, siblings_faults
from blind.cousins_files import groups
from blind.cousins_formats import FORMATS
from blind.editions_set import laid_and_held
from blind.scoring import Outcome

KNOWN = 4  # a duration in words, an override, an empty text for a cost, a model that only the price tells
BEFORE = (siblings_faults, heirs_kinds, editions_kinds)


def run(folder: Path, seed: int) -> Outcome:
    return laid_and_held(folder, seed, FORMATS, (cousins_kinds, BEFORE), groups, KNOWN)
