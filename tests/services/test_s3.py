"""Objects in S3 (moto's server on loopback) and files on a web server, scanned as users do: by the command."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logs.records import lines, record
from tests.services.scanning import SECRET, run


@pytest.fixture(scope="module")
def bucket(s3: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A bucket with a day of logs, in every packing."""
    import boto3
    import duckdb
    import zstandard

    client = boto3.client(
        "s3", endpoint_url=s3, aws_access_key_id="testing", aws_secret_access_key=SECRET, region_name="eu-central-1"
    )
    client.create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    folder = tmp_path_factory.mktemp("parquet")
    (folder / "log.jsonl").write_bytes(lines(record(4), record(5, metadata={"requester_metadata": {"team_id": None}})))
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM read_json('{folder}/log.jsonl')) TO '{folder}/log.parquet' (FORMAT parquet)")
    objects = {
        "gw/2026-10-30/a.jsonl": lines(record(1), record(2, metadata={})),
        "gw/2026-10-30/b.json.gz": gzip.compress(lines(record(3))),
        "gw/2026-10-30/_SUCCESS": b"",
        "gw/2026-10-31/c.parquet": (folder / "log.parquet").read_bytes(),
        "gw/2026-10-31/d.jsonl.zst": zstandard.ZstdCompressor().compress(lines(record(6))),
        "broken/e.jsonl.gz": gzip.compress(lines(*(record(n) for n in range(7, 2000))))[:-200],
    }
    for key, body in objects.items():
        client.put_object(Bucket="logs", Key=key, Body=body)
    return s3


def test_a_prefix_stands_for_the_logs_below_it(bucket: str, tmp_path: Path) -> None:
    report, _ = run(tmp_path, "s3://logs/gw/", endpoint=bucket)
    assert [(source["path"], source["records"]) for source in report["population"]["sources"]] == [
        ("s3://logs/gw/2026-10-30/a.jsonl", 2),
        ("s3://logs/gw/2026-10-30/b.json.gz", 1),
        ("s3://logs/gw/2026-10-31/c.parquet", 2),
        ("s3://logs/gw/2026-10-31/d.jsonl.zst", 1),
    ]
    missing = next(rule for rule in report["rules"] if rule["rule"] == "CP301")
    assert missing["records"] == 2


def test_patterns_and_single_objects(bucket: str, tmp_path: Path) -> None:
    report, _ = run(tmp_path, "s3://logs/gw/*/*.gz", "s3://logs/gw/2026-10-30/a.jsonl", endpoint=bucket)
    assert [source["path"] for source in report["population"]["sources"]] == [
        "s3://logs/gw/2026-10-30/b.json.gz",
        "s3://logs/gw/2026-10-30/a.jsonl",
    ]


def test_a_broken_object_keeps_what_came_before(bucket: str, tmp_path: Path) -> None:
    report, _ = run(tmp_path, "s3://logs/broken/e.jsonl.gz", endpoint=bucket, ok=(2,))
    assert report["population"]["sources"][0]["records"] > 0
    assert "breaks off" in report["population"]["sources"][0]["error"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("s3://logs/nothing/here.jsonl", "s3://logs/nothing/here.jsonl: no such object"),
        ("s3://logs/nothing/*.jsonl", "no object matches"),
        ("s3://no-such-bucket/x.jsonl", "s3://no-such-bucket/x.jsonl: "),
    ],
)
def test_what_is_not_there_is_said(bucket: str, url: str, said: str, tmp_path: Path) -> None:
    _, error = run(tmp_path, url, endpoint=bucket, ok=(2,))
    assert said in error
    assert "Traceback" not in error


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server on loopback over `tmp_path/www`."""
    pytest.importorskip("aiohttp", reason="needs aiohttp: run make test-sources")
    www = tmp_path / "www"
    www.mkdir()
    handler = type("Handler", (_Quiet,), {"__init__": lambda self, *a: _Quiet.__init__(self, *a, directory=str(www))})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_signed_url_is_used_and_not_shown(web: str, tmp_path: Path) -> None:
    (tmp_path / "www" / "log.jsonl.gz").write_bytes(gzip.compress(lines(record(1), record(2, metadata={}))))
    url = f"http://reader:{SECRET}@{web}/log.jsonl.gz?X-Amz-Signature={SECRET}"
    report, _ = run(tmp_path, url)
    (source,) = report["population"]["sources"]
    assert (source["path"], source["records"]) == (f"http://{web}/log.jsonl.gz", 2)


def test_what_a_web_server_refuses_is_said_without_secrets(web: str, tmp_path: Path) -> None:
    report, error = run(tmp_path, f"http://{web}/none.jsonl?sig={SECRET}", ok=(2,))
    said = error or report["population"]["sources"][0]["error"]
    assert "no such object" in said


def test_since_last_reads_each_version_of_an_object_once(bucket: str, tmp_path: Path) -> None:
    import boto3

    client = boto3.client(
        "s3", endpoint_url=bucket, aws_access_key_id="testing", aws_secret_access_key=SECRET, region_name="eu-central-1"
    )
    client.put_object(Bucket="logs", Key="cron/a.jsonl", Body=lines(record(1)))
    flags = ("s3://logs/cron/", "--since-last", "--checkpoint", "state.json")
    assert run(tmp_path, *flags, endpoint=bucket)[0]["population"]["members"] == 1
    client.put_object(Bucket="logs", Key="cron/b.jsonl", Body=lines(record(2), record(3)))
    assert run(tmp_path, *flags, endpoint=bucket)[0]["population"]["members"] == 2
    assert run(tmp_path, *flags, endpoint=bucket)[0]["population"]["members"] == 0
    client.put_object(Bucket="logs", Key="cron/a.jsonl", Body=lines(record(1), record(4)))
    assert run(tmp_path, *flags, endpoint=bucket)[0]["population"]["members"] == 2
