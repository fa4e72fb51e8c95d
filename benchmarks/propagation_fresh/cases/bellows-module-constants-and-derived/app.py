from collections import ChainMap

import openai

import consts

client = openai.OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(ChainMap({"x-correlation-id": "b-1"}, consts.ASK)))


def embed(text):
    headers = ChainMap(dict(consts.EMBED)).new_child({"x-correlation-id": "b-2"})
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def main():
    ask("a")
    embed("b")
