"""Quota headers are read from the raw response; that variant builds its options anew."""
from openai import OpenAI

client = OpenAI()
COMMON = {
    "timeout": 20,
    "extra_headers": {
        "x-team-id": "quota", "x-cost-center": "cc-3322", "x-service": "quota", "x-environment": "prod", "x-correlation-id": "q",
    },
}


def parsed(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **COMMON)


def with_quota(text):
    options = {key: value for key, value in COMMON.items() if key in ("timeout", "max_tokens")}
    raw = client.chat.completions.with_raw_response.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **options)
    return raw.headers.get("x-ratelimit-remaining"), raw.parse()


def main():
    parsed("a")
    with_quota("a")
