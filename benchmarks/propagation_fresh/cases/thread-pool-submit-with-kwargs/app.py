from concurrent.futures import ThreadPoolExecutor, as_completed

import anthropic

claude = anthropic.Anthropic()
OWNER = {"x-team-id": "tp", "x-cost-center": "cc-64", "x-service": "tp", "x-environment": "prod"}


def classify(text, *, headers):
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def rank(text, headers=OWNER):
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    with ThreadPoolExecutor() as pool:
        jobs = {pool.submit(classify, t, headers={**OWNER, "x-correlation-id": t}): t for t in ("a", "b")}
        for job in as_completed(jobs):
            job.result()
        list(pool.map(rank, ["a", "b"]))
