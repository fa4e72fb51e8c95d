from openai import OpenAI

from .quote import QuoteAgent


class TrackingAgent(QuoteAgent):
    def __init__(self):
        self.service = ""

    def _send(self, prompt, headers):
        return OpenAI().chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], extra_headers=headers)
