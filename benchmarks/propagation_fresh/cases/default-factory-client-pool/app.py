"""A defaultdict makes a client when a tenant first asks; __missing__ does so in a class."""
from collections import defaultdict

from openai import OpenAI

BASE = {"x-cost-center": "cc-375", "x-service": "pool", "x-environment": "prod"}


class Clients(dict):
    def __missing__(self, tenant):
        self[tenant] = OpenAI(default_headers={**BASE, "x-team-id": tenant})
        return self[tenant]


tagged = Clients()
bare = defaultdict(OpenAI)


def ask(tenant, text):
    return tagged[tenant].responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": tenant})


def ask_bare(tenant, text):
    return bare[tenant].responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": tenant, **BASE})


def main():
    ask("red", "a")
    ask_bare("red", "a")
