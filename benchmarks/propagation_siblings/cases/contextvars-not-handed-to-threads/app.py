import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

from openai import AsyncOpenAI, OpenAI

OWNER = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}
cid = contextvars.ContextVar("cid", default="")
client = OpenAI(default_headers=OWNER)
aclient = AsyncOpenAI(default_headers=OWNER)


def in_thread():
    return client.responses.create(model="m", input="x", extra_headers={"x-correlation-id": cid.get()})


def in_pool():
    return client.embeddings.create(model="m", input="x", extra_headers={"x-correlation-id": cid.get()})


async def in_task():
    return await aclient.responses.create(model="m", input="x", extra_headers={"x-correlation-id": cid.get()})


async def sets():
    cid.set("task")


async def after_task():
    await asyncio.create_task(sets())
    return await aclient.embeddings.create(model="m", input="x", extra_headers={"x-correlation-id": cid.get()})


async def after_await():
    await sets()
    return await aclient.chat.completions.create(model="m", messages=[], extra_headers={"x-correlation-id": cid.get()})


async def to_thread():
    cid.set("t")
    return await asyncio.to_thread(lambda: client.chat.completions.create(model="m", messages=[], extra_headers={"x-correlation-id": cid.get()}))


async def serve():
    cid.set("served")
    await asyncio.create_task(in_task())


def main():
    asyncio.run(after_task())
    asyncio.run(after_await())
    asyncio.run(to_thread())
    asyncio.run(serve())
    cid.set("main")
    t = threading.Thread(target=in_thread)
    t.start()
    t.join()
    with ThreadPoolExecutor() as pool:
        pool.submit(in_pool).result()
