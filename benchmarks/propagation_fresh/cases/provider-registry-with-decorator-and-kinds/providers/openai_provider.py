from openai import OpenAI

from providers.registry import provider


@provider("openai")
class OpenAIProvider:
    def __init__(self):
        self.client = OpenAI()

    def generate(self, prompt, owner):
        return self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], extra_headers=owner)
