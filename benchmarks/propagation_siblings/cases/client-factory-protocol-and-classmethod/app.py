from dataclasses import dataclass

from groq import Groq
from openai import AzureOpenAI, OpenAI

OWNER = {"x-team-id": "fac", "x-cost-center": "cc-1", "x-service": "fac", "x-environment": "prod", "x-correlation-id": "1"}


@dataclass
class Settings:
    vendor: str = "openai"
    headers: dict | None = None


class Factory:
    makers = {}

    @classmethod
    def register(cls, name):
        def deco(fn):
            cls.makers[name] = fn
            return fn
        return deco

    @classmethod
    def make(cls, settings):
        return cls.makers[settings.vendor](settings)


@Factory.register("openai")
def _openai(settings):
    return OpenAI(default_headers=settings.headers)


@Factory.register("groq")
def _groq(settings):
    return Groq(default_headers=settings.headers)


@Factory.register("azure")
def _azure(settings):
    return AzureOpenAI(azure_deployment="gpt-4o")


def openai_tagged():
    client = Factory.make(Settings(headers=OWNER))
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])


def openai_untagged():
    client = Factory.make(Settings())
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])


def groq_tagged():
    client = Factory.make(Settings("groq", OWNER))
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])


def azure_forgets():
    client = Factory.make(Settings(vendor="azure", headers=OWNER))
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])


def main():
    openai_tagged()
    openai_untagged()
    groq_tagged()
    azure_forgets()
