import uuid

import openai

from .identity import Identity
from .providers import AnthropicProvider, Chain, OpenAIProvider
from .retrying import retry


class Newsroom:
    def __init__(self, identity, chain, client):
        self.identity = identity
        self.chain = chain
        self.client = client

    @classmethod
    def open(cls, section):
        identity = Identity(team_id=section, cost_center=f"cc-{section}", service="newsroom", environment="prod")
        return cls(identity, Chain(OpenAIProvider("gpt-busy"), AnthropicProvider("claude-3")), openai.OpenAI(max_retries=0))

    def _call(self):
        return self.identity.extend(correlation_id=uuid.uuid4().hex)

    def headline(self, topic):
        return self.chain.ask(f"Headline: {topic}", self._call())

    @retry(2, on=openai.RateLimitError)
    def teaser(self, topic, attempt=0):
        model = "gpt-busy" if attempt == 0 else "gpt-4o-mini"
        identity = self._call() if attempt == 0 else self.identity
        return self.client.responses.create(model=model, input=f"Teaser: {topic}", extra_headers=identity.headers())

    @retry(2, on=openai.RateLimitError)
    def long_read(self, topic, attempt=0):
        headers = self._call().headers()
        if attempt:
            headers["x-attempt"] = str(attempt)
        return self.client.chat.completions.create(
            model=("gpt-busy", "gpt-4o")[attempt],
            messages=[{"role": "user", "content": topic}],
            extra_headers=headers,
        )

    def social(self, topic):
        client = self.client.with_options(default_headers=self._call().headers())
        try:
            return client.responses.create(model="gpt-busy", input=topic)
        except openai.RateLimitError:
            return self.client.responses.create(model="gpt-4o-mini", input=topic)
