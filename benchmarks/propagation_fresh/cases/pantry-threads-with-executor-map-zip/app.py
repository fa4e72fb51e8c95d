from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "pantry", "x-cost-center": "cc-957", "x-service": "shelf", "x-environment": "prod"}


def label(item, headers):
    return client.responses.create(model="gpt-4o-mini", input=item, extra_headers=headers).output_text


def expiry(item, headers):
    return client.responses.create(model="gpt-4o-mini", input=f"expiry of {item}", extra_headers=headers).output_text


def run(items):
    with ThreadPoolExecutor(2) as pool:
        futures = {pool.submit(label, item, {**OWNER, "x-correlation-id": f"p-{n}"}): item
                   for n, item in enumerate(items)}
        labels = {futures[f]: f.result() for f in as_completed(futures)}
        dates = list(pool.map(expiry, items, [OWNER] * len(items)))
    return labels, dates


def main():
    run(["jam", "rice"])
