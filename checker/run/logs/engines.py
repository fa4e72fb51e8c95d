"""The use case `scan-logs --engine URL`: the checks as SQL, run by an engine of the team's over a table of records."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from msgspec.structs import replace

from checker.logs.engine_report import EngineCount, EngineReport
from checker.logs.sources.sources import SourceError
from checker.run.gate.hiding import exemptions_of
from checker.run.logs.emit_sql import TABLE, emitted, emitted_sets, rules_of
from checker.run.logs.scan_logs import ScanRequest

Ask = Callable[[str], Sequence[Sequence[Any]]]
_PYSPARK: Final = "needs the package pyspark, of the cluster's version: pip install 'checkpolicy[spark]'"
_PSYCOPG: Final = "needs the package psycopg: pip install 'checkpolicy[postgres]'"
_PATIENCE: Final = 10.0  # seconds that a master has to take a connection
_SCHEMES: Final = {"spark": "spark", "postgresql": "postgres", "postgres": "postgres"}


class EngineError(SourceError):
    """An engine that is not known, cannot be reached or refuses a statement."""


def scan_on_engine(request: ScanRequest, url: str, table: str | None) -> EngineReport:
    """SOURCE are Parquet files as `checkpolicy logs convert` writes them, where the engine can read them (Spark), or
    there is none and `table` is one that the engine has. Raises EngineError."""
    dialect = _SCHEMES.get(url.partition("://")[0])
    if dialect is None:
        known = ", ".join(f"{scheme}://" for scheme in _SCHEMES)
        raise EngineError(f"--engine {url.partition('://')[0]}: no such engine (known: {known})")
    name = table or TABLE
    rows, sets, rules = emitted(request, dialect, name), emitted_sets(request, dialect, name), rules_of(request)
    with _ENGINES[dialect](url, request, name) as ask:
        records, faulty, *numbers = (int(number or 0) for number in ask(rows.sql)[0])
        counts: Counter[EngineCount] = Counter()
        for named, number in zip(rows.checks, numbers, strict=True):
            level = rules.level(named.rule, named.check.level)
            counts[EngineCount(named.rule, named.name, level, named.check.field, named.check.note)] += number
        for one in sets.statements:
            level = rules.level(one.rule, one.level)
            for _, field, note, number in ask(one.sql):
                counts[EngineCount(one.rule, one.name, level, str(field), str(note))] += int(number)
    found = [replace(one, records=number) for one, number in counts.items() if number]
    found.sort(key=lambda one: (one.rule, one.field, one.note, one.level.value))
    return EngineReport(
        engine=dialect,
        table=name,
        policy=request.policy.ref,
        records=records,
        faulty=faulty,
        counts=tuple(found),
        not_asked=(*rows.left_out, *sets.left_out),
        not_applied=tuple(_not_applied(request, found)),
        fail_on=request.fail_on,
    )


def _not_applied(request: ScanRequest, found: Sequence[EngineCount]) -> Iterator[str]:
    """What a scan decides record by record, where the counts have something that it could be about."""
    counted = {word for one in found for word in (one.rule, one.name)}
    if any(exemption.rule in counted for exemption in exemptions_of(request.policy, request.as_of)):
        yield "the policy's exceptions"
    if request.policy.rollout and found:
        yield "the policy's rollout"
    if request.baseline is not None and counted & {entry.rule for entry in request.baseline.entries}:
        yield f"the baseline {request.baseline.path}"


@contextmanager
def _spark(url: str, request: ScanRequest, table: str) -> Iterator[Ask]:
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineError(f"--engine spark:// {_PYSPARK}") from None
    _require_master(url)
    session = None
    try:
        builder = SparkSession.builder.appName("checkpolicy").master(url).config("spark.sql.session.timeZone", "UTC")
        session = builder.config("spark.ui.enabled", "false").getOrCreate()
        if request.sources:
            paths = [str((request.cwd / source).resolve()) for source in request.sources if "://" not in source]
            paths += [source for source in request.sources if "://" in source]
            session.read.parquet(*paths).createOrReplaceTempView(table)
        opened = session
        yield lambda sql: [tuple(row) for row in opened.sql(sql.strip().removesuffix(";")).collect()]
    except (PySparkException, Py4JError) as error:
        raise EngineError(f"--engine spark://: {_first_line(error)}") from None
    finally:
        if session is not None:
            session.stop()


@contextmanager
def _postgres(url: str, request: ScanRequest, table: str) -> Iterator[Ask]:
    try:
        import psycopg
    except ImportError:
        raise EngineError(f"--engine postgresql:// {_PSYCOPG}") from None
    if request.sources:
        raise EngineError(f"--engine postgresql:// asks a table that it has (--table, {table}): it reads no SOURCE")
    try:
        with psycopg.connect(url, options="-c default_transaction_read_only=on -c timezone=UTC") as connection:
            yield lambda sql: connection.execute(sql.encode()).fetchall()
    except psycopg.Error as error:
        raise EngineError(f"--engine postgresql://: {_first_line(error)}") from None


def _require_master(url: str) -> None:
    """Spark itself tries for a minute, and then says that its context is stopped. `spark://A:1,B:2` names masters of
    which one leads."""
    said = ""
    for address in url.partition("://")[2].split(","):
        host, _, port = address.rpartition(":")
        try:
            with socket.create_connection((host, int(port)), timeout=_PATIENCE):
                return
        except ValueError:
            raise EngineError(f"--engine {url}: write spark://HOST:PORT") from None
        except OSError as error:
            said = error.strerror or str(error)
    raise EngineError(f"--engine {url}: no master answers ({said})")


def _first_line(error: Exception) -> str:
    """What a driver says in its first line; Py4J's first says only that a call failed, the next one why."""
    lines = [line.removeprefix(": ").strip() for line in str(error).splitlines()]
    told = (line for line in lines if line and not line.startswith("An error occurred while calling"))
    return next(told, type(error).__name__)


_ENGINES: Final = {"spark": _spark, "postgres": _postgres}
