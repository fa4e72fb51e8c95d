"""What single settings mean: a difference that counts, and beside it one that is none. Each pair is a line or two that
someone has in a file; the verdicts are those of the differences, in their order.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.configs.test_comparison import compared, verdicts, written

COMPOSE = "services:\n  gateway:\n    image: a:1.0\n    {}\n"
ROUTES = """sinks: {{s: {{type: http, inputs: [a]}}}}
transforms:
  a: {{type: exclusive_route, inputs: [x], routes: {}}}
"""
GOLD, REST = '{name: gold, condition: ".a"}', '{name: rest, condition: "true"}'
TARGETS = '{{"strategy": {{"mode": "{}"}}, "targets": [{}, {}]}}'
ONE, OTHER = '{"name": "a", "provider": "openai"}', '{"name": "b", "provider": "azure-openai"}'
VOLUME = "apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{volumes: [{{name: spool, {}}}]}}\n"
NOTE = "apiVersion: v1\nkind: Pod\nmetadata: {{name: a, annotations: {{{}}}}}\n"
SNIPPET = "replicaCount: 1\nsnippet: |\n  a 1;\n  {}\n"
MODIFIER = "pipeline:\n  filters:\n    - {{name: record_modifier, match: a, {}}}\n"
BUCKET = "pipeline:\n  outputs:\n    - {{name: s3, match: a, {}}}\n"
TASK = '{{"containerDefinitions": [{{"name": "a", "image": "a:1.0", "environment": [{}]}}]}}'
LESS = '{"name": "LANGFUSE_SAMPLE_RATE", "value": "0.1"}'
LOST = "command: redis-server --appendonly no"
FILTERED = """receivers: {{otlp: {{}}}}
processors: {{filter: {{{}}}}}
exporters: {{otlp: {{}}}}
service: {{pipelines: {{traces: {{receivers: [otlp], processors: [filter], exporters: [otlp]}}}}}}
"""
SAMPLED = FILTERED.replace("filter: {{{}}}", "probabilistic_sampler: {{sampling_percentage: {}}}").replace(
    "[filter]", "[probabilistic_sampler]"
)
ALL, HALF = "OTEL_TRACES_SAMPLER_ARG=1.0", "OTEL_TRACES_SAMPLER_ARG=0.5"
ARGO = """kind: Application
apiVersion: argoproj.io/v1alpha1
metadata: {{name: a}}
spec: {{source: {{helm: {{parameters: [{{name: usage.enabled, value: {}}}]}}}}}}
"""
MODEL = "model_list: [{{model_name: a, litellm_params: {{model: azure/a}}, {}}}]\n"
CALLED = "model_list: [{{model_name: a, litellm_params: {{model: azure/a, {}}}}}]\n"
FALLBACKS = "model_list: []\nrouter_settings: {{fallbacks: [{{a: {}}}]}}\n"
JOB = "kind: Job\napiVersion: batch/v1\nmetadata: {{name: a}}\nspec: {{{}}}\n"
RUN = (
    "apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: 'a:1', args: [{}]}}]}}\n"
)
KEYS = "litellm_settings: {{default_key_generate_params: {{{}}}}}\ngeneral_settings: {{master_key: a}}\n"
ANCHORED = (
    "litellm_settings: {{cache_params: &a {{note: {}}}}}\ncallback_settings: {{otel: *a}}\ngeneral_settings: {{}}\n"
)
CONSUMER = "apiVersion: configuration.konghq.com/v1\nkind: KongConsumer\nmetadata: {{name: a}}\nusername: {}\n"
BACKEND = """apiVersion: aigateway.envoyproxy.io/v1beta1
kind: AIServiceBackend
metadata: {{name: a}}
spec: {{schema: {{name: OpenAI}}, backendRef: {{name: {}, kind: Backend, group: gateway.envoyproxy.io}}}}
"""
PLUGIN = """apiVersion: configuration.konghq.com/v1
kind: KongPlugin
metadata: {{name: usage}}
plugin: http-log
config: {{{}}}
"""
COST_CENTER = "env: [{{name: COST_CENTER, valueFrom: {{fieldRef: {{fieldPath: \"metadata.labels['{}']\"}}}}}}]"
COUNTED = """sources: {{a: {{type: stdin}}}}
transforms: {{m: {{type: log_to_metric, inputs: [a], metrics: [{{type: counter, field: n, tags: {{team: {}}}}}]}}}}
sinks: {{s: {{type: console, inputs: [m]}}}}
"""
ACKED = """acknowledgements: {{enabled: true}}
sources: {{a: {{type: stdin}}}}
sinks: {{s: {{type: http, inputs: [a], uri: "https://a.io", encoding: {{codec: json}}{}}}}}
"""
RETRIED = """{{"strategy": {{"mode": "loadbalance"}}, "retry": {{"attempts": 5}},
"targets": [{{"provider": "openai"{}}}, {{"provider": "bedrock"}}]}}"""
KONG = "_format_version: '3.0'\nplugins:\n{}\n"
OWNED = """receivers: {{otlp: {{}}}}
processors: {{resource: {{attributes: [{}]}}}}
exporters: {{otlp: {{}}}}
service: {{pipelines: {{traces: {{receivers: [otlp], processors: [resource], exporters: [otlp]}}}}}}
"""
SPACE = "{key: service.namespace, value: llm, action: insert}"
STAGING = "{key: deployment.environment.name, value: staging, action: upsert}"
PROD = STAGING.replace("staging", "prod")
BALANCED = """receivers: {{otlp: {{}}}}
exporters: {{loadbalancing: {{protocol: {{otlp: {{{}}}}}}}}}
service: {{pipelines: {{}}}}
"""


@pytest.mark.parametrize(
    ("name", "text", "staging", "prod", "expected"),
    [
        # Without a value only one side starts; what the message says is no difference.
        ("compose.yaml", COMPOSE, "environment: {A_URL: '${A:?set it}'}", "environment: {A_URL: '${A}'}", ["review"]),
        ("compose.yaml", COMPOSE, "environment: {A_KEY: '${A:?set it}'}", "environment: {A_KEY: '${A}'}", ["review"]),
        ("compose.yaml", COMPOSE, "environment: {A_URL: '${A:?set it}'}", "environment: {A_URL: '${A:?}'}", []),
        # The first route that fits takes the event: names alone do not make two lists equal.
        ("vector.yaml", ROUTES, f"[{GOLD}, {REST}]", f"[{REST}, {GOLD}]", ["deny"]),
        ("vector.yaml", ROUTES, f"[{GOLD}, {REST}]", f"[{GOLD}, {REST}]", []),
        # A line that gives a carrier its value, in a language that nobody knows; a list of names gives none.
        ("values.yaml", SNIPPET, "proxy_set_header X-Team-Id $a;", 'proxy_set_header X-Team-Id "";', ["deny"]),
        ("values.yaml", SNIPPET, "log_line x-team-id, b;", "log_line x-team-id, c;", ["review"]),
        # The exporter behind the balancer has the defaults of any otlp exporter.
        ("otel.yaml", BALANCED, "", "compression: gzip, sending_queue: {enabled: true}", []),
        ("otel.yaml", BALANCED, "", "sending_queue: {enabled: false}", ["deny"]),
        # Name servers are asked in their order, a placement fits all of its constraints.
        ("compose.yaml", COMPOSE, "dns: [10.0.0.2, 10.0.0.3]", "dns: [10.1.0.2, 10.1.0.3]", ["allow", "allow"]),
        ("compose.yaml", COMPOSE, "dns: [10.0.0.2, 10.0.0.3]", "dns: [10.0.0.3, 10.0.0.2]", ["review"]),
        (
            "compose.yaml",
            COMPOSE,
            "deploy: {placement: {constraints: [a==1, b==2]}}",
            "deploy: {placement: {constraints: [b==2, a==1]}}",
            [],
        ),
        # What is kept in a volume outlives the pod or does not, whatever its size is.
        ("pod.yaml", VOLUME, "persistentVolumeClaim: {claimName: a}", "emptyDir: {sizeLimit: 1Gi}", ["deny", "deny"]),
        (
            "pod.yaml",
            NOTE,
            'sidecar.opentelemetry.io/inject: "true"',
            'sidecar.opentelemetry.io/inject: "false"',
            ["deny"],
        ),
        ("pod.yaml", NOTE, 'acme.io/note: "true"', 'acme.io/note: "false"', ["review"]),
        # Names of variables that nobody's reference has, but that say what they do.
        ("a.env", "{}\n", "ALLOW_ANONYMOUS=false", "ALLOW_ANONYMOUS=true", ["deny"]),
        ("a.env", "{}\n", "ALLOW_ANONYMOUS=false", "ALLOW_ANONYMOUS=0", []),
        ("a.env", "{}\n", "USE_LLM_GATEWAY=true", "USE_LLM_GATEWAY=false", ["deny"]),
        ("a.env", "{}\n", "OPENAI_BASE_URL=https://gw.example.com/v1", "A=1", ["deny", "review"]),
        ("a.env", "{}\n", "OPENAI_BASE_URL=https://api.openai.com/v1", "", []),
        ("a.env", "{}\n", "STORE_PROMPTS_IN_SPEND_LOGS=false", "STORE_PROMPTS_IN_SPEND_LOGS=true", ["review"]),
        ("values.yaml", "replicaCount: 1\nsearch: {{costCenter: {}}}\n", "CC-1", "CC-2", ["deny"]),
        ("compose.yaml", COMPOSE, "user: '1000'", "user: root", ["review"]),
        ("a.env", "{}\n", "BILLING_CURRENCY=USD", "BILLING_CURRENCY=EUR", ["deny"]),
        ("a.env", "{}\n", "BILLING_URL=https://b.staging.example.com", "BILLING_URL=https://b.example.com", ["allow"]),
        ("a.env", "{}\n", "KAFKA_ACKS=all", "KAFKA_ACKS=-1", []),
        ("a.env", "{}\n", "LOG_LEVEL=INFO", "LOG_LEVEL=info", []),
        ("a.env", "{}\n", "NO_PROXY=localhost,.internal", "NO_PROXY=.internal,localhost", []),
        # record_modifier knows its list by two names.
        ("flb.yaml", MODIFIER, "allowlist_key: [a, b]", "whitelist_key: [b, a]", []),
        ("flb.yaml", BUCKET, "upload_timeout: 10m", "upload_timeout: 600s", []),
        ("flb.yaml", BUCKET, "upload_timeout: 10m", "upload_timeout: 60m", ["deny"]),
        # A header of the policy has no case, whatever the setting that names it; a key of metadata has.
        ("a.env", "{}\n", "OWNER_FROM=X-Team-Id", "OWNER_FROM=x-team-id", []),
        ("a.env", "{}\n", "OWNER_FROM=Team_Id", "OWNER_FROM=team_id", ["review"]),
        # Variables are known wherever a container's definition keeps them.
        ("task.json", TASK, '{"name": "LANGFUSE_SAMPLE_RATE", "value": "1.0"}', LESS, ["deny"]),
        ("task.json", TASK, '{"name": "OTEL_TRACES_SAMPLER", "value": "parentbased_always_on"}', "", []),
        ("task.json", TASK, '{"name": "OTEL_TRACES_SAMPLER", "value": "always_off"}', "", ["deny"]),
        # Amounts are capacity; a word of the same name is none.
        ("a.yaml", "task: {{cpu: {}, memory: 1024}}\n", "512", "4096", ["allow"]),
        ("a.yaml", "agent: {{memory: {}, tools: [a]}}\n", "redis", "none", ["review"]),
        ("compose.yaml", COMPOSE, "command: [redis-server, --appendonly, 'yes']", LOST, ["deny"]),
        # Another host that prod asks with encryption is for review without alarm; without encryption it is told of.
        ("a.env", "{}\n", "A_URL=redis://redis:6379/0", "A_URL=rediss://r.example.com/0", ["review"]),
        ("a.env", "{}\n", "A_URL=rediss://a.example.com/0", "A_URL=redis://r.example.com/0", ["review"]),
        ("a.env", "{}\n", "UPLOADS_BUCKET=up-old", "UPLOADS_BUCKET=new-up", ["allow"]),
        ("values.yaml", "replicaCount: 1\nenv: {}\n", '[{name: LANGFUSE_SAMPLE_RATE, value: "0.1"}]', "", ["deny"]),
        ("values.yaml", "replicaCount: 1\ndb: {{userPassword: {}}}\n", "hunter2secret", "", ["review"]),
        ("values.yaml", "replicaCount: 1\nblock_retention: {}\n", "720h", "336h", ["deny"]),
        ("values.yaml", "replicaCount: 1\nblock_retention: {}\n", "336h", "720h", ["review"]),
        # Labels of an alert say who is told, one of the environment which one it is: nobody pays by them.
        ("values.yaml", "replicaCount: 1\nadditionalAlerts: {}\n", "[{labels: {team: core}}]", "[]", ["review"]),
        ("values.yaml", "replicaCount: 1\nmonitor: {}\n", "{labels: {environment: production}}", "{}", ["review"]),
        ("values.yaml", "replicaCount: 1\nmonitor: {}\n", "{labels: {cost_center: cc-7}}", "{}", ["deny"]),
        ("values.yaml", "replicaCount: 1\nbackup: {}\n", "{retention: {daily: 7}, a: 1}", "{a: 1}", ["review"]),
        # What holds without it is the version's.
        ("otel.yaml", FILTERED, "error_mode: propagate", "", ["review"]),
        ("otel.yaml", FILTERED, "error_mode: propagate", "error_mode: ignore", ["deny"]),
        # A ratio of one is all, as long as it is one.
        ("a.env", "{}\n", "OTEL_TRACES_SAMPLER=always_on", "OTEL_TRACES_SAMPLER=traceidratio\n" + ALL, []),
        ("a.env", "{}\n", "OTEL_TRACES_SAMPLER=always_on", "OTEL_TRACES_SAMPLER=traceidratio\n" + HALF, ["deny"] * 2),
        ("a.env", "{}\n", "OTEL_TRACES_SAMPLER=always_off", "OTEL_TRACES_SAMPLER=traceidratio\n" + ALL, ["deny"]),
        ("a.env", "{}\n", "OTEL_RESOURCE_ATTRIBUTES=team_id=a%20b", "OTEL_RESOURCE_ATTRIBUTES=team_id=a%2Fb", ["deny"]),
        ("otel.yaml", SAMPLED, "100", "120", []),
        ("otel.yaml", SAMPLED, "100", "90", ["deny"]),
        # Names of what a chart, a job or a service does with usage.
        ("app.yaml", ARGO, '"true"', '"false"', ["deny"]),
        ("job.yaml", JOB, "backoffLimit: 6", "", []),
        ("job.yaml", JOB, "backoffLimit: 0", "", ["deny"]),
        ("a.env", "{}\n", "LEDGER_DLQ=true", "LEDGER_DLQ=false", ["deny"]),
        ("a.env", "{}\n", "TRACE_SAMPLE_PCT=100", "TRACE_SAMPLE_PCT=5", ["deny"]),
        ("a.env", "{}\n", 'PRICES={"a": {"in": 2.0}}', 'PRICES={"a": {"in": 2}}', []),
        ("a.env", "{}\n", 'PRICES={"a": {"in": 2.0}}', 'PRICES={"a": {"in": 3}}', ["deny"]),
        # One part that denies makes a subtree denied that is for review; a list that is quite another one is told once.
        ("litellm.yaml", MODEL, "model_info: {base_model: azure/gpt-4.1}", "", ["deny"]),
        ("litellm.yaml", MODEL, "model_info: {mode: chat}", "", ["review"]),
        ("litellm.yaml", FALLBACKS, "[b, c, d, e, f]", "[g, h]", ["deny"]),
        ("litellm.yaml", FALLBACKS, "[b, c, d, e, f]", "[b, c, d, e, g]", ["deny"]),
        ("litellm.yaml", FALLBACKS, "[b, c, d]", "[g, h, d]", ["deny", "deny"]),
        # A name of a model with dots and a colon is no host with a port.
        ("app.yaml", "model: {}\n", "anthropic.claude-sonnet-4-5-v1:0", "anthropic.claude-opus-4-5-v1:0", ["deny"]),
        ("app.yaml", "model: {}\n", "eu.anthropic.claude-v2:1", "us.anthropic.claude-v2:1", ["deny"]),
        ("app.yaml", "upstream: {}\n", "qwen.staging.acme.io:8000", "qwen.acme.io:8000", ["allow"]),
        # Plugins of Kong as objects of Kubernetes have the settings of its own file.
        ("plugin.yaml", PLUGIN, "method: POST, timeout: 10000", "content_type: application/json", []),
        ("plugin.yaml", PLUGIN, "queue: {max_retry_time: 3600}", "queue: {max_retry_time: 60}", ["deny"]),
        (
            "plugin.yaml",
            PLUGIN,
            "http_endpoint: 'https://a.staging.io/k'",
            "http_endpoint: 'https://a.io/k'",
            ["allow"],
        ),
        ("plugin.yaml", PLUGIN, "}\ndisabled: false\nordering: {", "}\ndisabled: true\nordering: {", ["deny"]),
        ("ingress.yaml", NOTE, 'konghq.com/plugins: "a, b"', "konghq.com/plugins: 'b,a'", []),
        ("ingress.yaml", NOTE, 'konghq.com/plugins: "a, b"', "konghq.com/plugins: a", ["deny"]),
        ("consumer.yaml", CONSUMER, "search", "support", ["deny"]),
        # The name of a backend is no host: another one may be another provider.
        ("backend.yaml", BACKEND, "openai", "azure", ["review"]),
        ("backend.yaml", BACKEND, "openai-staging", "openai-prod", ["allow"]),
        # A number has a unit of its own where the setting has none.
        ("a.env", "{}\n", "OPENAI_TIMEOUT=60s", "OPENAI_TIMEOUT=1m", []),
        ("a.env", "{}\n", "OPENAI_TIMEOUT=60s", "OPENAI_TIMEOUT=2m", ["review"]),
        ("app.yaml", "memory: {}\n", "512MiB", "0.5GiB", []),
        ("app.yaml", "memory: {}\n", "512MiB", "2GiB", ["allow"]),
        # A word of a command line that names a carrier is more than a word.
        ("compose.yaml", COMPOSE, "command: [--header=x-team-id]", "command: [--header=x-tenant]", ["deny"]),
        ("compose.yaml", COMPOSE, "command: [--header=x-request]", "command: [--header=x-tenant]", ["review"]),
        ("job.yaml", JOB, COST_CENTER.format("cost-center"), COST_CENTER.format("dept"), ["deny"]),
        # Each word that only one side has is told, but for the value of a flag that is; however many they are.
        ("pod.yaml", RUN, "a", "a, --verbose, --log-usage=false", ["review", "deny"]),
        ("pod.yaml", RUN, "a", "a, --usage-log-retention, 30d, -v", ["deny", "review"]),
        ("pod.yaml", RUN, "a", "a, -p, retry_limit=1, --b, c", ["deny", "review"]),
        ("pod.yaml", RUN, "a", "a, --b=1, --c=1, --d=1, --sample-rate=0.1", ["review", "review", "review", "deny"]),
        ("pod.yaml", RUN, "a, b", "c, d, e, f, --header=x-team-id", ["deny"]),
        ("pod.yaml", RUN, "a, b", "c, d, e, f, g", ["review"]),
        # How much a key may ask for in a minute is capacity; how much it may spend is not.
        ("litellm.yaml", KEYS, "rpm_limit: 10, tpm_limit: 1000", "rpm_limit: 99", ["allow", "allow"]),
        ("litellm.yaml", KEYS, "max_budget: 10", "max_budget: 99", ["review"]),
        # An anchor is as grave as the gravest of its uses.
        ("litellm.yaml", ANCHORED, "one", "two", ["deny"]),
        # Names of what a service does with usage.
        ("a.env", "{}\n", "FX_RATE_SOURCE=ecb", "FX_RATE_SOURCE=fixed", ["deny"]),
        ("a.env", "{}\n", "SERVICE_TIER=default", "SERVICE_TIER=priority", ["deny"]),
        ("a.env", "{}\n", "OPENAI_PROJECT=proj_a", "OPENAI_PROJECT=proj_b", ["review"]),
        ("a.env", "{}\n", 'PRICE_TABLE={"a": {"in": 2.0}}', 'PRICE_TABLE={"a": {"in": 3}}', ["deny"]),
        ("app.yaml", "usage: {{on_failure: {}}}\n", "retry", "discard", ["deny"]),
        ("app.yaml", "usage: {{max_age: {}}}\n", "13 months", "60 days", ["deny"]),
        ("app.yaml", "usage: {{count_cached_tokens: {}}}\n", "true", "false", ["deny"]),
        ("app.yaml", "identity: {{unknown_owner: {}}}\n", "reject", "platform", ["deny"]),
        ("app.yaml", "retry: {{attempts: {}}}\n", "8", "1", ["deny"]),
        ("app.yaml", "sinks: [{{name: a, write: {}}}]\n", "append", "truncate", ["deny"]),
        ("litellm.yaml", CALLED, "mock_response: hi", "", ["deny"]),
        ("vector.yaml", COUNTED, "'{{ a }}'", "'{{a}}'", []),
        ("vector.yaml", COUNTED, "'{{ a }}'", "'{{ b }}'", ["deny"]),
        # Whoever writes a service's settings spells them as they like.
        ("app.json", '{{"AzureMonitor": {{"SamplingRatio": {}}}}}', "1.0", "0.2", ["deny"]),
        ("app.yaml", "spring: {{ai: {{retry: {{max-attempts: {}}}}}}}\n", "1", "6", ["deny"]),
        ("app.json", '{{"Limit": {{"TokensPerMinute": {}}}}}', "20000", "500000", ["allow"]),
        ("app.json", '{{"SubscriptionKeyHeader": "{}"}}', "Ocp-Key", "ocp-key", []),
        # One gateway's address against a provider's own: calls go past the gateway, whatever both look like.
        (
            "a.env",
            "{}\n",
            "OPENAI_BASE_URL=https://oai.helicone.ai/v1",
            "OPENAI_BASE_URL=https://api.openai.com/v1",
            ["deny"],
        ),
        (
            "a.env",
            "{}\n",
            "LLM_GATEWAY_URL=https://llm.acme.io/v1",
            "LLM_GATEWAY_URL=https://api.openai.com/v1",
            ["deny"],
        ),
        ("app.yaml", "llm: {{base-url: {}}}\n", "https://llm.acme.io/v1", "https://api.openai.com/v1", ["deny"]),
        ("a.env", "{}\n", "OPENAI_BASE_URL=https://api.openai.com/v1", "OPENAI_BASE_URL=https://api.x.ai/v1", ["deny"]),
        (
            "a.env",
            "{}\n",
            "OPENAI_BASE_URL=https://a.openai.azure.com/v1",
            "OPENAI_BASE_URL=https://b.openai.azure.com/v1",
            ["allow"],
        ),
        # A part of the other side's version is a tag that moves.
        (
            "compose.yaml",
            COMPOSE.replace("image: a:1.0", "restart: always"),
            "image: a/b:3.112.0",
            "image: a/b:3",
            ["deny"],
        ),
        (
            "compose.yaml",
            COMPOSE.replace("image: a:1.0", "restart: always"),
            "image: a/b:3.112.0",
            "image: a/b:3.113.0",
            ["review"],
        ),
        # A retention of nothing is no short one: it may be without end.
        (
            "a.env",
            "{}\n",
            "PHOENIX_DEFAULT_RETENTION_POLICY_DAYS=0",
            "PHOENIX_DEFAULT_RETENTION_POLICY_DAYS=14",
            ["deny"],
        ),
        ("a.env", "{}\n", "USAGE_RETENTION_DAYS=14", "USAGE_RETENTION_DAYS=400", ["review"]),
        # A plugin that is switched off is none.
        (
            "kong.yaml",
            KONG,
            "- {name: key-auth}\n- {name: request-termination, enabled: false}",
            "- {name: key-auth}",
            [],
        ),
        ("kong.yaml", KONG, "- {name: key-auth}", "- {name: key-auth, enabled: false}", ["deny"]),
        ("kong.yaml", KONG, "- {name: key-auth}\n- {name: http-log}", "- {name: key-auth}", ["deny"]),
        # Entries that change places while one of them changes are what they were.
        ("otel.yaml", OWNED, f"{STAGING}, {SPACE}", f"{SPACE}, {PROD}", ["deny", "allow"]),
        ("otel.yaml", OWNED, f"{SPACE}, {STAGING}", f"{SPACE}, {PROD}", ["allow"]),
        # A target of Portkey without retries of its own has those of what it stands in.
        ("portkey.json", RETRIED, ', "retry": {"attempts": 0}', "", ["deny"]),
        # What holds without a setting may be said elsewhere: for all sinks, for all signals.
        ("vector.yaml", ACKED, ", acknowledgements: {enabled: false}", "", ["deny"]),
        ("vector.yaml", ACKED, ", acknowledgements: true", "", []),
        (
            "a.env",
            "{}\n",
            "OTEL_ATTRIBUTE_COUNT_LIMIT=9\nOTEL_SPAN_ATTRIBUTE_COUNT_LIMIT=128",
            "OTEL_ATTRIBUTE_COUNT_LIMIT=9",
            ["deny"],
        ),
        ("a.env", "{}\n", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT=128", "", []),
        (
            "compose.yaml",
            COMPOSE,
            "environment: {OTEL_EXPORTER_OTLP_TIMEOUT: 9, OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: 10000}",
            "environment: {OTEL_EXPORTER_OTLP_TIMEOUT: 9}",
            ["review"],
        ),
        (
            "compose.yaml",
            COMPOSE,
            "environment: {OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: 10000, A: 1}",
            "environment: {A: 1}",
            [],
        ),
        ("portkey.json", RETRIED.replace('"attempts": 5', ""), ', "retry": {"attempts": 0}', "", []),
        ("app.json", '{{"EmitTokenMetric": {{"Namespace": "{}"}}}}', "llm", "tokens", ["deny"]),
        # What is called a host is one, whatever its ending is.
        (
            "values.yaml",
            "replicaCount: 1\ningress: {{hosts: [{{host: {}}}]}}\n",
            "staging.a.internal",
            "app.a.bank",
            ["allow"],
        ),
        # What callers and pipelines meet.
        (
            "flb.yaml",
            "pipeline:\n  outputs:\n    - {{name: http, match: a, header: {}}}\n",
            "X-Source a",
            "x-source a",
            [],
        ),
        (
            "flb.yaml",
            "pipeline:\n  outputs:\n    - {{name: http, match: a, header: {}}}\n",
            "x-source a",
            "x-source A",
            ["deny"],
        ),
        ("a.env", "{}\n", "HELICONE_RETRY_ENABLED=false", "HELICONE_RETRY_ENABLED=true", ["deny"]),
        ("a.env", "{}\n", "ENABLE_USAGE_EXPORT=true", "ENABLE_USAGE_EXPORT=false", ["deny"]),
        ("a.env", "{}\n", "ENFORCE_METADATA=true", "ENFORCE_METADATA=false", ["deny"]),
        ("a.env", "{}\n", "CPU_USAGE_LIMIT=80", "CPU_USAGE_LIMIT=90", ["review"]),
        ("a.env", "{}\n", "USER_ID_HEADER=X-User-Id", "USER_ID_HEADER=x-user-id", []),
        ("a.env", "{}\n", "USER_ID_HEADER=x-user-id", "USER_ID_HEADER=x-session-id", ["deny"]),
        (
            "values.yaml",
            "replicaCount: 1\nadditionalEnv: [{{name: LANGFUSE_SAMPLE_RATE, value: '{}'}}]\n",
            "1.0",
            "0.1",
            ["deny"],
        ),
    ],
)
def test_a_setting(name: str, text: str, staging: str, prod: str, expected: list[str], tmp_path: Path) -> None:
    found = written(tmp_path, text.format(staging), text.format(prod), name)
    assert [verdict for _, verdict in verdicts(found)] == expected


@pytest.mark.parametrize(("mode", "expected"), [("fallback", ["deny"]), ("loadbalance", []), ("conditional", [])])
def test_fallbacks_are_tried_in_their_order(mode: str, expected: list[str], tmp_path: Path) -> None:
    found = written(tmp_path, TARGETS.format(mode, ONE, OTHER), TARGETS.format(mode, OTHER, ONE), "portkey.json")
    assert [verdict for _, verdict in verdicts(found)] == expected


@pytest.mark.parametrize(
    ("name", "staging", "prod", "expected"),
    [
        ("compose.yaml", "depends_on: [db, ledger]", "depends_on: [db]", ["review"]),
        ("compose.yaml", "depends_on: [db]", "depends_on: {db: {condition: service_started}}", []),
        ("otel.yaml", "{grpc: {endpoint: 'localhost:4317'}, http: {}}", "{http: {}}", ["deny"]),
        ("otel.yaml", "{grpc: {endpoint: 'localhost:4317'}, http: {}}", "{grpc: {}, http: {}}", []),
    ],
)
def test_a_key_with_nothing_but_defaults_may_say_something(
    name: str, staging: str, prod: str, expected: list[str], tmp_path: Path
) -> None:
    """A dependency, a protocol: what is written below is what holds anyway, and still it is not nothing."""
    text = COMPOSE if name == "compose.yaml" else "receivers: {{otlp: {{protocols: {}}}}}\nexporters: {{otlp: {{}}}}\n"
    found = written(tmp_path, text.format(staging), text.format(prod), name)
    assert [verdict for _, verdict in verdicts(found)] == expected


SHARED = """_format_version: "3.0"
upstreams:
  - name: llm
    targets: [{{target: "a:80", weight: {}}}, {{target: "b:80", weight: {}}}]
