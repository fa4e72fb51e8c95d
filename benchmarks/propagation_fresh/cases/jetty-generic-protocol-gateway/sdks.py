from anthropic import Anthropic
from openai import OpenAI


class Gpt:
    def __init__(self):
        self._sdk = OpenAI()

    def complete(self, text, headers):
        return self._sdk.responses.create(model="gpt-4o", input=text, extra_headers=headers).output_text


class Claude:
    def __init__(self):
        self._sdk = Anthropic()

    def complete(self, text, headers):
        known = {name: value for name, value in headers.items() if not name.endswith("-id")}
        answer = self._sdk.messages.create(
            model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": text}], extra_headers=known)
        return answer.content[0].text
