from openai import OpenAI

from .base import Agent


class QuoteAgent(Agent):
    service = "quotes"

    def prompt(self, text):
        return f"Quote: {text}"

    def _send(self, prompt, headers):
        return OpenAI().responses.create(model="gpt-4o", input=prompt, extra_headers=headers)
