from functools import lru_cache

from openai import OpenAI

CENTERS = {"growth": "cc-2466"}


@lru_cache(maxsize=None)
def client_for(team):
    headers = {"x-team-id": team, "x-environment": "prod"}
    if team in CENTERS:
        headers["x-cost-center"] = CENTERS[team]
    return OpenAI(default_headers=headers)


def campaign(text):
    return client_for("growth").responses.create(
        model="gpt-4o", input=text, extra_headers={"x-service": "campaigns", "x-correlation-id": "c-1"})


def newsletter(text):
    return client_for("brand").responses.create(
        model="gpt-4o", input=text, extra_headers={"x-service": "newsletter", "x-correlation-id": "c-2"})


def main():
    campaign("spring")
    campaign("summer")
    newsletter("spring")
