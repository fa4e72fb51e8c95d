"""Made sets of logs with defects that the rules were not written for: are they found, and are lookalikes spared?

    cd benchmarks/logs && python -m blind SET [--seed N] [--keep FOLDER] [--check]

Sets are litellm, gateways, shipped, audited, bucket, closing, estate, company, siblings, heirs, editions,
cousins and quarter. The seed moves values, order and times. `--check` fails if a defect is missed or something is
said of a clean record.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from blind import (
    audited_set,
    bucket_set,
    closing_set,
    company_set,
    cousins_set,
    editions_set,
    estate_set,
    gateways_set,
    heirs_set,
    litellm_set,
    quarter_set,
    shipped_set,
    siblings_set,
)
from blind.scoring import Outcome

SETS: dict[str, tuple[Callable[[Path, int], Outcome], int]] = {
    "litellm": (litellm_set.run, 7),
    "gateways": (gateways_set.run, 11),
    "shipped": (shipped_set.run, 23),
    "audited": (audited_set.run, 41),
    "bucket": (bucket_set.run, 59),
    "closing": (closing_set.run, 83),
    "estate": (estate_set.run, 97),
    "company": (company_set.run, 113),
    "siblings": (siblings_set.run, 131),
    "heirs": (heirs_set.run, 149),
    "editions": (editions_set.run, 173),
    "cousins": (cousins_set.run, 191),
    "quarter": (quarter_set.run, 211),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--keep", type=Path, help="write the set there")
    parser.add_argument("--check", action="store_true")
    said = parser.parse_args()
    run, seed = SETS[said.set]
    with tempfile.TemporaryDirectory() as scratch:
        folder = said.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        outcome = run(folder, seed if said.seed is None else said.seed)
    print(f"planted defects found: {outcome.planted - len(outcome.missed)} of {outcome.planted}")
    for line in outcome.missed:
        print(f"missed: {line}")
    print(f"false alarms: {len(outcome.alarms)} on {outcome.clean} clean records")
    for line in outcome.alarms:
        print(f"  {line}")
    return 1 if said.check and not outcome.holds else 0


if __name__ == "__main__":
    sys.exit(main())
