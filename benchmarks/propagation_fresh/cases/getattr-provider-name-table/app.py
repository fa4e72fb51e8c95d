import anthropic
import openai

TAGS = {"x-team-id": "ga", "x-cost-center": "cc-69", "x-service": "ga", "x-environment": "prod", "x-correlation-id": "g"}


class Llm:
    def __init__(self, tags):
        self.openai = openai.OpenAI(default_headers=tags)
        self.anthropic = anthropic.Anthropic()

    def ask_openai(self, text):
        return self.openai.responses.create(model="gpt-4o", input=text)

    def ask_anthropic(self, text):
        return self.anthropic.messages.create(model="claude-sonnet-4-0", max_tokens=3,
                                              messages=[{"role": "user", "content": text}])

    def ask(self, provider, text):
        return getattr(self, f"ask_{provider}")(text)


def main():
    llm = Llm(TAGS)
    for provider in ("openai", "anthropic"):
        llm.ask(provider, "a")
