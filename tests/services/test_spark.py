"""The checks as SQL, run by a real Spark (a standalone cluster: a master and two workers on loopback) over Parquet that
`checkpolicy logs convert` wrote: the same counts as DuckDB's."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.services.conftest import free_port, listens, stop, wait_until
from tests.services.emitted import FIXTURE, converted, counted_by_duckdb

CLASS = "org.apache.spark.deploy"
WORKERS = 2
MEMORY = "--conf spark.executor.memory=512m --driver-memory 512m"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a master that has its workers."""
    pyspark = pytest.importorskip("pyspark", reason="needs pyspark: run make test-spark")
    if shutil.which("java") is None:
        pytest.skip("needs Java 17 for Spark: apt-get install openjdk-17-jre-headless")
    folder = tmp_path_factory.mktemp("spark")
    home = Path(pyspark.__file__).parent
    port, page = free_port(), free_port()
    environment = {
        **os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m",
        "PYSPARK_PYTHON": sys.executable,
    }  # fmt: skip
    master = f"spark://127.0.0.1:{port}"
    with ExitStack() as stack:

        def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
            out = stack.enter_context((folder / f"{name}.out").open("wb"))
            command = [str(home / "bin" / "spark-class"), *arguments]
            process = stack.enter_context(
                subprocess.Popen(command, env=environment, cwd=folder, stdout=out, stderr=out)
            )
            stack.callback(stop, process)
            return process

        process = start(
            "master", f"{CLASS}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page)
        )
        wait_until(lambda: listens(port), "Spark's master", process, 120)
        for number in range(WORKERS):
            start(
                f"worker{number}", f"{CLASS}.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "700m",
                "--webui-port", str(free_port()), "--work-dir", str(folder / f"work{number}"), master,
            )  # fmt: skip
        said = folder / "master.out"
        wait_until(lambda: said.read_bytes().count(b"Registering worker") == WORKERS, "Spark's workers", process, 120)
        yield master


def test_the_same_counts(cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = converted(tmp_path, monkeypatch)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", str(target), "--engine", cluster,
         "--policy", "policy.yaml", "--as-of", "2026-11-26", "--format", "json"],
        cwd=FIXTURE, capture_output=True, text=True, check=False,
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": f"{MEMORY} pyspark-shell"},
    )  # fmt: skip
    # the log has counts in text and times without zone: what typed columns cannot hold is said
    assert done.returncode == 2, done.stderr[-3000:]
    report = json.loads(done.stdout)
    assert (report["engine"], report["records"], report["records_with_faults"]) == ("spark", 392, 10)
    (notice,) = report["notices"]
    assert notice["message"].startswith("10 records have values that typed columns cannot hold")
    found = {(one["rule"], one["field"], one["note"]): one["records"] for one in report["rules"]}
    assert found == counted_by_duckdb(target)
    assert {rule for rule, _, _ in found} >= {"CP301", "CP305", "CP310", "CP311"}
    assert any("CP308" in words for words in report["not_asked"])


@pytest.mark.parametrize(
    ("engine", "words"),
    [
        ("flink://x", "no such engine"),
        ("spark://127.0.0.1:{port}", "no master answers (Connection refused)"),
        ("spark://127.0.0.1", "write spark://HOST:PORT"),
    ],
)
def test_a_cluster_that_is_not_there_is_said(engine: str, words: str) -> None:
    pytest.importorskip("pyspark", reason="needs pyspark: run make test-spark")
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", "--engine",
         engine.format(port=free_port()), "--table", "t", "--policy", "policy.yaml"],
        cwd=FIXTURE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_table_that_is_not_there_is_said_in_one_line(cluster: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", "--engine", cluster,
         "--table", "nowhere", "--policy", "policy.yaml"],
        cwd=FIXTURE, capture_output=True, text=True, check=False,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS": f"{MEMORY} pyspark-shell"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr[-3000:]
    (said,) = [line for line in done.stderr.splitlines() if "--engine" in line]
    assert "nowhere" in said
