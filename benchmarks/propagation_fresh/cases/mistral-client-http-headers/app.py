"""Mistral: http_headers by call, one of which is a field short."""
from mistralai.client import Mistral

TAGS = {"x-team-id": "mis", "x-cost-center": "cc-20", "x-service": "mis", "x-environment": "prod"}


def ask(text, cid):
    with Mistral(api_key="stub") as client:
        return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}],
                                    http_headers={**TAGS, "x-correlation-id": cid})


def ask_plain(text):
    with Mistral(api_key="stub") as client:
        return client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}],
                                    http_headers=TAGS)


def main():
    ask("a", "m-1")
    ask_plain("b")
