from functools import cache

from openai import OpenAI

from .settings import get_settings


@cache
def client() -> OpenAI:
    return OpenAI(default_headers=get_settings().owner_headers)


@cache
def fixed_client() -> OpenAI:
    settings = get_settings().model_copy(deep=True)
    return OpenAI(default_headers={**settings.owner_headers, "X-Cost-Center": "cc-77"})
