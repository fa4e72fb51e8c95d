from openai import OpenAI

from .base import Engine


class GptEngine(Engine):
    def make_client(self):
        return OpenAI(api_key=self.tenant.key, max_retries=0)

    def send(self, prompt, headers):
        return self.client.responses.create(model="gpt-4o-mini", input=prompt, extra_headers=headers).output_text
