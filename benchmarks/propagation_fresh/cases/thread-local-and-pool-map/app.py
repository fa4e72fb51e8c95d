"""Thread pool: the job's arguments carry the headers; a submit by position swaps two of them."""
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "tp", "x-cost-center": "cc-44", "x-service": "tp", "x-environment": "prod", "x-correlation-id": "t"}


def work(text, headers=None, model="gpt-4o"):
    return client.responses.create(model=model, input=text, extra_headers=headers)


def mapped():
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, ["a", "b"], repeat(TAGS)))


def submitted():
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, "c", model="gpt-4o-mini").result()


def main():
    mapped()
    submitted()
