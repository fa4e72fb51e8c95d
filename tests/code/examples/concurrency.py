"""Tasks, threads, executors and queues."""

import asyncio
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

from openai import AsyncOpenAI, OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


jobs = queue.Queue()


def worker():
    while (job := jobs.get()) is not None:
        client.responses.create(model="m", input=job["text"], extra_headers=job["headers"])  # expect: pass


def pooled(texts):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(client.responses.create, model="m", input=t, extra_headers=TAGS) for t in texts]  # expect: pass
        return [f.result() for f in futures]


def mapped(texts):
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda t: client.responses.create(model="m", input=t, extra_headers=OWNER), texts))  # expect: fail correlation_id


async def gathered(texts):
    a = AsyncOpenAI()
    await asyncio.gather(*[a.responses.create(model="m", input=t, extra_headers=TAGS) for t in texts])  # expect: pass


async def consume(line):
    while (headers := await line.get()) is not None:
        await AsyncOpenAI().responses.create(model="m", input="x", extra_headers=headers)  # expect: fail correlation_id


async def produce():
    line = asyncio.Queue()
    task = asyncio.create_task(consume(line))
    await line.put(OWNER)
    await line.put(None)
    await task


def main():
    asyncio.run(waits())
    thread = threading.Thread(target=worker)
    thread.start()
    jobs.put({"text": "a", "headers": TAGS})
    jobs.put(None)
    thread.join()
    pooled(["a"])
    mapped(["a"])
    asyncio.run(gathered(["a"]))
    asyncio.run(produce())


racing = AsyncOpenAI()


async def raced(text, headers):
    return await racing.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


async def awaited(text, headers):
    return await racing.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


async def afterwards(headers):
    return await racing.responses.create(model="m", input="c", extra_headers=headers)  # expect: pass


async def waits():
    done, pending = await asyncio.wait({asyncio.create_task(raced("a", {"x-team-id": "search"}))})
    assert not pending
    await asyncio.wait([asyncio.create_task(awaited("b", TAGS))], return_when=asyncio.FIRST_COMPLETED)
    await afterwards(TAGS)
