import itertools
import os

from openai import OpenAI, RateLimitError

client = OpenAI()


def chunks(iterable, size):
    iterator = iter(iterable)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk


def headers(batch_no):
    return {
        "x-team-id": os.environ["TEAM_ID"],
        "x-cost-center": os.environ["COST_CENTER"],
        "x-service": "backfill",
        "x-environment": os.environ["DEPLOY_ENV"],
        "x-correlation-id": f"backfill-{batch_no}",
    }


def embed_chunk(texts, number):
    try:
        return client.embeddings.create(
            model="text-embedding-3-large", input=texts, extra_headers=headers(number)
        ).data
    except RateLimitError:
        return client.embeddings.create(model="text-embedding-3-small", input=texts).data


def backfill(texts):
    for number, chunk in enumerate(chunks(texts, 2)):
        embed_chunk(chunk, number)


def main():
    backfill(["a", "b", "c"])
