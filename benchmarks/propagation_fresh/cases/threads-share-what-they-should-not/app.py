"""A worker changes the mapping that the next job uses; another works on a copy."""
from concurrent.futures import ThreadPoolExecutor

from openai import OpenAI

client = OpenAI()


def tags():
    return {"x-team-id": "th", "x-cost-center": "cc-11", "x-service": "th", "x-environment": "prod", "x-correlation-id": "1"}


def taking(headers):
    headers.pop("x-team-id")


def copying(headers):
    dict(headers).clear()


def after_taking(text):
    headers = tags()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(taking, headers).result()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def after_copying(text):
    headers = tags()
    with ThreadPoolExecutor(1) as pool:
        list(pool.map(copying, [headers]))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    after_taking("a")
    after_copying("b")
