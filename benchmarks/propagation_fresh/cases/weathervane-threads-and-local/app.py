import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI()
local = threading.local()
OWNER = {"x-team-id": "vane", "x-cost-center": "cc-382", "x-service": "wind", "x-environment": "prod"}


def begin(cid):
    local.headers = {**OWNER, "x-correlation-id": cid}


def measure(text):
    headers = getattr(local, "headers", OWNER)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def in_thread(text):
    begin("v-1")
    return measure(text)


def in_pool(texts):
    begin("v-2")
    with ThreadPoolExecutor(2) as pool:
        return [done.result() for done in as_completed([pool.submit(measure, t) for t in texts])]


def main():
    in_thread("a")
    in_pool(["b"])
