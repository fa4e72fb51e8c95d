"""Mistral takes http_headers per call; a metadata= of the body counts as well."""
import os

from mistralai.client import Mistral

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url=os.environ["MISTRAL_URL"])
OWNER = {"x-team-id": "menu", "x-cost-center": "cc-901", "x-service": "menu-text", "x-environment": "prod"}


def dish(name, order):
    return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": name}],
                                http_headers={**OWNER, "x-correlation-id": f"order-{order}"})


def drink(name):
    return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": name}],
                                http_headers=OWNER)


def main():
    dish("soup", 4)
    drink("tea")
