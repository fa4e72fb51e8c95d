import logging

import anthropic
import openai

log = logging.getLogger(__name__)


class ProviderError(Exception):
    pass


class OpenAIProvider:
    def __init__(self, headers):
        self.client = openai.OpenAI(default_headers=headers, max_retries=0)

    def complete(self, text, trace):
        try:
            out = self.client.chat.completions.create(
                model="gpt-4o-2024",
                messages=[{"role": "user", "content": text}],
                extra_headers={"x-correlation-id": trace},
            )
        except openai.APIStatusError as error:
            raise ProviderError("openai") from error
        return out.choices[0].message.content


class AnthropicProvider:
    def __init__(self, headers):
        self.client = anthropic.Anthropic(default_headers=headers, max_retries=0)

    def complete(self, text, trace):
        out = self.client.messages.create(
            model="claude-sonnet-4-5", max_tokens=50, messages=[{"role": "user", "content": text}]
        )
        return out.content[0].text


class Facade:
    def __init__(self, *providers):
        self.providers = providers

    def complete(self, text, trace):
        for provider in self.providers:
            try:
                return provider.complete(text, trace)
            except ProviderError:
                log.warning("falling back from %s", type(provider).__name__)
        raise ProviderError("all")


def main():
    headers = {"x-team-id": "multi", "x-cost-center": "cc-57", "x-service": "multi", "x-environment": "prod"}
    Facade(OpenAIProvider(headers), AnthropicProvider(headers)).complete("a", "t-1")
