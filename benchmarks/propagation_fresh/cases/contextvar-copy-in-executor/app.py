import contextvars
from concurrent.futures import ThreadPoolExecutor

import anthropic

trace = contextvars.ContextVar("trace", default=None)
claude = anthropic.Anthropic(default_headers={"x-team-id": "cx", "x-cost-center": "cc-42", "x-service": "cx", "x-environment": "prod"})


def ask(text):
    cid = trace.get()
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": cid} if cid else None)


def with_context(pool, texts):
    trace.set("t-1")
    jobs = [pool.submit(contextvars.copy_context().run, ask, text) for text in texts]
    return [j.result() for j in jobs]


def without_context(pool, texts):
    trace.set("t-2")
    return [j.result() for j in [pool.submit(ask, text) for text in texts]]


def main():
    with ThreadPoolExecutor(2) as pool:
        with_context(pool, ["a", "b"])
        without_context(pool, ["c"])