"""


@pytest.mark.parametrize(
    ("staging", "prod", "expected"),
    [
        (("1", "1"), ("50", "50"), []),
        (("1", "3"), ("25", "75"), []),
        (("1", "3"), ("75", "25"), ["review", "review"]),
        (("1", "0"), ("2", "0"), ["review"]),  # nothing is sent there: no share to compare
    ],
)
def test_only_proportions_of_weights_count(
    staging: tuple[str, str], prod: tuple[str, str], expected: list[str], tmp_path: Path
) -> None:
    found = written(tmp_path, SHARED.format(*staging), SHARED.format(*prod), "kong.yaml")
    assert [verdict for _, verdict in verdicts(found)] == expected


LAID_OVER = """replicaCount: 1
config:
  receivers: {{otlp: {{}}}}
  exporters: {{otlp/ledger: {{endpoint: "ledger:4317"}}, {}}}
  service: {{pipelines: {{traces: {{receivers: [otlp], exporters: [otlp/ledger]}}}}}}
"""


@pytest.mark.parametrize(
    ("exporter", "expected"),
    [("otlp/old: {endpoint: 'old:4317'}", []), ("debug: {}", ["review"])],
)
def test_a_chart_may_name_what_its_values_define(exporter: str, expected: list[str], tmp_path: Path) -> None:
    """The chart's own pipelines name its own components, which have plain names."""
    found = written(tmp_path, LAID_OVER.format(exporter), LAID_OVER.format(""), "values.yaml")
    assert [verdict for _, verdict in verdicts(found)] == expected


