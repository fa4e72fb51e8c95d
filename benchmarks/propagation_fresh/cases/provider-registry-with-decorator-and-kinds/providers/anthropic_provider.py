from anthropic import Anthropic

from providers.registry import provider


@provider("anthropic")
class AnthropicProvider:
    def __init__(self):
        self.client = Anthropic()

    def generate(self, prompt, owner):
        return self.client.messages.create(
            model="claude-sonnet-4-0", max_tokens=200, messages=[{"role": "user", "content": prompt}],
            extra_headers={"x-team-id": owner["x-team-id"], "x-cost-center": owner["x-cost-center"],
                           "x-correlation-id": owner["x-correlation-id"]})
