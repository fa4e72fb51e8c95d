import os

import cohere
from mistralai.client import Mistral

TAGS = {"x-team-id": "ms", "x-cost-center": "cc-321", "x-service": "ms", "x-environment": "prod", "x-correlation-id": "m"}


def mistral():
    return Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url=os.environ["MISTRAL_URL"])


def ask(text):
    with mistral() as client:
        return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=TAGS)


def ask_untagged(text):
    with mistral() as client:
        return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}])


def legacy(text):
    return cohere.Client().chat(model="command-r", message=text, request_options={"additional_headers": TAGS})


def main():
    ask("a")
    ask_untagged("a")
    legacy("a")
