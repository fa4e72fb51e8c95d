import anthropic

from ..registry import Provider


class Claude(Provider, name="claude"):
    def __init__(self, owner):
        super().__init__(owner)
        self.client = anthropic.Anthropic(max_retries=0)

    def ask(self, text, correlation_id):
        return self.client.messages.create(
            model="claude-3-5-haiku-latest",
            max_tokens=100,
            messages=[{"role": "user", "content": text}],
            extra_headers=self.owner.as_headers(correlation_id),
        )
