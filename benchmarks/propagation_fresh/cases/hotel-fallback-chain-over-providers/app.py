import logging

import anthropic
import openai

log = logging.getLogger(__name__)
TAGS = {"x-team-id": "hotel", "x-cost-center": "cc-27", "x-service": "concierge", "x-environment": "prod", "x-correlation-id": "h"}


class Primary:
    def __init__(self):
        self.client = openai.OpenAI(max_retries=0, default_headers=TAGS)

    def ask(self, text):
        return self.client.responses.create(model="gpt-main", input=text).output_text


class Secondary:
    def __init__(self):
        self.client = anthropic.Anthropic(max_retries=0)

    def ask(self, text, headers=None):
        out = self.client.messages.create(model="claude-second", max_tokens=9, extra_headers=headers,
                                          messages=[{"role": "user", "content": text}])
        return out.content[0].text


class Chain:
    def __init__(self, *members):
        self.members = members

    def ask(self, text):
        for member in self.members:
            try:
                return member.ask(text)
            except (openai.APIError, anthropic.APIError) as exc:
                log.warning("%s failed: %s", member, exc)
        raise RuntimeError("no provider")


def main():
    Chain(Primary(), Secondary()).ask("towels?")
    Secondary().ask("late checkout?", headers=TAGS)
