from enum import Enum, auto
from typing import Protocol

import cohere
from groq import Groq
from mistralai.client import Mistral


class Provider(Enum):
    MISTRAL = auto()
    COHERE = auto()
    GROQ = auto()


class Chat(Protocol):
    def __call__(self, text: str, headers: dict[str, str]) -> str: ...


def _mistral(text, headers):
    out = Mistral(api_key="k").chat.complete(
        model="mistral-small-latest", messages=[{"role": "user", "content": text}], http_headers=headers)
    return out.choices[0].message.content


def _cohere(text, headers):
    out = cohere.ClientV2(api_key="k").chat(
        model="command-a", messages=[{"role": "user", "content": text}], request_options={"additional_headers": headers})
    return out.message.content[0].text


def _groq(text, headers):
    out = Groq().chat.completions.create(model="llama-3.3-70b", messages=[{"role": "user", "content": text}])
    return out.choices[0].message.content


_CHATS: dict[Provider, Chat] = {p: globals()[f"_{p.name.lower()}"] for p in Provider}


def chat(provider: Provider, text: str, **headers: str) -> str:
    return _CHATS[provider](text, {k.replace("_", "-"): v for k, v in headers.items()})
