import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "th", "x-cost-center": "cc-1", "x-service": "th", "x-environment": "prod"}
local = threading.local()


class Worker(threading.Thread):
    def __init__(self, headers):
        super().__init__(daemon=True)
        self.headers = headers

    def run(self):
        client.responses.create(model="gpt-4o", input="x", extra_headers=self.headers)


def in_local():
    headers = getattr(local, "headers", OWNER)
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def set_local(cid):
    local.headers = {**OWNER, "x-correlation-id": cid}
    return client.embeddings.create(model="e", input="x", extra_headers=local.headers)


def drain(jobs):
    while True:
        try:
            text, headers = jobs.get_nowait()
        except queue.Empty:
            return
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)


def one(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    w = Worker({**OWNER, "x-correlation-id": "w"})
    w.start()
    w.join()
    set_local("a")
    t = threading.Thread(target=in_local)
    t.start()
    t.join()
    jobs = queue.Queue()
    jobs.put(("a", {**OWNER, "x-correlation-id": "q"}))
    jobs.put(("b", OWNER))
    drain(jobs)
    with ThreadPoolExecutor() as pool:
        futures = {pool.submit(one, t, {**OWNER, "x-correlation-id": t}): t for t in "ab"}
        for f in as_completed(futures):
            f.result()
        pool.submit(one, "c", headers=OWNER).result()
