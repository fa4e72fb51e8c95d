from copy import deepcopy

from openai import OpenAI

DEFAULTS = {
    "timeout": 10,
    "default_headers": {"x-team-id": "fridge", "x-cost-center": "cc-2481", "x-service": "inventory"},
}
STAGES = {"prod": {"timeout": 30, "default_headers": {"x-environment": "prod"}}, "dev": {"default_headers": {"x-environment": "dev"}}}


def deep_merge(left, right):
    merged = deepcopy(left)
    for key, value in right.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = deep_merge(merged[key], value)
        else:
            merged[key] = value
    return merged


prod = OpenAI(**deep_merge(DEFAULTS, STAGES["prod"]))
dev = OpenAI(**{**DEFAULTS, **STAGES["dev"]})


def count(text):
    return prod.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "count"})


def guess(text):
    return dev.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "guess"})


def main():
    count("milk")
    guess("milk")
