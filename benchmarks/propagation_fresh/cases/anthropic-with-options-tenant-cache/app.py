from functools import lru_cache

from anthropic import Anthropic

root = Anthropic(default_headers={"x-service": "tenant-chat", "x-environment": "prod"})


@lru_cache(maxsize=128)
def client_of(tenant: str) -> Anthropic:
    return root.with_options(default_headers={"x-team-id": tenant, "x-cost-center": f"cc-{tenant}"}, timeout=20)


def chat(tenant: str, text: str, turn: str):
    return client_of(tenant).messages.create(
        model="claude-sonnet-4-5",
        max_tokens=100,
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": turn},
    )


def greet(text: str, turn: str):
    return root.messages.create(
        model="claude-haiku-4-5",
        max_tokens=100,
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": turn},
    )


def main():
    chat("acme", "a", "t-1")
    chat("globex", "a", "t-2")
    greet("hi", "t-3")
