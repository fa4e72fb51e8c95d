from anthropic import Anthropic
from openai import OpenAI

from .api import Plugin


class Summary(Plugin, slug="summary"):
    def run(self, text):
        return OpenAI().responses.create(model="gpt-5", input=text, extra_headers=self.tags).output_text


class Title(Plugin):
    def run(self, text):
        out = Anthropic().messages.create(
            model="claude-haiku-4-5", max_tokens=20, messages=[{"role": "user", "content": text}], extra_headers=self.tags)
        return out.content[0].text


class Outline(Plugin):
    def __init__(self, tags):
        self.tags = dict(tags)

    def run(self, text):
        return OpenAI().responses.create(model="gpt-5", input=text, extra_headers=self.tags).output_text
