import os

import litellm

TAGS = {
    "team_id": os.environ["TEAM_ID"],
    "cost_center": os.environ["COST_CENTER"],
    "service": "scoring",
    "environment": "prod",
}


def as_headers(tags, **more):
    return {f"x-{k.replace('_', '-')}": v for k, v in {**tags, **more}.items()}


def score(text, trace):
    return litellm.completion(
        model="openai/gpt-4o-mini",
        messages=[{"role": "user", "content": text}],
        metadata={**TAGS, "correlation_id": trace},
    )


def rank(text, trace):
    return litellm.completion(
        model="openai/gpt-4o-mini",
        messages=[{"role": "user", "content": text}],
        extra_headers=as_headers(TAGS, correlation_id=trace),
    )


def rank_anthropic(text, trace):
    return litellm.completion(
        model="anthropic/claude-haiku-4-5",
        messages=[{"role": "user", "content": text}],
        extra_headers=as_headers(TAGS),
    )


def main():
    score("a", "t1")
    rank("a", "t2")
    rank_anthropic("a", "t3")
