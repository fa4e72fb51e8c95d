from anthropic import Anthropic
from openai import OpenAI

FULL = {"x-team-id": "lw", "x-cost-center": "cc", "x-service": "lw", "x-environment": "prod", "x-correlation-id": "1"}


class Facade:
    ALLOWED = {"temperature", "max_tokens", "extra_headers"}

    def __init__(self):
        self.openai = OpenAI()
        self.anthropic = Anthropic()

    def complete(self, provider, prompt, **options):
        options = {k: v for k, v in options.items() if k in self.ALLOWED}
        handler = getattr(self, f"_{provider}")
        return handler(prompt, options)

    def _openai(self, prompt, options):
        return self.openai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], **options)

    def _anthropic(self, prompt, options):
        options.setdefault("max_tokens", 5)
        return self.anthropic.messages.create(model="claude-haiku-4-5", messages=[{"role": "user", "content": prompt}],
                                              max_tokens=options["max_tokens"])


facade = Facade()


def kept():
    return facade.complete("openai", "x", extra_headers=FULL, temperature=0)


def lost():
    return facade.complete("anthropic", "x", extra_headers=FULL)


def renamed():
    return facade.complete("openai", "x", headers=FULL)


def main():
    kept()
    lost()
    renamed()
