import enum

from groq import Groq
from openai import AzureOpenAI, OpenAI


class Provider(enum.Enum):
    GROQ = "groq"
    AZURE = "azure"
    OPENAI = "openai"


TAGS = {
    "x-team-id": "router",
    "x-cost-center": "cc-26",
    "x-service": "model-router",
    "x-environment": "prod",
    "x-correlation-id": "session-router",
}


def client_for(provider: Provider):
    match provider:
        case Provider.GROQ:
            return Groq(default_headers=TAGS)
        case Provider.AZURE:
            return AzureOpenAI(default_headers=TAGS)
        case _:
            return OpenAI()


def ask(provider: Provider, model: str, text: str):
    return client_for(provider).chat.completions.create(model=model, messages=[{"role": "user", "content": text}])


def fast(text):
    return ask(Provider.GROQ, "llama-3.3-70b", text)


def safe(text):
    return ask(Provider.AZURE, "gpt-4o-deployment", text)


def cheap(text):
    return ask(Provider.OPENAI, "gpt-4.1-nano", text)


def main():
    fast("a")
    safe("a")
    cheap("a")
