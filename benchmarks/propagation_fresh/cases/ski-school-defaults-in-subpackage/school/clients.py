from functools import lru_cache

import anthropic
import openai

from . import config


@lru_cache(maxsize=None)
def gpt():
    return openai.OpenAI(default_headers=dict(config.ATTRIBUTION) | {"x-correlation-id": "lesson"})


@lru_cache(maxsize=None)
def claude():
    return anthropic.Anthropic(default_headers=dict(config.ATTRIBUTION))
