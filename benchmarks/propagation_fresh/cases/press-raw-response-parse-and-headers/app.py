from anthropic import Anthropic
from openai import OpenAI

OWNER = {"x-team-id": "press", "x-cost-center": "cc-37", "x-service": "quotas", "x-environment": "prod"}
raw = OpenAI(default_headers=OWNER).chat.completions.with_raw_response
claude = Anthropic()


def remaining(text, cid):
    response = raw.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                          extra_headers={"x-correlation-id": cid})
    return response.headers.get("x-ratelimit-remaining-requests"), response.parse()


def probe():
    return raw.create(model="gpt-4o", messages=[{"role": "user", "content": "ping"}]).parse()


def lines(text, cid):
    with claude.messages.with_streaming_response.create(
        model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": text}],
        extra_headers={**OWNER, "x-correlation-id": cid},
    ) as response:
        return list(response.iter_lines())


def main():
    remaining("a", "p-1")
    probe()
    lines("b", "p-2")