KEY = "key: arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-b7b1-4c5a-9d0e-222222222222"
VALUES = "replicaCount: 1\n{}\n"


@pytest.mark.parametrize(
    ("staging", "prod", "expected"),
    [
        # Settings by the name of a variable, where a chart keeps them among others.
        ("config: {LANGFUSE_SAMPLE_RATE: '1.0', strict: true}", "config: {LANGFUSE_SAMPLE_RATE: '0.1'}", None),
        # What is there on one side only keeps nothing on the other; where it lost its volume, it does.
        ("a: 1", "a: 1\nsearch: {engine: {persistence: {enabled: true}}}", ["review"]),
        ("search: {persistence: {enabled: true}}", "search: {persistence: {enabled: false}}", ["deny"]),
        # Numbers of replicas and resources, of several components.
        ("replicas: {api: 1, worker: 1}", "replicas: {api: 3, worker: 8}", ["allow", "allow"]),
        # Certificates and accounts are others in each account of a cloud; the registry of an owner is not concerned.
        ("awsAccountId: '111122223333'", "awsAccountId: '444455556666'", ["allow"]),
        ("cert: arn:aws:acm:eu-west-1:111122223333:certificate/{}", "cert: {}", ["allow"]),
        ("key: arn:aws:kms:eu-west-1:111122223333:key/ea990af0-b7b1-4c5a-9d0e-111111111111", KEY, ["review"]),
        ("image: {tag: latest}", "image: {tag: ''}", ["deny"]),
        ("llm: {endpoint: 'https://llm.staging.example.com'}", "llm: {endpoint: ''}", ["review"]),
        ("metrics: {exporter: noop}", "metrics: {exporter: prometheus}", ["deny"]),
    ],
)
def test_values_of_a_chart(staging: str, prod: str, expected: list[str] | None, tmp_path: Path) -> None:
    if "certificate" in staging:
        staging = staging.format("ea990af0-b7b1-4c5a-9d0e-111111111111")
        prod = prod.format("arn:aws:acm:eu-west-1:444455556666:certificate/0a1b2c3d-b7b1-4c5a-9d0e-222222222222")
    found = written(tmp_path, VALUES.format(staging), VALUES.format(prod), "values.yaml")
    told = [verdict for _, verdict in verdicts(found)]
    assert told == (expected if expected is not None else ["deny", "review"])


