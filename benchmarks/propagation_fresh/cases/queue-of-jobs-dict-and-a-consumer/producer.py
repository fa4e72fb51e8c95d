from collections import deque

jobs = deque()
OWNER = {"team_id": "batchers", "cost_center": "cc-3316", "service": "batcher", "environment": "prod"}


def enqueue(text, **labels):
    jobs.append({"text": text, "labels": labels})
