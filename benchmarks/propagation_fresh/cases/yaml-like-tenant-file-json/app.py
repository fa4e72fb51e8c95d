"""Tenants come from a file; one path checks that nothing is missing."""
import json
from pathlib import Path

from anthropic import Anthropic

FIXED = {"x-service": "file", "x-environment": "prod", "x-correlation-id": "f-1"}
api = Anthropic()


def tenant(name):
    return json.loads(Path("tenants.json").read_text())[name]


def trusting(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers={**FIXED, **tenant("a")},
                               messages=[{"role": "user", "content": text}])


def overriding(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=5,
                               extra_headers={**FIXED, **tenant("a"), "x-team-id": "fixed", "x-cost-center": "cc-fixed"},
                               messages=[{"role": "user", "content": text}])


def main():
    trusting("a")
    overriding("b")
