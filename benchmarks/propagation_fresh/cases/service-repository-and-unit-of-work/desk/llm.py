from openai import OpenAI


class Llm:
    def __init__(self, owner):
        self._owner = owner
        self._client = OpenAI()

    def complete(self, text, **headers):
        return self._client.responses.create(model="gpt-4o", input=text, extra_headers={**self._owner, **headers})
