import anthropic

from .base import Agent


class RouteAgent(Agent):
    service = "routes"

    def prompt(self, text):
        return [{"role": "user", "content": text}]

    def headers(self, cid):
        headers = super().headers(cid)
        headers.pop("x-environment")
        return headers

    def _send(self, prompt, headers):
        return anthropic.Anthropic().messages.create(
            model="claude-sonnet-4-0", max_tokens=9, messages=prompt, extra_headers=headers)
