from consumer import Consumer
from queue_stub import InMemoryQueue


def main():
    queue = InMemoryQueue()
    queue.send("a", {"correlation_id": "m-1", "team": "ops"})
    queue.send("b", {"team": "ops"})
    Consumer(queue).drain()