def test_a_path_is_what_it_leads_to(tmp_path: Path) -> None:
    """Compose finds a folder from where its file lies."""
    text = "services: {{gateway: {{build: {{context: {}}}}}}}\n"
    (tmp_path / "deploy").mkdir()
    paths = tmp_path / "compose.yaml", tmp_path / "deploy" / "compose.prod.yaml"
    for path, context in zip(paths, (".", ".."), strict=True):
        path.write_text(text.format(context), encoding="utf-8")
    assert verdicts(compared(*paths)) == []
    paths[1].write_text(text.format("."), encoding="utf-8")
    assert verdicts(compared(*paths)) == []  # the same words, in folders of their own


def test_a_mailbox_of_developers_is_no_environment(tmp_path: Path) -> None:
    text = "replicaCount: 1\nowner: acme-{}@example.com\nhost: a.{}.example.com\n"
    found = written(tmp_path, text.format("dev", "staging"), text.format("dev", "dev"), "values.yaml")
    assert [f.message for f in found.report.findings if f.rule == "CP208"] == ["host names dev: a.dev.example.com"]


NAMELESS = '{{"strategy": {{"mode": "{}"}}, "targets": [{}, {}]}}'
LARGE = '{{"virtual_key": "openai-{}", "override_params": {{"model": "gpt-5"}}, "weight": {}}}'
SMALL = '{{"virtual_key": "azure-{}", "override_params": {{"model": "gpt-5-mini"}}, "weight": {}}}'


