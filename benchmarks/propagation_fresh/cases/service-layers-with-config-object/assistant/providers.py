import anthropic
import openai


class Gpt:
    def __init__(self, tags):
        self._sdk = openai.OpenAI(default_headers=tags)

    def send(self, text, headers=None):
        return self._sdk.responses.create(model="gpt-4o", input=text, extra_headers=headers)


class Claude:
    def __init__(self, tags):
        self._sdk = anthropic.Anthropic(default_headers=tags)

    def send(self, text, headers=None):
        return self._sdk.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                         extra_headers=headers)


PROVIDERS = {"answer": Gpt, "summarise": Claude}
