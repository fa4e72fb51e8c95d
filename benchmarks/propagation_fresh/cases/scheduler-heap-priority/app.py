import heapq
import itertools

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


class Queue:
    def __init__(self):
        self.heap, self.count = [], itertools.count()

    def push(self, priority, fn, **kw):
        heapq.heappush(self.heap, (priority, next(self.count), fn, kw))

    def run(self):
        while self.heap:
            _, _, fn, kw = heapq.heappop(self.heap)
            fn(**kw)


def summary(text, headers):
    client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def title(text, headers=BASE):
    client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    queue = Queue()
    queue.push(2, summary, text="a", headers={**BASE, "x-correlation-id": "1"})
    queue.push(1, title, text="b")
    queue.run()
