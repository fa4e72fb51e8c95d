"""What the `checkpolicy` script runs: binds the name `checker` to this installation, then hands over to its CLI.

`checker` is a name that a checked repository may well use itself. With PYTHONPATH=. (common where services are
developed) Python would find that one first and execute it. checkpolicy never runs the code it checks, so the
package beside this file is imported before anything else can answer to its name. Worker processes import this
module too, as they import the script.
"""

from __future__ import annotations

import os
import sys

_here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib would triple the start-up of this file
sys.path.insert(0, _here)
import checker  # noqa: E402, F401

sys.path.remove(_here)


def main() -> object:
    """Run the command line; returns what the CLI returns (exit codes are raised as SystemExit)."""
    try:
        from checker.cli.main import main as run

        return run()
    except KeyboardInterrupt:  # before the command line could take care of it, or after
        print("checkpolicy: interrupted", file=sys.stderr)
        return 130


def start_worker(start: object, *arguments: object) -> None:
    """What a worker process runs first. That it stands here binds the name `checker` before anything else is read."""
    assert callable(start)
    start(*arguments)
