"""Workers of a pool keep their client and tags in thread-local storage, set by the pool's initializer."""
import threading
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

local = threading.local()
OWNER = {"x-team-id": "port", "x-cost-center": "cc-70", "x-service": "port", "x-environment": "prod"}


def prepare(tags):
    local.client = OpenAI(default_headers=tags)


def unload(job):
    return local.client.responses.create(model="gpt-4o", input=job, extra_headers={"x-correlation-id": job})


def inspect(job):
    return local.client.responses.create(model="gpt-4o", input=job, extra_headers={"x-correlation-id": job})


def main():
    with ThreadPoolExecutor(2, initializer=prepare, initargs=(OWNER,)) as pool:
        list(pool.map(unload, ["a", "b"]))
    with ThreadPoolExecutor(1, initializer=prepare, initargs=({"x-team-id": "port"},)) as pool:
        pool.submit(inspect, "c").result()
