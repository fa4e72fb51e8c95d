import anthropic

import correlation

claude = anthropic.Anthropic(default_headers={"x-team-id": "st", "x-cost-center": "cc-2017", "x-service": "st", "x-environment": "prod"})


def inside(text):
    correlation.begin("req")
    try:
        return claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=correlation.headers(),
                                      messages=[{"role": "user", "content": text}])
    finally:
        correlation.end()


def outside(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=correlation.headers(),
                                  messages=[{"role": "user", "content": text}])


def main():
    inside("a")
    outside("b")
