import queue
import threading

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ferry", "x-cost-center": "cc-84", "x-service": "boarding", "x-environment": "prod"}
STOP = object()


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            if job is STOP:
                break
            text, headers = job
            client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def fire_and_wait(text):
    thread = threading.Thread(target=client.responses.create, kwargs={
        "model": "gpt-4o", "input": text, "extra_headers": {**OWNER, "x-correlation-id": text}})
    thread.start()
    thread.join()


def main():
    jobs = queue.Queue()
    jobs.put(("a", {**OWNER, "x-correlation-id": "b-1"}))
    jobs.put(("b", OWNER))
    jobs.put(STOP)
    worker = Worker(jobs)
    worker.start()
    worker.join()
    fire_and_wait("c")
