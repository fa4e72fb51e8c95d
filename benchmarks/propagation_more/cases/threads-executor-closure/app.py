"""run_in_executor with a lambda, asyncio.to_thread and a submitted partial; one of them is bare."""
import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "te", "x-cost-center": "cc-406", "x-service": "te", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text, *, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_mini(text, headers):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


async def serve(text):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, lambda: ask(text, headers=TAGS))
    return await loop.run_in_executor(None, partial(ask_mini, text, TAGS))


def bulk(texts):
    with ThreadPoolExecutor(max_workers=2) as pool:
        done = [pool.submit(partial(ask, headers=TAGS), t) for t in texts]
        done.append(pool.submit(ask, "bare"))
    return [d.result() for d in done]


def main():
    asyncio.run(serve("a"))
    bulk(["a", "b"])
