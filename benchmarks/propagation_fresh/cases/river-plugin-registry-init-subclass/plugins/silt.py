import anthropic

from . import Plugin


class Silt(Plugin):
    tags = {"x-team-id": "river", "x-environment": "prod"}

    def run(self, text, cid):
        return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=4, extra_headers=self.headers(cid),
                                                     messages=[{"role": "user", "content": text}])
