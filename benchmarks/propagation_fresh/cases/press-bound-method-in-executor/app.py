import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from openai import OpenAI

TAGS = {"x-team-id": "desk", "x-cost-center": "cc-18", "x-service": "headline", "x-environment": "prod"}
client = OpenAI()


class Desk:
    def __init__(self, headers):
        self.headers = headers

    def headline(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


async def evening(texts):
    loop = asyncio.get_running_loop()
    desk = Desk({**TAGS, "x-correlation-id": "evening"})
    with ThreadPoolExecutor(max_workers=2) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, desk.headline, t) for t in texts))
        await loop.run_in_executor(pool, partial(client.embeddings.create, model="text-embedding-3-small",
                                                 input=texts, extra_headers=TAGS))


def morning(texts):
    desk = Desk(TAGS)
    return list(map(desk.headline, texts))


def main():
    asyncio.run(evening(["a", "b"]))
    morning(["c"])
