"""Real services on loopback, started for these tests and stopped after them: `make test-sources` brings what they need.
Where something is missing, the test is skipped and says what."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

PATIENCE = 240.0  # seconds that a service may take to answer


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def wait_until(
    answers: Callable[[], bool], what: str, process: subprocess.Popen[bytes] | None = None, patience: float = PATIENCE
) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if answers():
            return
        if process is not None and process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come up")


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def stop(process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> None:
    process.send_signal(how)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(20)


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The endpoint of moto's S3 server."""
    for module in ("moto", "flask", "s3fs"):
        pytest.importorskip(module, reason=f"needs {module}: run make test-sources")
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until(lambda: listens(port), "moto's S3 server", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            stop(server)


def _accepts(url: str) -> bool:
    """It listens some time before it takes connections."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _postgres_binary(name: str) -> str | None:
    found = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)]
    return next(iter(found), None) or shutil.which(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[SimpleNamespace]:
    """A PostgreSQL server of its own: `url(database)` connects as owner; it listens on loopback only."""
    pytest.importorskip("psycopg", reason="needs psycopg: run make test-sources")
    initdb, server = _postgres_binary("initdb"), _postgres_binary("postgres")
    if initdb is None or server is None:
        pytest.skip("needs a PostgreSQL server: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="checkpolicy-postgres-"))
    owner: dict[str, str] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = {"user": "postgres"}
        shutil.chown(folder, "postgres")
    port = free_port()
    try:
        secret = folder / "secret"
        secret.write_text("not-to-be-shown")
        secret.chmod(0o644)
        subprocess.run(
            [initdb, "-D", folder / "data", "-U", "owner", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"],
            check=True, capture_output=True, cwd=folder, **owner,  # type: ignore[call-overload]
        )  # fmt: skip
        command = [server, "-D", folder / "data", "-p", str(port), "-h", "127.0.0.1", "-k", folder, "-F"]
        with subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **owner,  # type: ignore[call-overload]
        ) as process:
            try:
                address = f"postgresql://owner:not-to-be-shown@127.0.0.1:{port}"
                wait_until(lambda: _accepts(f"{address}/postgres"), "PostgreSQL", process)
                yield SimpleNamespace(port=port, url=lambda database: f"{address}/{database}")
            finally:
                stop(process, signal.SIGINT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
