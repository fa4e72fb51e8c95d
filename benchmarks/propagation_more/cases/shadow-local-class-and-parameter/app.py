"""A local class OpenAI, a parameter named client, and a rebinding of the imported name."""
import openai
from openai import OpenAI as RealOpenAI


class OpenAI:
    class responses:
        @staticmethod
        def create(**kw):
            return len(kw)


def local(text):
    return OpenAI().responses.create(model="gpt-4o", input=text)


def parameter(openai, text):
    return openai.responses.create(model="gpt-4o", input=text)


def real(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text)


def rebound(text):
    OpenAI = RealOpenAI
    tags = {"x-team-id": "ns", "x-cost-center": "cc-396", "x-service": "ns", "x-environment": "prod", "x-correlation-id": "1"}
    return OpenAI(default_headers=tags).responses.create(model="gpt-4o", input=text)


def main():
    local("a")
    parameter(OpenAI(), "a")
    real("a")
    rebound("a")
