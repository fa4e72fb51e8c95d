"""`setdefault` keeps the blank that a caller gave; `or` replaces it."""
from anthropic import Anthropic

client = Anthropic()


def with_setdefault(headers):
    headers.setdefault("x-team-id", "harbour")
    headers.setdefault("x-cost-center", "cc-2442")
    headers.setdefault("x-environment", "prod")
    return headers


def with_or(headers):
    headers["x-team-id"] = headers.get("x-team-id") or "harbour"
    headers["x-cost-center"] = headers.get("x-cost-center") or "cc-2442"
    headers["x-environment"] = headers.get("x-environment") or "prod"
    return headers


def berth(ship):
    return client.messages.create(
        model="claude-sonnet-4-0", max_tokens=20, messages=[{"role": "user", "content": ship}],
        extra_headers=with_setdefault({"x-service": "berths", "x-correlation-id": ship, "x-cost-center": ""}))


def crane(ship):
    return client.messages.create(
        model="claude-sonnet-4-0", max_tokens=20, messages=[{"role": "user", "content": ship}],
        extra_headers=with_or({"x-service": "cranes", "x-correlation-id": ship, "x-cost-center": ""}))


def main():
    berth("Ada")
    crane("Ada")
