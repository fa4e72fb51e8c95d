from anthropic import Anthropic
from openai import OpenAI

from .domain.commands import Draft, Translate
from .tagging import Tagger


class DraftHandler:
    def __init__(self, sdk: OpenAI, tagger: Tagger):
        self.sdk, self.tagger = sdk, tagger

    def __call__(self, command: Draft):
        return self.sdk.responses.create(
            model="gpt-4o", input=command.text, extra_headers=self.tagger.headers("drafts", command.id))


class TranslateHandler:
    def __init__(self, sdk: Anthropic, tagger: Tagger):
        self.sdk, self.tagger = sdk, tagger

    def __call__(self, command: Translate):
        return self.sdk.messages.create(
            model="claude-haiku-4-5", max_tokens=20, messages=[{"role": "user", "content": command.text}],
            extra_headers=self.tagger.headers("translations"))
