"""The columns of a request record: what every log format is mapped to. One record is one attempt.

Names are the policy's (design: "The fields of the request record"); `key_*` is what the gateway itself says of the
caller's key, which the caller's tags are held against; `other_*` what the last of the caller's carriers says that has
a tag (the column itself has the first's); `reported_*` is what the same record says once more (the provider's usage
object, the parts of its cost), `again_*` what a third place of it says; `deployed_environment` is what the process says
that it runs in.
"""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import Final


class Type(Enum):
    """What a column holds, and hence how its text is read."""

    TEXT = "text"
    COUNT = "count"  # tokens, retries: whole numbers
    AMOUNT = "amount"  # money, as an exact decimal
    TIME = "time"
    FLAG = "flag"
    ANY = "any"  # an object or a list, whose presence counts


_TEXT = """record_id request_id parent_request_id gateway_request_id attempt_id correlation_id conversation_id trace_id
span_id parent_span_id trace_state provider_request_id status error_code error_class error_text finish_reason
fallback_reason team_id cost_center service_endpoint environment other_team_id other_cost_center
other_service_endpoint other_environment
again_conversation_id again_model_actual end_user_id
api_key_id key_team_id key_team_name key_environment deployed_environment provider provider_account provider_key_id
region service_tier model_requested model_routed model_actual model_actual_source usage_source billable currency
price_card_version
enriched_by enrichment_rule enrichment_digest evidence_ref evidence_team_id evidence_cost_center
evidence_service_endpoint evidence_environment operation event"""
_COUNTS = """input_tokens cached_input_tokens cache_write_tokens cache_write_1h_tokens output_tokens reasoning_tokens
total_tokens text_input_tokens audio_input_tokens image_input_tokens text_output_tokens audio_output_tokens
accepted_prediction_tokens rejected_prediction_tokens tool_input_tokens cache_miss_tokens cache_write_5m_tokens
reported_input_tokens reported_output_tokens reported_total_tokens reported_cached_input_tokens
reported_cache_write_tokens reported_reasoning_tokens again_input_tokens again_output_tokens again_total_tokens
attempts targets attempt_number retry_count client_retry_count fallback_count
overhead_ms duration_ms duration_s first_token_ms sequence sampling_rate"""
_TIMES = "started_at ended_at answered_at first_token_at ingested_at enriched_at evidence_observed_at"
_AMOUNTS = "cost reported_cost again_cost input_cost output_cost"
_FLAGS = "stream batch fallback gateway_cache_hit own_price reported_success"
_ANY = "enrichment enriched_fields evidence usage_detail anomalies broken_text tags"

COLUMNS: Final = MappingProxyType(
    dict.fromkeys(_TEXT.split(), Type.TEXT)
    | dict.fromkeys(_COUNTS.split(), Type.COUNT)
    | dict.fromkeys(_AMOUNTS.split(), Type.AMOUNT)
    | dict.fromkeys(_TIMES.split(), Type.TIME)
    | dict.fromkeys(_FLAGS.split(), Type.FLAG)
    | dict.fromkeys(_ANY.split(), Type.ANY)
)

# Owners that a caller may name by several carriers, and the column of what the last of them says.
OTHER_CARRIER: Final = MappingProxyType(
    {name: f"other_{name}" for name in ("team_id", "cost_center", "service_endpoint", "environment")}
)

# What checks compare with, or what is a part of another column: the request record has none of these.
ONLY_COMPARED: Final = frozenset(
    {name for name in COLUMNS if name.startswith(("reported_", "again_"))}
    | set(OTHER_CARRIER.values())
    | set(
        "trace_state deployed_environment end_user_id key_team_name error_text finish_reason own_price attempts targets"
        " text_input_tokens audio_input_tokens image_input_tokens text_output_tokens audio_output_tokens"
        " accepted_prediction_tokens rejected_prediction_tokens tool_input_tokens cache_miss_tokens"
        " cache_write_5m_tokens input_cost output_cost answered_at first_token_at duration_ms duration_s"
        " first_token_ms".split()
    )
)
# Parts of what was asked and of what was answered, by what they are of. Most formats count them in it.
PARTS_OF: Final = MappingProxyType(
    dict.fromkeys("audio_input_tokens text_input_tokens image_input_tokens".split(), "input_tokens")
    | dict.fromkeys("audio_output_tokens text_output_tokens".split(), "output_tokens")
    | dict.fromkeys("accepted_prediction_tokens rejected_prediction_tokens".split(), "output_tokens")
)
NOUGHTS: Final = "^[0-]*0[0-]*$"  # an id that is none: the empty UUID, a span id of noughts
# How gateways say that they answered from a cache of their own.
CACHE_HIT: Final = ("true", "True", "HIT", "Hit", "hit", "SEMANTIC HIT", "SIMPLE HIT")

# Numbers that are measured, not counted: they have fractions, and how they are written makes no difference.
MEASURED: Final = frozenset({"overhead_ms", "duration_ms", "duration_s", "first_token_ms"})

TOKEN_COLUMNS: Final = (
    "input_tokens",
    "cached_input_tokens",
    "cache_write_tokens",
    "cache_write_1h_tokens",
    "output_tokens",
    "reasoning_tokens",
    "total_tokens",
)


def column_type(name: str) -> Type:
    """The type of a column; fields that only an organisation knows are text."""
    return COLUMNS.get(name, Type.TEXT)
