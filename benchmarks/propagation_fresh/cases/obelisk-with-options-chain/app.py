import anthropic

root = anthropic.Anthropic(default_headers={"x-team-id": "obelisk"})
funded = root.with_options(default_headers={"x-cost-center": "cc-847", "x-environment": "prod"}, timeout=30)


def inscribe(text, cid):
    scribe = funded.with_options(default_headers={"x-service": "inscriptions"}, max_retries=0)
    return scribe.messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers={"x-correlation-id": cid},
                                  messages=[{"role": "user", "content": text}])


def polish(text, cid):
    scribe = root.with_options(default_headers={"x-service": "polish"}, max_retries=0)
    return scribe.messages.create(model="claude-haiku-4-5", max_tokens=5, extra_headers={"x-correlation-id": cid},
                                  messages=[{"role": "user", "content": text}])


def main():
    inscribe("east face", "o1")
    polish("east face", "o2")
