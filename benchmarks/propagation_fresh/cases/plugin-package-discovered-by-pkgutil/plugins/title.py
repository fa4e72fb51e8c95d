from openai import OpenAI

from plugins import plugin


@plugin
def title(text, headers):
    return OpenAI().responses.create(model="gpt-4o-mini", input=text)
