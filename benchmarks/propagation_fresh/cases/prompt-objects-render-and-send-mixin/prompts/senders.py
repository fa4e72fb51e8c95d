from functools import cached_property

import anthropic
import openai

from .base import Sends


class ViaOpenAI(Sends):
    model = "gpt-5"

    @cached_property
    def _client(self):
        return openai.OpenAI()

    def send(self, text, headers):
        return self._client.responses.create(model=self.model, input=text, extra_headers=headers).output_text


class ViaClaude(Sends):
    model = "claude-sonnet-4-5"

    @cached_property
    def _client(self):
        return anthropic.Anthropic()

    def send(self, text, headers):
        out = self._client.messages.create(model=self.model, max_tokens=100, extra_headers=headers,
                                           messages=[{"role": "user", "content": text}])
        return out.content[0].text
