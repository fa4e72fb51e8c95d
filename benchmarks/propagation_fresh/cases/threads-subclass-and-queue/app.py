import queue
import threading

from openai import OpenAI

OWNER = {"x-team-id": "tq", "x-cost-center": "cc-2068", "x-service": "tq", "x-environment": "prod"}


class Worker(threading.Thread):
    def __init__(self, jobs, headers=None):
        super().__init__(daemon=True)
        self.jobs, self.headers = jobs, headers or OWNER
        self.client = OpenAI()

    def run(self):
        while True:
            text = self.jobs.get()
            if text is None:
                return
            self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def main():
    jobs = queue.Queue()
    for item in ("a", "b", None):
        jobs.put(item)
    worker = Worker(jobs, {**OWNER, "x-correlation-id": "t"})
    worker.start()
    worker.join()
    late = queue.Queue()
    late.put("c")
    late.put(None)
    thread = Worker(late)
    thread.start()
    thread.join()
