"""A chain of providers: the first that answers wins."""
import anthropic
import openai

ERRORS = (openai.APIStatusError, anthropic.APIStatusError)


class OpenAIProvider:
    def __init__(self, model):
        self.model = model
        self.client = openai.OpenAI(max_retries=0)

    def ask(self, prompt, identity):
        return self.client.responses.create(
            model=self.model, input=prompt, extra_headers=identity.headers()
        ).output_text


class AnthropicProvider:
    def __init__(self, model):
        self.model = model
        self.client = anthropic.Anthropic(max_retries=0)

    def ask(self, prompt, identity):
        return self.client.messages.create(
            model=self.model,
            max_tokens=300,
            messages=[{"role": "user", "content": prompt}],
            metadata={"user_id": "newsroom"},
            extra_headers=identity.without("environment").headers(),
        ).content[0].text


class Chain:
    def __init__(self, *providers):
        self.providers = providers

    def ask(self, prompt, identity):
        failure = None
        for provider in self.providers:
            try:
                return provider.ask(prompt, identity)
            except ERRORS as error:
                failure = error
        raise failure
