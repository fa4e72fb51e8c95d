from openai import OpenAI

from ports import NullTagger, Tagger


class Turbine:
    def __init__(self, tagger: Tagger | None = None):
        self.client = OpenAI()
        self.tagger = tagger or NullTagger()

    def spin(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.tagger.tags())
