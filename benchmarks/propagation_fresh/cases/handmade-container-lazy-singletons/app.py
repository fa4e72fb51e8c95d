from functools import cached_property

from anthropic import Anthropic
from openai import OpenAI


class Container:
    def __init__(self, config):
        self.config = config

    @cached_property
    def tags(self):
        return {
            "x-team-id": self.config["team"],
            "x-cost-center": self.config["cost_center"],
            "x-service": self.config["service"],
            "x-environment": self.config.get("environment", "prod"),
        }

    @cached_property
    def openai(self):
        return OpenAI(default_headers=self.tags)

    @cached_property
    def anthropic(self):
        return Anthropic(max_retries=1)

    @cached_property
    def translator(self):
        return Translator(self.openai, self.anthropic)


class Translator:
    def __init__(self, primary, secondary):
        self.primary = primary
        self.secondary = secondary

    def translate(self, text, trace):
        return self.primary.responses.create(model="gpt-4.1", input=text, extra_headers={"x-correlation-id": trace})

    def back_translate(self, text, trace):
        return self.secondary.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=99,
            messages=[{"role": "user", "content": text}],
            extra_headers={"x-correlation-id": trace},
        )


def main():
    container = Container({"team": "l10n", "cost_center": "cc-24", "service": "l10n"})
    container.translator.translate("a", "t-1")
    container.translator.back_translate("a", "t-1")
