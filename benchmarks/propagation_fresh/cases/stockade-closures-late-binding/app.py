from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "stockade", "x-cost-center": "cc-857", "x-environment": "prod", "x-correlation-id": "watch"}


def early(services):
    askers = []
    for service in services:
        askers.append(lambda text, service=service: client.responses.create(
            model="gpt-4o", input=text, extra_headers={**BASE, "x-service": service}))
    return askers


def late(services):
    askers = []
    for service in services:
        askers.append(lambda text: client.responses.create(
            model="gpt-4o", input=text, extra_headers={**BASE, "x-service": service}))
    return askers


def main():
    for ask in early(["gate", "tower"]):
        ask("who goes there?")
    for ask in late(["gate", "todo"]):
        ask("who goes there?")
