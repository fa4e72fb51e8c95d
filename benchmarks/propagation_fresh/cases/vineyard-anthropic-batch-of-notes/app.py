"""Tasting notes go as a batch with headers, single ones with metadata that is no carrier."""
import anthropic

client = anthropic.Anthropic()
OWNER = {"x-team-id": "vineyard", "x-cost-center": "cc-4040", "x-service": "notes", "x-environment": "prod"}


def batch(wines, trace):
    requests = [{"custom_id": wine, "params": {"model": "claude-sonnet-4-5", "max_tokens": 10,
                                               "messages": [{"role": "user", "content": wine}]}} for wine in wines]
    return client.messages.batches.create(requests=requests, extra_headers={**OWNER, "x-correlation-id": trace})


def single(wine, trace):
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=10, metadata={"user_id": trace},
                                  messages=[{"role": "user", "content": wine}], extra_headers=OWNER)


def main():
    batch(["riesling"], "v-1")
    single("riesling", "v-2")
