from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Thread

import anthropic

api = anthropic.Anthropic()
TAGS = {"x-team-id": "tp", "x-cost-center": "cc-1075", "x-service": "tp", "x-environment": "prod"}


def ask(text, headers=None, *, results):
    results.append(api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                       messages=[{"role": "user", "content": text}]))


def by_thread(text):
    results = []
    worker = Thread(target=ask, args=(text, {**TAGS, "x-correlation-id": text}), kwargs={"results": results}, daemon=True)
    worker.start()
    worker.join()
    return results


def by_pool(texts):
    results = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(ask, t, TAGS, results=results): t for t in texts}
        for job in as_completed(jobs):
            job.result()
    return results


def main():
    by_thread("a")
    by_pool(["b"])
