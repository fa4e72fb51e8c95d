import anthropic
from openai import OpenAI

from newsroom.gateway import Gateway


def build(settings):
    return Gateway(gpt=OpenAI(), claude=anthropic.Anthropic(), settings=settings)
