"""A worker thread takes (text, headers) from a queue; threading.Thread with kwargs."""
import queue
import threading

import anthropic

client = anthropic.Anthropic()
TAGS = {"x-team-id": "tq", "x-cost-center": "cc-405", "x-service": "tq", "x-environment": "prod", "x-correlation-id": "1"}
jobs = queue.Queue()


def worker():
    while True:
        item = jobs.get()
        if item is None:
            return
        text, headers = item
        client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def single(text, headers=None):
    client.messages.create(model="claude-3-5-haiku-latest", max_tokens=2, extra_headers=headers,
                           messages=[{"role": "user", "content": text}])


def tagged_thread(text):
    thread = threading.Thread(target=single, args=(text,), kwargs={"headers": TAGS})
    thread.start()
    thread.join()


def main():
    jobs.put(("a", TAGS))
    jobs.put(None)
    thread = threading.Thread(target=worker)
    thread.start()
    thread.join()
    tagged_thread("b")
