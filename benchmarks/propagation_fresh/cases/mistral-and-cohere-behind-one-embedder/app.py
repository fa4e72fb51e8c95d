from abc import ABC, abstractmethod

import cohere
from cohere.core.request_options import RequestOptions
from mistralai.client import Mistral


class Writer(ABC):
    def __init__(self, owner: dict[str, str]):
        self.owner = owner

    def tagged(self, correlation: str) -> dict[str, str]:
        return self.owner | {"x-correlation-id": correlation}

    @abstractmethod
    def write(self, prompt: str, correlation: str) -> str: ...


class MistralWriter(Writer):
    def write(self, prompt, correlation):
        with Mistral(api_key="stub") as mistral:
            answer = mistral.chat.complete(
                model="mistral-small-latest", messages=[{"role": "user", "content": prompt}],
                http_headers=self.tagged(correlation))
        return answer.choices[0].message.content


class CohereWriter(Writer):
    def __init__(self, owner):
        super().__init__({**owner, "x-environment": ""})
        self.co = cohere.ClientV2(api_key="stub")

    def write(self, prompt, correlation):
        answer = self.co.chat(
            model="command-a", messages=[{"role": "user", "content": prompt}],
            request_options=RequestOptions(additional_headers=self.tagged(correlation)))
        return answer.message.content[0].text


def main():
    owner = {"x-team-id": "travel", "x-cost-center": "cc-2335", "x-service": "guides", "x-environment": "prod"}
    for number, kind in enumerate((MistralWriter, CohereWriter)):
        kind(owner).write("A guide to Rome", f"guide-{number}")
