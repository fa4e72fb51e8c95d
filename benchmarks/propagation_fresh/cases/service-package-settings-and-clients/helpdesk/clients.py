from types import SimpleNamespace

import anthropic
import openai

from .settings import Settings


def clients(settings: Settings):
    return SimpleNamespace(
        gpt=openai.OpenAI(default_headers=settings.headers("reply")),
        claude=anthropic.Anthropic(),
    )
