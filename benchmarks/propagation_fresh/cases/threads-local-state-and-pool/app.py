import threading
from concurrent.futures import ThreadPoolExecutor

import anthropic

local = threading.local()
api = anthropic.Anthropic(default_headers={"x-team-id": "tl", "x-cost-center": "cc-4046", "x-service": "tl", "x-environment": "prod"})


def begin(cid):
    local.cid = cid


def ask(text):
    cid = getattr(local, "cid", None)
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers={"x-correlation-id": cid} if cid else None)


def job(pair):
    begin(pair[0])
    return ask(pair[1])


def main():
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(job, [("1", "a"), ("2", "b")]))
    ask("c")
