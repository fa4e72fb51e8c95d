from openai import OpenAI

from . import TAGS


def run(text):
    return OpenAI(default_headers=TAGS).embeddings.create(model="text-embedding-3-small", input=text)
