from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "bw", "x-cost-center": "cc-373", "x-service": "bw", "x-environment": "prod"}


def spaces(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": "?"})


def computed(text, team=""):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **BASE, "x-team-id": team.strip() or "default", "x-correlation-id": "1"})


def formatted(text, n=0):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": f"{n}"})


def marker(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": "<" + text + ">"})


def main():
    spaces("a")
    computed("a")
    formatted("a")
    marker("a")
