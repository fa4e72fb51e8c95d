import queue
import threading

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "cairn", "x-cost-center": "cc-876", "x-service": "path-finder", "x-environment": "prod"}


def worker(jobs: queue.Queue):
    while (job := jobs.get()) is not None:
        text, headers = job
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
        jobs.task_done()


class Scout(threading.Thread):
    def __init__(self, text, headers):
        super().__init__(daemon=True)
        self.text, self.headers = text, headers

    def run(self):
        client.responses.create(model="gpt-4o", input=self.text, extra_headers=self.headers)


def main():
    jobs = queue.Queue()
    thread = threading.Thread(target=worker, args=(jobs,))
    thread.start()
    jobs.put(("left?", {**OWNER, "x-correlation-id": "c1"}))
    jobs.put(("right?", OWNER))
    jobs.put(None)
    thread.join()
    scout = Scout("ahead?", {**OWNER, "x-correlation-id": "c2"})
    scout.start()
    scout.join()
