import threading
from functools import partial

from openai import OpenAI

local = threading.local()
client = OpenAI()
OWNER = {"x-team-id": "tl", "x-cost-center": "cc-424", "x-service": "tl", "x-environment": "prod"}


def begin(cid):
    local.headers = {**OWNER, "x-correlation-id": cid}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=getattr(local, "headers", OWNER))


def worker(cid, text):
    begin(cid)
    ask(text)


def embed(text, headers):
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def main():
    begin("main")
    threads = [threading.Thread(target=partial(worker, "w-1", "a")), threading.Thread(target=ask, args=("b",))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    embed("c", local.headers)
