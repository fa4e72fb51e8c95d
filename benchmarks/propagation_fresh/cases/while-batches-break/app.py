"""Work a queue down; the last batch goes out after the loop with what the loop left over."""
from collections import deque

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "qd", "x-cost-center": "cc-917", "x-service": "qd", "x-environment": "prod"}


def drain(texts):
    queue, n = deque(texts), 0
    headers = dict(OWNER)
    while queue:
        n += 1
        headers["x-correlation-id"] = f"batch-{n}"
        client.embeddings.create(model="text-embedding-3-small", input=queue.popleft(), extra_headers=headers)
        if n == 3:
            break
    return list(queue)


def flush(rest):
    headers = {}
    for headers["x-correlation-id"], text in enumerate(rest):
        pass
    client.embeddings.create(model="text-embedding-3-small", input=rest, extra_headers={**OWNER, **{k: str(v) for k, v in headers.items() if v}})


def main():
    rest = drain(["a", "b", "c", "d"])
    flush(rest)
