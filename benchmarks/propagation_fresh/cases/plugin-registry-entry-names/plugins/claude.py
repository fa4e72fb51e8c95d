from anthropic import Anthropic

from .registry import register


@register("claude")
class Claude:
    def __init__(self, tags):
        self.tags = tags
        self.client = Anthropic()

    def complete(self, prompt, correlation_id):
        result = self.client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=50,
            messages=[{"role": "user", "content": prompt}],
            extra_headers={"x-correlation-id": correlation_id},
        )
        return result.content[0].text
