import anthropic
import litellm
import openai


class OpenAIProvider:
    def __init__(self):
        self.sdk = openai.OpenAI()

    def complete(self, prompt, *, headers, **options):
        return self.sdk.responses.create(model="gpt-4o", input=prompt, extra_headers=headers, **options)


class AnthropicProvider:
    def __init__(self):
        self.sdk = anthropic.Anthropic()

    def complete(self, prompt, *, headers, **options):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=9, extra_headers=headers,
                                        messages=[{"role": "user", "content": prompt}])


class LitellmProvider:
    def complete(self, prompt, *, headers, **options):
        return litellm.completion(model="openai/gpt-4o", messages=[{"role": "user", "content": prompt}],
                                  metadata=headers, **options)
