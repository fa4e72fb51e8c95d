"""A settings class over a TOML file; attributes for owner and id, the latter with a fallback."""
import os
import tomllib
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Settings:
    raw: dict

    @classmethod
    def load(cls):
        with open(os.environ["SETTINGS"], "rb") as fh:
            return cls(tomllib.load(fh))

    @property
    def owner(self):
        return self.raw.get("llm", {}).get("headers", {})


def ask(text, cid):
    settings = Settings.load()
    client = OpenAI(default_headers={**settings.owner, "x-correlation-id": cid})
    return client.responses.create(model="gpt-4o", input=text)


def ask_untracked(text):
    settings = Settings.load()
    headers = {"x-team-id": settings.raw["team"], "x-cost-center": "cc-442", "x-service": "tm"}
    return OpenAI(default_headers=headers).responses.create(model="gpt-4o", input=text)


def main():
    ask("a", "1")
    ask_untracked("a")
