import anthropic
import openai


class Gpt:
    def __init__(self, headers):
        self.api = openai.OpenAI(max_retries=0, default_headers=headers)

    def ask(self, text):
        return self.api.responses.create(model="gpt-4o-main", input=text).output_text


class Claude:
    def __init__(self, headers=None):
        self.api = anthropic.Anthropic(default_headers=headers)

    def ask(self, text):
        message = self.api.messages.create(model="claude-sonnet-4-0", max_tokens=9,
                                           messages=[{"role": "user", "content": text}])
        return message.content[0].text


class Either:
    def __init__(self, first, *others):
        self.chain = (first, *others)

    def ask(self, text):
        last = None
        for provider in self.chain:
            try:
                return provider.ask(text)
            except openai.APIStatusError as exc:
                last = exc
        raise last
