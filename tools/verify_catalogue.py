"""Check the catalogue against really installed SDKs, by introspection: classes, methods, parameters, functions exist.

    python tools/verify_catalogue.py --dump catalogue.json                # with checkpolicy's own interpreter
    VENV/bin/python tools/verify_catalogue.py --against catalogue.json --answer FILE    # in an environment of SDKs

The second form imports the SDKs and needs the standard library only. What holds for other versions than the installed
ones is not asked; packages that are not installed are not looked at. Its answer has the facts with their problems
(none: it holds), the versions, and public methods and functions that look billable but are not catalogued.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from pathlib import Path

from verifying.catalogue_facts import dump
from verifying.checking import Report, check_sdk


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--answer", type=Path)
    arguments = parser.parse_args()
    if arguments.dump:
        arguments.dump.write_text(json.dumps(dump(), indent=1), encoding="utf-8")
        return 0
    catalogue = json.loads(arguments.against.read_text(encoding="utf-8"))
    warnings.simplefilter("ignore")
    os.environ.setdefault("OPENAI_API_KEY", "none")  # the module's own client is built when it is looked at
    report = Report()
    for sdk in catalogue:
        check_sdk(sdk, report)
    answer = {"facts": report.facts, "versions": report.versions, "strays": sorted(report.strays)}
    arguments.answer.write_text(json.dumps(answer), encoding="utf-8")
    sys.stdout.flush()
    os._exit(0)  # some SDKs leave threads behind


if __name__ == "__main__":
    sys.exit(main())
