import heapq
from collections import defaultdict
from functools import partial

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "cb", "x-cost-center": "cc-1", "x-service": "cb", "x-environment": "prod"}


class Signal:
    def __init__(self):
        self._subs = []

    def connect(self, fn):
        self._subs.append(fn)
        return fn

    def send(self, **kw):
        return [fn(**kw) for fn in self._subs]


saved = Signal()


@saved.connect
def on_saved(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


@saved.connect
def on_saved_bare(text, **_):
    return client.embeddings.create(model="e", input=text, extra_headers=OWNER)


class Scheduler:
    def __init__(self):
        self.heap = []

    def at(self, when, fn, *args, **kw):
        heapq.heappush(self.heap, (when, len(self.heap), fn, args, kw))

    def run(self):
        while self.heap:
            _, _, fn, args, kw = heapq.heappop(self.heap)
            fn(*args, **kw)


def job(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def job2(text, headers):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    saved.send(text="a", cid="s-1")
    s = Scheduler()
    s.at(1, job, "a", headers={**OWNER, "x-correlation-id": "j"})
    s.at(2, job, "b")
    s.at(3, partial(job2, headers={**OWNER, "x-correlation-id": "k"}), "c")
    s.run()
