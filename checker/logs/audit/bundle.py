"""An audit's evidence put together: every file of the bundle as bytes, from a population and a plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from checker.logs.audit.evidence import (
    MANIFEST,
    SAMPLE,
    SELECTION,
    SUMS,
    WORKSHEET,
    Attempt,
    Context,
    EvidenceError,
    Frozen,
    Sample,
    Seed,
    numbered,
    sample_bytes,
    sample_of,
    selection_bytes,
)
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import Population, select
from checker.logs.audit.verify import sums_text
from checker.logs.audit.worksheet import Known, worksheet_text


class Details(Struct, frozen=True):
    """What is looked up of the items once they are drawn, by key: the places of their attempts, what the scan knows of
    them, and further files of the bundle (records, findings)."""

    attempts: Mapping[str, Sequence[Attempt]]
    known: Mapping[str, Known] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def draw(
    population: Population,
    frozen: Frozen,
    plan: Plan,
    seed: Seed,
    context: Context,
    look_up: Callable[[Collection[str]], Details],
) -> tuple[Sample, dict[str, bytes]]:
    """The sample, and the files of its bundle by name. The same population, plan and seed give the same bytes.
    `look_up` is asked once, for the keys of all items."""
    selection = select(population, plan, seed.text)
    details = look_up([item.key for item in selection.items])
    items = numbered(selection, details.attempts)
    sample = sample_of(frozen, selection, plan, seed, context, items)
    files = {
        MANIFEST: frozen.manifest(),
        SAMPLE: sample_bytes(sample),
        SELECTION: selection_bytes(items),
        **details.files,
    }
    worksheet = worksheet_text(sample, details.known).encode()
    return sample, {**files, SUMS: sums_text(files).encode(), WORKSHEET: worksheet}


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raises EvidenceError if there is something in the folder already, which a worksheet somebody filled in may be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise EvidenceError(f"{folder}: the folder of the evidence has to be empty, so that nothing is overwritten")
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise EvidenceError(f"{folder}: cannot be written: {error.strerror}") from None
