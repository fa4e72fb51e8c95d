"""The module-level API: openai.default_headers serves openai.chat and openai.embeddings; a client has its own."""
import openai
from openai import embeddings

openai.api_type = "openai"
openai.default_headers = {"x-team-id": "om", "x-cost-center": "cc-460", "x-service": "om", "x-environment": "prod"}


def ask(text, cid):
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers={"x-correlation-id": cid})


def embed(text):
    return embeddings.create(model="text-embedding-3-small", input=text)


def own(text):
    return openai.Client().responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "o"})


def main():
    ask("a", "1")
    embed("a")
    own("a")
