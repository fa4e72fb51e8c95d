"""Two providers behind one interface; only one of them uses what the base prepares."""
from abc import ABC, abstractmethod

import anthropic
import openai


class Provider(ABC):
    def __init__(self, tags):
        self.tags = tags

    @property
    def headers(self):
        return {"x-" + k.replace("_", "-"): v for k, v in self.tags.items()}

    @abstractmethod
    def complete(self, text): ...


class Gpt(Provider):
    def complete(self, text):
        return openai.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


class Claude(Provider):
    def complete(self, text):
        metadata = {"user_id": self.tags["correlation_id"]}
        return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, metadata=metadata,
                                                     messages=[{"role": "user", "content": text}])


PROVIDERS: dict[str, type[Provider]] = {cls.__name__.lower(): cls for cls in (Gpt, Claude)}


def main():
    tags = dict(team_id="pt", cost_center="cc-349", service="pt", environment="prod", correlation_id="1")
    for name in ("gpt", "claude"):
        PROVIDERS[name](tags).complete("a")
