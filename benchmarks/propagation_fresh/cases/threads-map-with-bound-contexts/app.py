import contextvars
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "tb", "x-cost-center": "cc-3033", "x-service": "tb", "x-environment": "prod"})
cid = contextvars.ContextVar("cid", default="")


def ask(text):
    headers = {"x-correlation-id": cid.get()} if cid.get() else {}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def with_context(texts):
    cid.set("batch")
    context = contextvars.copy_context()
    with ThreadPoolExecutor(1) as pool:
        return [pool.submit(context.run, ask, t).result() for t in texts]


def without(texts):
    with ThreadPoolExecutor(1) as pool:
        return list(pool.map(partial(ask), texts))


def main():
    with_context(["a"])
    without(["b"])
