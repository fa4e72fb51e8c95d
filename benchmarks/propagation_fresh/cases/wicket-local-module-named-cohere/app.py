import cohere
from openai import OpenAI

OWNER = {"x-team-id": "wicket", "x-cost-center": "cc-866", "x-service": "score", "x-environment": "prod"}


def score(lines):
    client = cohere.ClientV2(lines)
    grouped = client.chat(model="words", messages=lines)
    client.embed(texts=lines)
    return OpenAI(default_headers=OWNER).responses.create(model="gpt-4o", input=" ".join(grouped))


def main():
    score(["four", "six"])
