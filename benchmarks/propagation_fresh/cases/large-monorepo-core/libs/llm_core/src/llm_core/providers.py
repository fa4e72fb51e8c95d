import functools

import anthropic
import openai


@functools.lru_cache
def openai_client():
    return openai.OpenAI(max_retries=0)


@functools.lru_cache
def anthropic_client():
    return anthropic.Anthropic(max_retries=0)
