"""Ownership is kept as one query string, as the gateway's console shows it."""
from urllib.parse import parse_qsl

OWNER = "x-team-id=billing&x-cost-center=cc-900&x-service=dunning&x-environment=prod"
PARTNER = "x-team-id=billing&x-cost-center=&x-service=dunning&x-environment=prod"


def owner_headers(text=OWNER):
    return dict(parse_qsl(text))
