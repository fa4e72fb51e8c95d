"""A mutable default argument that keeps its keys, a shallow copy that shares an inner dict, a deep copy."""
import copy

import anthropic

client = anthropic.Anthropic()
BASE = {"model": "claude-sonnet-4-0", "max_tokens": 2, "extra_headers": {
    "x-team-id": "ad", "x-cost-center": "cc-414", "x-service": "ad", "x-environment": "prod", "x-correlation-id": "1"}}
OTHER = copy.deepcopy(BASE)


def deep(text):
    request = copy.deepcopy(BASE)
    request["extra_headers"].pop("x-service")
    return client.messages.create(**BASE, messages=[{"role": "user", "content": text}])


def shallow(text):
    request = dict(OTHER)
    request["extra_headers"].pop("x-service")
    return client.messages.create(**OTHER, messages=[{"role": "user", "content": text}])


def collect(name, value, into={}):
    into[name] = value
    return into


def accumulated(text):
    for name, value in BASE["extra_headers"].items():
        headers = collect(name, value)
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    deep("a")
    shallow("a")
    accumulated("a")
