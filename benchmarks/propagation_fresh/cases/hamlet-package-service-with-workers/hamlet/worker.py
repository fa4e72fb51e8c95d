import queue
import threading

from .config import Config
from .llm import Llm


class Worker(threading.Thread):
    def __init__(self, config=None):
        super().__init__(daemon=True)
        self.jobs = queue.Queue()
        self.llm = Llm(config or Config())

    def run(self):
        while (job := self.jobs.get()) is not None:
            self.handle(**job)
            self.jobs.task_done()
        self.jobs.task_done()

    def handle(self, kind, text, cid):
        if kind == "embed":
            return self.llm.embed([text], correlation_id=cid)
        return self.llm.complete(text, correlation_id=cid)
