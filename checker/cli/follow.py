"""`scan-logs --follow`: flags in, a follower that SIGTERM and Ctrl-C end cleanly."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.output import UnwritableError
from checker.cli.standard_output import StandardOutput

if TYPE_CHECKING:
    from checker.run.logs.scan_logs import ScanRequest

DEFAULT_INTERVAL = "60s"


def follow(
    scan: ScanRequest,
    flags: dict[str, Any],
    violations: Path | None,
    report: str,
    output: Path | None,
    today: Callable[[], date] | None,
) -> int:
    """Follow until a signal says stop; the exit code, 130 after Ctrl-C. `today` None: the day is the scan's."""
    from checker.logs.progress.checkpoint import locked
    from checker.reports.logs_follow import JsonListener, TextListener
    from checker.reports.logs_json import violation_line
    from checker.run.logs.follow_logs import Follower, FollowRequest
    from checker.run.logs.kept_violations import Kept

    if report == "markdown" or output is not None:
        raise click.UsageError("--follow goes on writing to standard output: --format text or json, without --output")
    sampling = (scan.policy.document.get("logs") or {}).get("sampling") or {}
    assert scan.checkpoint is not None
    request = FollowRequest(
        scan=scan,
        interval=_seconds("--interval", flags["interval"] or DEFAULT_INTERVAL),
        rate=_share("--rate", flags["rate"], 1.0),
        floor=int(sampling.get("min_per_stratum", 3)),
        seed=flags["seed"] or "checkpolicy",
        cpu=_share("--cpu", flags["cpu"], 0.5),
        by=tuple(sampling.get("stratify") or ("team_id", "service_endpoint", "model_actual")),
        today=today,
    )
    kept = Kept(violations, violation_line) if violations is not None else None
    with _stopping() as (stopped, caught), locked(scan.checkpoint):

        def write(text: str) -> None:
            sys.stdout.write(text)
            sys.stdout.flush()
            if isinstance(sys.stdout, StandardOutput) and sys.stdout.gone:  # whoever listened went away
                stopped.set()

        listener = JsonListener(write) if report == "json" else TextListener(write)
        try:
            code = Follower(request, listener, kept, stopped.is_set, stopped.wait).run()
        except OSError as error:
            name = str(violations or scan.checkpoint)
            raise UnwritableError(name, hint=f"{error.strerror or error}: what was settled before is kept") from None
    return 130 if signal.SIGINT in caught else code


@contextmanager
def _stopping() -> Iterator[tuple[threading.Event, list[int]]]:
    """An event that SIGTERM and SIGINT set, and which of them came."""
    stopped = threading.Event()
    caught: list[int] = []

    def stop(number: int, _: object) -> None:
        caught.append(number)
        stopped.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped, caught
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _seconds(flag: str, text: str) -> float:
    from checker.logs.checks.window import duration

    try:
        return duration(text) / 1_000_000
    except ValueError as error:
        raise click.UsageError(f"{flag}: {error}") from None


def _share(flag: str, value: float | None, otherwise: float) -> float:
    if value is None:
        return otherwise
    if not 0 < value <= 1:
        raise click.UsageError(f"{flag} {value:g}: a share is more than 0 and at most 1")
    return value