@pytest.mark.parametrize(
    ("mode", "prod", "expected"),
    [
        ("loadbalance", (SMALL.format("prod", 30), LARGE.format("prod", 70)), ["allow", "allow"]),
        ("loadbalance", (SMALL.format("prod", 70), LARGE.format("prod", 30)), ["allow", "deny", "allow", "deny"]),
        ("fallback", (SMALL.format("prod", 0.3), LARGE.format("prod", 0.7)), ["deny", "allow", "deny"]),
    ],
)
def test_targets_without_names(mode: str, prod: tuple[str, str], expected: list[str], tmp_path: Path) -> None:
    """Known by what they are where their order means nothing, by their place where they are tried in it."""
    staging = NAMELESS.format(mode, LARGE.format("staging", 0.7), SMALL.format("staging", 0.3))
    found = written(tmp_path, staging, NAMELESS.format(mode, *prod), "portkey.json")
    assert sorted(verdict for _, verdict in verdicts(found)) == sorted(expected)


OVER = """processors: {{attributes/owner: {{actions: [{{key: team, value: {}, action: upsert}}]}}}}
service: {{pipelines: {{metrics: {{receivers: [otlp], exporters: [otlp/ledger]}}}}}}
"""


def test_what_lies_over_another_file_may_be_named_there(tmp_path: Path) -> None:
    """A second `--config`: its own pipelines name nothing that it defines, so those of the first one may."""
    found = written(tmp_path, OVER.format("a"), OVER.format("b"), "collector.yaml", kind="otel-collector")
    assert [verdict for _, verdict in verdicts(found)] == ["deny"]


