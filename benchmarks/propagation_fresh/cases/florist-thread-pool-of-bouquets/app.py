"""A pool describes bouquets; arguments go by zip over two lists, one of which is short."""
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "florist", "x-cost-center": "cc-4034", "x-service": "cards",
                                 "x-environment": "prod"})


def card(name, trace):
    return client.responses.create(model="gpt-4o-mini", input=name, extra_headers={"x-correlation-id": trace})


def ribbon(name, trace):
    return client.responses.create(model="gpt-4o-mini", input=name, extra_headers={"x-correlation-id": trace})


def main():
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(card, ["rose", "tulip"], ["f-1", "f-2"]))
        futures = [pool.submit(ribbon, name, trace) for name, trace in [("rose", "f-3"), ("tulip", "")]]
        for future in futures:
            future.result()
