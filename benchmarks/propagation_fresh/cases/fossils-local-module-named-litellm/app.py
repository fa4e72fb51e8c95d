import litellm
from openai import OpenAI

TAGS = {"x-team-id": "fossils", "x-cost-center": "cc-65", "x-service": "dig", "x-environment": "prod"}


def strata(layers):
    return litellm.completion(model="ellipsoid", messages=layers)


def route(layers):
    return litellm.Router().completion(model="sphere", messages=layers)


def describe(text):
    return OpenAI(default_headers=TAGS).responses.create(model="gpt-4o", input=text)


def main():
    strata([1])
    route([2])
    describe("ammonite")
