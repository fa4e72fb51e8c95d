import anthropic

from ..settings import Settings


class Claude:
    def __init__(self, settings: Settings, service: str):
        self._client = anthropic.Anthropic(default_headers=settings.headers(service))

    def complete(self, prompt, correlation_id="unset"):
        message = self._client.messages.create(
            model="claude-sonnet-4-0", max_tokens=9, messages=[{"role": "user", "content": prompt}],
            extra_headers={"x-correlation-id": correlation_id})
        return message.content[0].text
