import openai

import bootstrap


def glow(client, text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def early(text):
    client = openai.OpenAI()
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "e-1"})


def main():
    early("spark")
    bootstrap.install()
    glow(openai.OpenAI(), "flame", "l-1")
