from openai import OpenAI

client = OpenAI()
ALLOWED = frozenset({"model", "input", "temperature", "metadata"})
LOOSE = ALLOWED | {"extra_headers"}
TAGS = {"x-team-id": "copperworks", "x-cost-center": "cc-879", "x-service": "smelter", "x-environment": "prod",
        "x-correlation-id": "melt"}


def strict(**params):
    kept = {name: value for name, value in params.items() if name in ALLOWED}
    return client.responses.create(**kept)


def loose(**params):
    kept = dict(filter(lambda item: item[0] in LOOSE, params.items()))
    return client.responses.create(**kept)


def main():
    loose(model="gpt-4o", input="ore", extra_headers=TAGS, debug=True)
    strict(model="gpt-4o", input="slag", extra_headers=TAGS, debug=True)
