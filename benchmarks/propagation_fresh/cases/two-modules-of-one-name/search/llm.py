from openai import OpenAI

from .tags import TAGS


def ask(text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=TAGS)
