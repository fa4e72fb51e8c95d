import queue
import threading

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "wt", "x-cost-center": "cc-955", "x-service": "wt", "x-environment": "prod"}
jobs = queue.Queue()


def worker():
    while (job := jobs.get()) is not None:
        text, headers = job
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
        jobs.task_done()


def direct(text, cid):
    client.responses.create(model="gpt-4o-mini", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


def main():
    jobs.put(("a", {**OWNER, "x-correlation-id": "1"}))
    jobs.put(("b", OWNER))
    jobs.put(None)
    consumer = threading.Thread(target=worker)
    consumer.start()
    consumer.join()
    other = threading.Thread(target=direct, args=("c",), kwargs={"cid": "3"})
    other.start()
    other.join()
