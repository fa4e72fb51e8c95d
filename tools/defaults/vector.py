"""Vector: the generated reference of its components (website/cue/reference/components/*/generated)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from defaults.cue import read_cue
from defaults.found import NONE, Found, Repository

SOURCE = "vectordotdev/vector, website/cue/reference/components/*/generated"
# Components through which logs and spans of gateways travel.
_USED = {
    "sources": "amqp aws_kinesis_firehose aws_s3 aws_sqs docker_logs exec file fluent gcp_pubsub http_client "
    "http_server internal_logs internal_metrics journald kafka kubernetes_logs logstash nats opentelemetry "
    "prometheus_remote_write prometheus_scrape redis socket splunk_hec statsd stdin syslog vector websocket",
    "transforms": "aggregate aws_ec2_metadata dedupe exclusive_route filter incremental_to_absolute log_to_metric lua "
    "metric_to_log reduce remap route sample tag_cardinality_limit throttle window",
    "sinks": "aws_cloudwatch_logs aws_kinesis_firehose aws_kinesis_streams aws_s3 aws_sns aws_sqs azure_blob "
    "azure_monitor_logs clickhouse console databend datadog_logs datadog_metrics elasticsearch file gcp_bigquery "
    "gcp_cloud_storage gcp_pubsub gcp_stackdriver_logs http kafka loki nats new_relic opentelemetry postgres "
    "prometheus_exporter prometheus_remote_write pulsar redis socket splunk_hec_logs vector webhdfs",
}


def read(repository: Repository) -> Iterator[Found]:
    for family, names in _USED.items():
        for name in names.split():
            text = repository.text(f"website/cue/reference/components/{family}/generated/{name}.cue")
            if text is None:
                continue
            options = read_cue(text)["generated"]["components"][family][name]["configuration"]
            for path, default in _options(options):
                yield Found(f"/{family}/*", "type", name, path, default)


def _options(options: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, option in options.items():
        if isinstance(option, dict):
            yield from _type(option.get("type", {}), f"/{name}")


def _type(found: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    for word, form in found.items():
        if not isinstance(form, dict):
            continue
        if word == "object":
            yield from ((path + below, default) for below, default in _options(form.get("options", {})))
        elif word == "array":
            items = form.get("items", {}).get("type", {})
            yield from _type(items if isinstance(items, dict) else {}, f"{path}/*")
        if word != "object":
            yield path, form.get("default", NONE)
