"""Nothing here sends a billable request: names alone prove nothing."""

import openai
from openai import OpenAI as RealClient


class OpenAI:
    """A local class of that name is no client."""

    class responses:
        @staticmethod
        def create(**kwargs: object) -> object:
            return kwargs


def local() -> object:
    return OpenAI().responses.create(model="gpt-5", input="hi")


def free_of_charge() -> object:
    return RealClient().models.list()


def errors() -> type[Exception]:
    return openai.RateLimitError


TEXT = "client.chat.completions.create(model='gpt-5')"
