"""Fluent Bit: the tables of parameters in its manual (pipeline/*/*.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from defaults.found import NONE, Found, Repository

SOURCE = "fluent/fluent-bit-docs, pipeline/{inputs,filters,outputs}"
_USED = {
    "inputs": "docker exec forward http kafka opentelemetry prometheus-remote-write prometheus-scrape-metrics splunk "
    "statsd syslog systemd tail tcp udp",
    "filters": "grep kubernetes log_to_metrics lua modify multiline-stacktrace nest parser record-modifier rewrite-tag "
    "throttle type-converter",
    "outputs": "azure_blob bigquery cloudwatch datadog elasticsearch file firehose forward gelf http influxdb kafka "
    "kinesis loki new-relic null opensearch opentelemetry prometheus-exporter prometheus-remote-write s3 splunk "
    "stackdriver standard-output syslog tcp-and-tls",
}
# Names in a configuration where the page is called otherwise.
_NAMES = {
    "standard-output": "stdout",
    "tcp-and-tls": "tcp",
    "multiline-stacktrace": "multiline",
    "elasticsearch": "es",
    "cloudwatch": "cloudwatch_logs",
    "kinesis": "kinesis_streams",
    "firehose": "kinesis_firehose",
    "new-relic": "nrlogs",
    "prometheus-scrape-metrics": "prometheus_scrape",
}
_ROW = re.compile(r"^\|\s*`(?P<key>[\w.]+)`\s*\|.*\|\s*(?P<default>[^|]*?)\s*\|\s*$")
_DEFAULT = re.compile(r"`(?P<value>[^`${<\s]+)`")


def read(repository: Repository) -> Iterator[Found]:
    for family, pages in _USED.items():
        for page in pages.split():
            name = _NAMES.get(page, page.replace("-", "_"))
            for line in (repository.text(f"pipeline/{family}/{page}.md") or "").split("\n"):
                row = _ROW.match(line)
                if row is not None:
                    default = _DEFAULT.fullmatch(row["default"])
                    value = default["value"] if default is not None else NONE
                    yield Found(f"/pipeline/{family}/*", "name", name, f"/{row['key'].lower()}", value)
