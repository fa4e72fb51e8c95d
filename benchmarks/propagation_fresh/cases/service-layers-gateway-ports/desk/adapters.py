from anthropic import Anthropic
from openai import OpenAI


class OpenAiLlm:
    def __init__(self) -> None:
        self._client = OpenAI()

    def complete(self, prompt, *, headers):
        return self._client.responses.create(model="gpt-4o", input=prompt, extra_headers=headers).output_text


class ClaudeLlm:
    def __init__(self) -> None:
        self._client = Anthropic()

    def complete(self, prompt, *, headers):
        allowed = {name: headers[name] for name in ("x-team-id", "x-cost-center", "x-service", "x-environment")}
        reply = self._client.messages.create(model="claude-sonnet-4-0", max_tokens=9, extra_headers=allowed,
                                             messages=[{"role": "user", "content": prompt}])
        return reply.content[0].text
