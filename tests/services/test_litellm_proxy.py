"""A real LiteLLM proxy on loopback in front of a stub of the providers: what it logs is scanned end to end.

It writes StandardLoggingPayload to a file by a custom callback and to S3 (moto) by its own s3_v2 logger, and the rows
of its own function for LiteLLM_SpendLogs into the table that its own migrations make in a real PostgreSQL.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.services.conftest import free_port, stop, wait_until
from tests.services.litellm.upstream import Upstream
from tests.services.scanning import SECRET, run

HERE = Path(__file__).parent / "litellm"
ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path(os.environ.get("LITELLM_PYTHON", ROOT / ".litellm" / "bin" / "python"))
POLICY = """
schema_version: 1
name: gateway
version: "1.0.0"
placeholders: {values: ["", todo, unknown]}
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id]}}
  correlation_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [correlation_id]}}
  model_requested: {due: request, schema: {type: string, minLength: 1}}
  model_actual: {due: response, schema: {type: string, minLength: 1}}
  input_tokens: {due: response, schema: {type: integer, minimum: 0}}
  output_tokens: {due: response, schema: {type: integer, minimum: 0}}
"""
TAGS = {"team_id": "search", "correlation_id": "c-1"}
HEADER = {"x-litellm-spend-logs-metadata": json.dumps(TAGS)}
CHAT = "/v1/chat/completions"
HELLO = {"messages": [{"role": "user", "content": "PROMPT-not-to-be-shown"}]}
# What a request is to show, in order: body, header, list of tags, nothing, stream, Anthropic, fallback, retry, …
REQUESTS: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    (CHAT, {"model": "gw-small", **HELLO, "metadata": TAGS}, {}),
    (CHAT, {"model": "gw-small", **HELLO}, HEADER),
    (CHAT, {"model": "gw-small", **HELLO, "metadata": {"tags": ["team_id:search", "correlation_id:c-1"]}}, {}),
    (CHAT, {"model": "gw-small", **HELLO}, {}),
    (CHAT, {"model": "gw-small", **HELLO, "stream": True}, HEADER),
    (CHAT, {"model": "gw-claude", **HELLO}, HEADER),
    (CHAT, {"model": "gw-broken", **HELLO}, HEADER),
    (CHAT, {"model": "gw-shaky", **HELLO}, HEADER),
    ("/v1/embeddings", {"model": "gw-embed", "input": "hi"}, HEADER),
    (CHAT, {"model": "gw-nope", **HELLO}, HEADER),
]
RECORDS = len(REQUESTS) + 2  # a fallback and a retry leave a failed attempt each


@pytest.fixture(scope="module")
def gateway(s3: str, postgres: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A proxy that answered all requests: `log`, `table` and `bucket` are what it wrote."""
    if not PYTHON.exists():
        pytest.skip("needs the LiteLLM proxy: run make test-litellm")
    folder = tmp_path_factory.mktemp("proxy")
    table = _table(postgres)
    _bucket(s3)
    upstream = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{upstream.server_address[1]}"
    config = (HERE / "config.yaml").read_text(encoding="utf-8").replace("UPSTREAM", address).replace("ENDPOINT", s3)
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    shutil.copy(HERE / "checkpolicy_log.py", folder)
    port = free_port()
    environment = {
        **os.environ, "CHECKPOLICY_LOG": str(folder / "log.jsonl"), "CHECKPOLICY_TABLE": table,
        "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_MODE": "PRODUCTION", "LITELLM_TELEMETRY": "False",
        "LITELLM_MASTER_KEY": f"sk-{os.urandom(24).hex()}", "AWS_EC2_METADATA_DISABLED": "true",
    }  # fmt: skip
    command = [PYTHON.with_name("litellm"), "--config", "config.yaml", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "proxy.out").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
        try:
            wait_until(lambda: _answers(f"http://127.0.0.1:{port}/health/liveliness"), "LiteLLM", process, 600)
            for path, body, headers in REQUESTS:
                _ask(f"http://127.0.0.1:{port}{path}", body, headers)
            log = folder / "log.jsonl"
            wait_until(lambda: log.exists() and log.read_bytes().count(b"\n") >= RECORDS, "the log", process)
            wait_until(lambda: _objects(s3) >= RECORDS, "the objects in S3", process)
            time.sleep(1)
            yield SimpleNamespace(log=log, table=table, s3=s3, output=folder / "proxy.out")
        finally:
            stop(process)
            upstream.shutdown()
            upstream.server_close()