CONFIG_MAP = """apiVersion: v1
kind: ConfigMap
metadata: {name: usage}
data:
  a.yaml: |
    model_list: [{model_name: a, litellm_params: {model: azure/a}}]
    general_settings: {disable_spend_logs: false}
"""
OBJECT = "apiVersion: a/v1\nkind: {}\nmetadata: {{name: usage}}\nspec: {{selector: {{}}}}\n"
KEPT = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIP}\n"


@pytest.mark.parametrize(
    ("lonely", "missing_in_prod", "only_in_prod"),
    [
        (OBJECT.format("OpenTelemetryCollector"), "deny", "review"),
        (OBJECT.format("Instrumentation"), "deny", "review"),
        (OBJECT.format("PodMonitor"), "deny", "review"),
        (CONFIG_MAP, "deny", "review"),
        (CONFIG_MAP.replace("general_settings", "a").replace("model_list", "b"), "review", "review"),
        (OBJECT.format("PodDisruptionBudget"), "review", "review"),
    ],
)
def test_an_object_that_one_side_lacks(lonely: str, missing_in_prod: str, only_in_prod: str, tmp_path: Path) -> None:
    both, one = f"{lonely}---\n{KEPT}", KEPT
    assert [verdict for _, verdict in verdicts(written(tmp_path, both, one, "a.yaml"))] == [missing_in_prod]
    assert [verdict for _, verdict in verdicts(written(tmp_path, one, both, "a.yaml"))] == [only_in_prod]
