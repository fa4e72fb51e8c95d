import os

from mistralai.client import Mistral

mistral = Mistral(api_key=os.environ["MISTRAL_API_KEY"])

STATIC = dict([("x-team-id", "translations"), ("x-cost-center", "cc-2409"), ("x-service", "subtitles"), ("x-environment", "prod")])


def subtitle(line, n):
    return mistral.chat.complete(
        model="mistral-small-latest",
        messages=[{"role": "user", "content": line}],
        http_headers=dict(STATIC, **{"x-correlation-id": f"line-{n}"}),
    )


def proofread(line):
    return mistral.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": line}],
                                 http_headers=STATIC, retries=None)


def main():
    subtitle("Bonjour", 1)
    proofread("Bonjour")
