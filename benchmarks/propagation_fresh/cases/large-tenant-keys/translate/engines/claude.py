from anthropic import Anthropic

from .base import Engine


class ClaudeEngine(Engine):
    def make_client(self):
        return Anthropic(api_key=self.tenant.key, max_retries=0)

    def send(self, prompt, headers):
        message = self.client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=400,
            messages=[{"role": "user", "content": prompt}],
            extra_headers=headers,
        )
        return message.content[0].text

    def detect(self, text):
        """Claude has a prompt of its own for this."""
        return self.translate(f"(only name the language) {text}")