def _table(postgres: SimpleNamespace) -> str:
    """A database with all of LiteLLM's migrations."""
    import psycopg

    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS litellm")
        connection.execute("CREATE DATABASE litellm")
    url = str(postgres.url("litellm"))
    said = [PYTHON, "-c", "import litellm_proxy_extras as e; print(e.__path__[0])"]
    folder = Path(subprocess.run(said, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1])
    scripts = sorted(folder.glob("migrations/*/migration.sql"))
    assert scripts
    for script in scripts:
        done = subprocess.run(
            ["psql", url, "-q", "-v", "ON_ERROR_STOP=1", "-f", script], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{script.parent.name}: {done.stderr}"
    return url


def _bucket(endpoint: str) -> None:
    _client(endpoint).create_bucket(Bucket="gateway", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})


def _client(endpoint: str) -> Any:
    import boto3

    return boto3.client(
        "s3", endpoint_url=endpoint, aws_access_key_id="testing", aws_secret_access_key=SECRET,
        region_name="eu-central-1",
    )  # fmt: skip


def _objects(endpoint: str) -> int:
    return int(_client(endpoint).list_objects_v2(Bucket="gateway").get("KeyCount", 0))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _ask(url: str, body: dict[str, Any], headers: dict[str, str]) -> None:
    head = {"content-type": "application/json", "authorization": "Bearer sk-search", **headers}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), head), timeout=60) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        assert body["model"] == "gw-nope", error.read()


def scan(folder: Path, *sources: str, endpoint: str = "") -> tuple[Any, set[tuple[str, str, int]]]:
    """The report, and its findings as (rule, field, records)."""
    (folder / "gateway.yaml").write_text(POLICY, encoding="utf-8")
    # what the proxy wrote is of today
    today = datetime.now(UTC).date().isoformat()
    report, error = run(folder, *sources, "--policy", "gateway.yaml", "--as-of", today, endpoint=endpoint)
    assert "PROMPT" not in json.dumps(report) + error
    return report, {(rule["rule"], rule["field"], rule["records"]) for rule in report["rules"]}


ATTEMPTS = {
    ("CP311", "gateway_request_id", 2),  # the fallback
    ("CP311", "status", 1),  # the refused request
    ("CP312", "model_actual", 1),
}


def test_what_a_callback_writes(gateway: SimpleNamespace, tmp_path: Path) -> None:
    report, found = scan(tmp_path, str(gateway.log))
    (source,) = report["population"]["sources"]
    assert (source["format"], source["records"], source["error"]) == ("litellm-standard-logging", RECORDS, None)
    assert found == {("CP301", "team_id", 1), ("CP301", "correlation_id", 1), *ATTEMPTS}
    usage = report["usage"]["deduplicated"]
    # nine answers of 1,000 tokens (Anthropic's 500 + 400 + 100 among them) and an embedding of 12; failures have none
    assert (usage["input_tokens"], usage["output_tokens"]) == (8 * 1000 + 12, 8 * 200)


def test_what_its_s3_logger_writes_says_the_same(gateway: SimpleNamespace, tmp_path: Path) -> None:
    _, of_file = scan(tmp_path, str(gateway.log))
    report, of_objects = scan(tmp_path, "s3://gateway/", endpoint=gateway.s3)
    assert report["population"]["members"] == RECORDS
    assert of_objects == of_file


def test_its_spend_logs(gateway: SimpleNamespace, tmp_path: Path) -> None:
    report, found = scan(tmp_path, gateway.table)
    (source,) = report["population"]["sources"]
    assert (source["format"], source["records"], source["error"]) == ("litellm-spend-logs", RECORDS, None)
    # tags in the request's body never reach this table (log-formats: trap 4), a header and a list of tags do
    assert {item for item in found if item[0] == "CP301"} == {("CP301", "team_id", 2), ("CP301", "correlation_id", 2)}
    assert {item for item in found if item[0] not in ("CP301", "CP311", "CP312")} == set()
    usage = report["usage"]["deduplicated"]
    assert (usage["input_tokens"], usage["output_tokens"]) == (8 * 1000 + 12, 8 * 200)


def test_both_describe_the_same_requests(gateway: SimpleNamespace, tmp_path: Path) -> None:
    log, _ = scan(tmp_path, str(gateway.log))
    table, _ = scan(tmp_path, gateway.table)
    for name in ("records", "input_tokens", "cached_input_tokens", "output_tokens"):
        assert log["usage"]["deduplicated"][name] == table["usage"]["deduplicated"][name]
    assert float(log["usage"]["deduplicated"]["cost"]) == pytest.approx(
        float(table["usage"]["deduplicated"]["cost"]), rel=1e-9
    )
