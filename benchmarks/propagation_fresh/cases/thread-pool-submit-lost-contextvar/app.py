import contextvars
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()
tags = contextvars.ContextVar("tags", default=None)


def headers():
    return tags.get() or {"x-service": "pool"}


def translate(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def polish(text):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers())


def main():
    tags.set({"x-team-id": "i18n", "x-cost-center": "cc-2465", "x-service": "pool", "x-environment": "prod", "x-correlation-id": "p-1"})
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(contextvars.copy_context().run, translate, text) for text in ("a", "b")]
        [future.result() for future in futures]
        list(pool.map(polish, ["a", "b"]))
