import anthropic
from openai import OpenAI

TAGS = {"x-team-id": "kiosk", "x-cost-center": "cc-950", "x-service": "news", "x-environment": "prod"}
gpt = OpenAI(default_headers=TAGS).with_raw_response
claude = anthropic.Anthropic(default_headers=TAGS)


def headline(text, cid):
    raw = gpt.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                      extra_headers={"x-correlation-id": cid})
    return raw.headers.get("x-request-id"), raw.parse()


def lead(text):
    raw = claude.messages.with_raw_response.create(model="claude-sonnet-4-0", max_tokens=9,
                                                   messages=[{"role": "user", "content": text}])
    return raw.parse()


def main():
    headline("a", "k-1")
    lead("b")
