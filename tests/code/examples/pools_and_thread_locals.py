"""What a thread has for itself: context variables, `threading.local`, what the initializer of a pool sets."""

import asyncio
import contextvars
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
current = contextvars.ContextVar("current", default={})
local = threading.local()
client = OpenAI()


def by_map(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: fail team_id correlation_id


def by_submit(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: fail team_id correlation_id


def prepare(headers):
    local.client = OpenAI(default_headers=headers)


def prepared(text):
    local.client.responses.create(model="m", input=text)  # expect: pass


def half_prepared(text):
    local.client.responses.create(model="m", input=text)  # expect: fail correlation_id


def in_process(text):
    local.client.responses.create(model="m", input=text)  # expect: pass


def in_loop(text):
    local.client.responses.create(model="m", input=text)  # expect: fail correlation_id


def not_prepared(text):
    headers = getattr(local, "headers", {})
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id correlation_id


def in_thread():
    local.headers = OWNER


def in_good_thread():
    local.kept = TAGS


async def serve():
    pool = ThreadPoolExecutor(initializer=prepare, initargs=[OWNER])
    await asyncio.get_running_loop().run_in_executor(pool, in_loop, "a")


def started(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


def main():
    current.set(TAGS)
    local.headers = TAGS
    local.kept = OWNER
    with ThreadPoolExecutor() as pool:
        list(pool.map(by_map, ["a"]))
        pool.submit(by_submit, "a").result()
        list(pool.map(not_prepared, ["a"]))
    with ThreadPoolExecutor(2, "name", prepare, (TAGS,)) as good, ThreadPoolExecutor(
        initializer=prepare, initargs=(OWNER,)
    ) as bad:
        list(good.map(prepared, ["a", "b"]))
        bad.submit(half_prepared, "a").result()
    with multiprocessing.Pool(2, prepare, [TAGS]) as workers:
        workers.map(in_process, ["a"])
    started(in_thread)
    client.responses.create(model="m", input="x", extra_headers=local.headers)  # expect: pass
    started(in_good_thread)
    client.responses.create(model="m", input="x", extra_headers=local.kept)  # expect: fail correlation_id
    asyncio.run(serve())
