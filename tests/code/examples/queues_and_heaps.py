"""What is taken out of queues, heaps and iterators until nothing is left, and in which order."""

import asyncio
import collections
import heapq
import queue

from openai import OpenAI

client = OpenAI()
TEAM, BOTH = {"x-team-id": "search"}, {"x-team-id": "search", "x-correlation-id": "1"}


def drained(given):
    waiting = queue.Queue()
    for item in given.items():
        waiting.put(item)
    taken = {}
    while not waiting.empty():
        name, value = waiting.get()
        taken[name] = value
    return taken


async def drained_without_waiting(given):
    waiting = asyncio.Queue()
    for item in given.items():
        await waiting.put(item)
    taken = {}
    while True:
        try:
            name, value = waiting.get_nowait()
        except asyncio.QueueEmpty:
            break
        taken[name] = value
    return taken


def counted(given):
    waiting = queue.SimpleQueue()
    for item in given.items():
        waiting.put(item)
    return dict(waiting.get() for _ in range(waiting.qsize()))


def last_first(first, last):
    waiting = queue.LifoQueue()
    waiting.put(first)
    waiting.put(last)
    return waiting.get()


def by_priority(urgent, other):
    waiting = queue.PriorityQueue()
    waiting.put((2, other))
    waiting.put((1, urgent))
    return waiting.get()[1]


def least(urgent, other):
    heap = []
    heapq.heappush(heap, (2, "other"))
    heapq.heappush(heap, (1, "urgent"))
    return urgent if heapq.heappop(heap)[1] == "urgent" else other


def turned(first, second):
    row = collections.deque([first, second])
    row.rotate(1)
    return row[0]


def stepped(given):
    items = iter(given.items())
    taken = {}
    while True:
        try:
            name, value = next(items)
        except StopIteration:
            break
        taken[name] = value
    return taken


def main():
    client.responses.create(model="m", input="x", extra_headers=drained(BOTH))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=drained(TEAM))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=asyncio.run(drained_without_waiting(BOTH)))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=counted(BOTH))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=last_first(TEAM, BOTH))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=last_first(BOTH, TEAM))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=by_priority(BOTH, TEAM))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=by_priority(TEAM, BOTH))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=least(BOTH, TEAM))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=least(TEAM, BOTH))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=turned(TEAM, BOTH))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=stepped(BOTH))  # expect: pass


inbox: queue.Queue = queue.Queue()


def work():  # other functions put something there
    while not inbox.empty():
        inbox.get()
        client.responses.create(model="m", input="x", extra_headers=TEAM)  # expect: fail correlation_id
