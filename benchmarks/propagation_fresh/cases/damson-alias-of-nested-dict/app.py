import copy

from openai import OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-4o", "extra_headers": {"x-team-id": "damson", "x-cost-center": "cc-881",
                                                  "x-service": "jam", "x-environment": "prod"}}


def boil(text, cid):
    params = DEFAULTS.copy()
    params["extra_headers"]["x-correlation-id"] = cid
    return client.responses.create(**params, input=text)


def bottle(text):
    return client.responses.create(**DEFAULTS, input=text)


def label(text):
    params = copy.deepcopy(DEFAULTS)
    params["extra_headers"].pop("x-service")
    return client.responses.create(**params, input=text)


def main():
    boil("sugar", "d-1")
    bottle("glass")
    label("paper")
