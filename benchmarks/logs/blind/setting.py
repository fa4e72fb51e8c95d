"""What every set has: a policy, owners, a price card, and the times and names that records are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Record = dict[str, Any]
FIXTURE = Path(__file__).resolve().parents[1] / "fixture"
START = datetime(2026, 11, 10, 6, tzinfo=UTC)
TEAMS = {"team-search": "CC-1001", "team-checkout": "CC-1002", "team-data": "CC-1004"}
SERVICES = {
    "team-search": "search-api/v1/answer",
    "team-checkout": "checkout-svc/v2/assist",
    "team-data": "etl/v1/tag",
    "team-old": "old/v1/do",
}
TAGS = (
    "request_boundary_id", "team_id", "cost_center", "service_endpoint", "correlation_id", "environment",
    "model_requested", "price_card_version",
)  # fmt: skip
MODELS = {  # alias: (deployment, USD per million tokens of input, cached input, output)
    "gw-fast": ("openai/gpt-4o-mini-2024-07-18", 0.15, 0.075, 0.6),
    "gw-41": ("openai/gpt-4.1-2025-04-14", 2.0, 0.5, 8.0),
    "gw-4o": ("openai/gpt-4o-2024-08-06", 2.5, 1.25, 10.0),
}
OWNERS = """\
schema_version: 1
teams:
  team-search: {cost_center: "CC-1001", services: ["search-api/v1/answer"], from: 2026-01-01}
  team-checkout: {cost_center: "CC-1002", services: ["checkout-svc/v2/assist"], from: 2026-01-01}
  team-data: {cost_center: "CC-1004", services: ["etl/v1/tag"], from: 2026-01-01}
  team-old: {cost_center: "CC-1009", services: ["old/v1/do"], from: 2026-01-01, to: 2026-11-11}
  team-new: {cost_center: "CC-1010", services: ["new/v1/do"], from: 2026-12-01}
keys:
  team-search-prod: {team: team-search, service: "search-api/v1/answer", environment: prod}
  team-checkout-prod: {team: team-checkout, service: "checkout-svc/v2/assist", environment: prod}
  team-data-prod: {team: team-data, service: "etl/v1/tag", environment: prod}
  team-old-prod: {team: team-old, service: "old/v1/do", environment: prod}
  "arn:aws:sts::111122223333:assumed-role/etl/pod": {team: team-data, service: "etl/v1/tag", environment: prod}
  shared-default: {shared: true}
"""


def write_setting(folder: Path, policy_more: str = "") -> None:
    """The policy of the fixture, with the places of tags that other gateways and spans have."""
    (folder / "price_card.json").write_text((FIXTURE / "price_card.json").read_text())
    policy = (FIXTURE / "policy.yaml").read_text()
    for name in TAGS:
        more = f"metadata: [{name}], headers: [x-{name.replace('_', '-')}], attributes: [{name}]"
        policy = policy.replace(f"metadata: [{name}]", more)
    (folder / "policy.yaml").write_text(policy + policy_more)
    (folder / "owners.yaml").write_text(OWNERS)


def utc(at: float, form: str = "%Y-%m-%dT%H:%M:%S.%f") -> str:
    return datetime.fromtimestamp(at, UTC).strftime(form)
