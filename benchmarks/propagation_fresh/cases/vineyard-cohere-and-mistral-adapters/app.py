from abc import ABC, abstractmethod

import cohere
from mistralai.client import Mistral


class Taster(ABC):
    def __init__(self, tags):
        self.tags = tags

    @abstractmethod
    def taste(self, note, cid): ...


class CohereTaster(Taster):
    def __init__(self, tags):
        super().__init__(tags)
        self.client = cohere.ClientV2()

    def taste(self, note, cid):
        return self.client.chat(
            model="command-r", messages=[{"role": "user", "content": note}],
            request_options={"additional_headers": {**self.tags, "x-correlation-id": cid}})


class MistralTaster(Taster):
    def __init__(self, tags):
        super().__init__(tags)
        self.client = Mistral(api_key="k")

    def taste(self, note, cid):
        return self.client.chat.complete(
            model="mistral-small-latest", messages=[{"role": "user", "content": note}],
            http_headers=self.tags)


TASTERS = [CohereTaster, MistralTaster]


def main():
    tags = {"x-team-id": "vine", "x-cost-center": "cc-8", "x-service": "taster", "x-environment": "prod"}
    for cls in TASTERS:
        cls(tags).taste("oak", "v-1")
