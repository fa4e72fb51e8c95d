"""A clean-up three calls down takes long values away."""
import pipeline
from openai import OpenAI

client = OpenAI()


def request(text):
    return {"model": "gpt-4o", "input": text, "extra_headers": {
        "x-team-id": "deep", "x-cost-center": "cc-47", "x-service": "deep", "x-environment": "prod", "x-correlation-id": "1"}}


def normalised(text):
    return client.responses.create(**pipeline.normalise(request(text)))


def audited(text):
    return client.responses.create(**pipeline.audit(request(text)))


def main():
    normalised("a")
    audited("b")
