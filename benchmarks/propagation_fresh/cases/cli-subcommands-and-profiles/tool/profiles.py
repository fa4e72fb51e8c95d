from types import MappingProxyType
from typing import NamedTuple

from groq import Groq
from openai import OpenAI


class Profile(NamedTuple):
    sdk: type
    model: str
    tags: dict[str, str]

    def connect(self):
        return self.sdk(default_headers=self.tags, max_retries=0)


PROFILES = MappingProxyType({
    "work": Profile(OpenAI, "gpt-4.1", {"x-team-id": "cli", "x-cost-center": "cc-20", "x-service": "cli", "x-environment": "prod"}),
    "home": Profile(Groq, "llama-3.3-70b-versatile", {"x-team-id": "cli", "x-environment": "dev"}),
})
