import anthropic

api = anthropic.Anthropic(default_headers={"x-team-id": "rb", "x-cost-center": "cc-2041", "x-service": "rb", "x-environment": "prod"})
raw = api.messages.with_raw_response


def limits(text, cid):
    response = raw.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                          extra_headers={"x-correlation-id": cid})
    return response.headers.get("anthropic-ratelimit-tokens-remaining"), response.parse()


def beta(text):
    return api.beta.messages.with_raw_response.create(model="claude-sonnet-4-0", max_tokens=3, betas=["x-2025"],
                                                      messages=[{"role": "user", "content": text}]).parse()


def main():
    limits("a", "1")
    beta("b")
