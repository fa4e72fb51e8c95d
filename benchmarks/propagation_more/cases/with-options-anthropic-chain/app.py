"""with_options twice, per-request in a loop, and set_default_headers that wipes the owner."""
import anthropic

OWNER = {"x-team-id": "wo", "x-cost-center": "cc-364", "x-service": "wo"}
base = anthropic.Anthropic(default_headers=OWNER)
prod = base.with_options(default_headers={"x-environment": "prod"}, max_retries=1)


def each(texts):
    for n, text in enumerate(texts):
        scoped = prod.with_options(default_headers={"x-correlation-id": f"e-{n}"})
        scoped.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def forgetful(text):
    prod.with_options(default_headers={"x-correlation-id": "lost"})
    return prod.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def wiped(text):
    clean = prod.copy(set_default_headers={"x-correlation-id": text})
    return clean.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    each(["a", "b"])
    forgetful("a")
    wiped("a")
