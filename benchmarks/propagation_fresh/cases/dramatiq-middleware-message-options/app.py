import dramatiq

from actors import assess, draft_letter
from broker import broker


def main():
    assess.send("a dent")
    draft_letter.send("a dent")
    worker = dramatiq.Worker(broker, worker_timeout=50, worker_threads=1)
    worker.start()
    broker.join("claims")
    worker.join()
    worker.stop()
