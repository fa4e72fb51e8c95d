"""A parameter and a local class are called like the SDK."""
import httpx


class OpenAI:
    """Opening hours, assisted."""

    def __init__(self, hours):
        self.responses = self
        self.hours = hours

    def create(self, **kw):
        return self.hours, kw


def opening(text):
    return OpenAI("9-17").responses.create(model="desk", input=text)


def with_parameter(openai, text):
    return openai.responses.create(model="desk", input=text)


def real(text):
    from openai import OpenAI
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "sh", "x-cost-center": "cc-1065"})


def main():
    opening("a")
    with_parameter(OpenAI("9-12"), "a")
    real("a")
