from openai import OpenAI

from rules import headers_for

client = OpenAI()


def invoice(job):
    return client.responses.create(model="gpt-4o", input=job["text"], extra_headers=headers_for(job))


def claim(job):
    return client.responses.create(model="gpt-4o", input=job["text"], extra_headers=headers_for(job))


def main():
    invoice({"kind": "invoice", "text": "a", "id": 1})
    claim({"kind": "claim", "text": "b", "id": 2})
