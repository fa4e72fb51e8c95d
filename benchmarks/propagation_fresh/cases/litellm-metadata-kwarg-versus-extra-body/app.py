"""LiteLLM's own `metadata` stays with its callbacks; only `extra_body` and `extra_headers` leave for the provider."""
import litellm

TAGS = {"team_id": "pricing", "cost_center": "cc-2406", "service": "repricer", "environment": "prod"}


def reprice(item, run):
    return litellm.completion(
        model="openai/gpt-4o",
        messages=[{"role": "user", "content": item}],
        extra_body={"metadata": {**TAGS, "correlation_id": run}},
    )


def explain(item, run):
    return litellm.completion(
        model="openai/gpt-4o",
        messages=[{"role": "user", "content": item}],
        extra_headers={f"x-{name.replace('_', '-')}": value for name, value in TAGS.items()},
        user=run,
    )


def main():
    reprice("chair", "r-1")
    explain("chair", "r-1")
