"""Drains the queue once, as the worker process would."""
import asyncio

from claims.queue import Queue
from claims.worker import Worker, WorkerSettings


def main():
    queue = Queue()
    queue.put("classify_claim", claim="water damage", correlation_id="j-1")
    queue.put("extract_amount", claim="1200 EUR", correlation_id="j-2")
    queue.put("draft_letter", claim="denied", correlation_id="j-3")
    queue.put("translate_letter", letter="Dear", correlation_id="j-4")
    asyncio.run(Worker(WorkerSettings, queue).run())


if __name__ == "__main__":
    main()
