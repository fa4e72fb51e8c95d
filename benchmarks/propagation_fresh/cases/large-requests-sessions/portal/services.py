import requests

from .owner import OWNER
from .transport import BodyTagger, TaggedSession, URL

CHAT = f"{URL}/v1/chat/completions"


class News:
    def __init__(self):
        self.session = TaggedSession(OWNER)

    def write(self, text, correlation_id):
        return self.session.post(
            CHAT,
            json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]},
            headers={"x-correlation-id": correlation_id},
        ).json()

    def check(self, text):
        return self.session.post(
            CHAT, json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]}
        ).json()


class Weather:
    tagger = BodyTagger(OWNER)

    def write(self, text, correlation_id):
        return requests.post(CHAT, json=self.tagger.body(text, correlation_id=correlation_id), timeout=10).json()

    def check(self, text):
        body = self.tagger.body(text, correlation_id="weather-check")
        body["metadata"] = {k: v for k, v in body["metadata"].items() if k.startswith(("team", "cost", "corr"))}
        return requests.post(CHAT, json=body, timeout=10).json()
