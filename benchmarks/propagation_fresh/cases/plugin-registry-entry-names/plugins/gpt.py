from openai import OpenAI

from .registry import register


@register("openai")
class Gpt:
    def __init__(self, tags):
        self.client = OpenAI(default_headers=tags)

    def complete(self, prompt, correlation_id):
        result = self.client.responses.create(
            model="gpt-4.1", input=prompt, extra_headers={"x-correlation-id": correlation_id}
        )
        return result.output_text
