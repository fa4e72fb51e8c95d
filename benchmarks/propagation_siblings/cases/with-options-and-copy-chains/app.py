import anthropic
import openai

OWNER = {"x-team-id": "w", "x-cost-center": "cc-9", "x-service": "w", "x-environment": "prod"}
base = openai.OpenAI(max_retries=1)
owned = base.with_options(default_headers=OWNER, timeout=5)
traced = owned.copy(default_headers={"x-correlation-id": "fixed"})
wiped = traced.copy(set_default_headers={"x-correlation-id": "fixed"})
claude = anthropic.Anthropic(default_headers=OWNER)


def a():
    return traced.responses.create(model="gpt-4o", input="x")


def b():
    return owned.responses.create(model="gpt-4o", input="x")


def c():
    return wiped.responses.create(model="gpt-4o", input="x")


def d(cid):
    return owned.with_options(default_headers={"x-correlation-id": cid}).with_options(timeout=3).responses.create(model="gpt-4o", input="x")


def e(cid):
    fast = claude.with_options(timeout=3, max_retries=0)
    fast.with_options(default_headers={"x-correlation-id": cid})
    return fast.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def f(cid):
    fast = claude.with_options(default_headers={"x-correlation-id": cid})
    return fast.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def g(cid):
    chat = base.with_options(default_headers={**OWNER, "x-correlation-id": cid}).chat.completions
    return chat.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])


def main():
    a()
    b()
    c()
    d("1")
    e("1")
    f("1")
    g("1")
