import queue

from consumer import Consumer
from envelope import Envelope

ATTRIBUTES = {"team": "mailroom", "center": "cc-2323", "service": "letters", "env": "prod", "trace": "t-1"}


def main():
    jobs = queue.Queue()
    jobs.put(Envelope({"kind": "letter", "text": "dear"}, ATTRIBUTES).dumps())
    jobs.put(Envelope({"kind": "fax", "text": "dear"}, ATTRIBUTES).dumps())
    Consumer(jobs).run()
