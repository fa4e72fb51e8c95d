from functools import cache

from openai import OpenAI

client = OpenAI()


@cache
def headers(service):
    return {"x-team-id": "pantry", "x-cost-center": "cc-78", "x-service": service, "x-environment": "prod"}


def stock(text, cid):
    h = headers("stock")
    h["x-correlation-id"] = cid
    return client.responses.create(model="gpt-4o", input=text, extra_headers=h)


def recipe(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("recipe"))


def report(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("stock"))


def main():
    stock("rice", "p-1")
    recipe("risotto")
    report("week")
