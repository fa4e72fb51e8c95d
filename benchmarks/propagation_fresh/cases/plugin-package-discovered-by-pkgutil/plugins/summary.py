from openai import OpenAI

from . import plugin


@plugin
def summary(text, headers):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)
