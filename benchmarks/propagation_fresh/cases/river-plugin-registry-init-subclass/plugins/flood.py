from openai import OpenAI

from . import RiverPlugin


class Flood(RiverPlugin, name="flood-watch"):
    def run(self, text, cid):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers(cid))
