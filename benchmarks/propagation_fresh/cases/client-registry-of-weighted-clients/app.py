"""Clients by region in a dict; one was registered bare."""
from openai import OpenAI

TAGS = {"x-team-id": "reg", "x-cost-center": "cc-1050", "x-service": "reg", "x-environment": "prod"}
REGISTRY: dict[str, OpenAI] = {}


def register(region, client):
    REGISTRY[region] = client
    return client


register("eu", OpenAI(default_headers={**TAGS, "x-correlation-id": "eu"}))
register("us", OpenAI(default_headers={**TAGS, "x-correlation-id": "us"}))
register("ap", OpenAI())


def ask(region, text):
    return REGISTRY[region].responses.create(model="gpt-4o", input=text)


def ask_western(text):
    return [client.responses.create(model="gpt-4o-mini", input=text) for region, client in REGISTRY.items() if region != "ap"]


def main():
    ask("eu", "a")
    ask("ap", "b")
    ask_western("c")
