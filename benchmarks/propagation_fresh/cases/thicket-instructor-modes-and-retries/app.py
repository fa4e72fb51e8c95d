import instructor
from openai import OpenAI
from pydantic import BaseModel

OWNER = {"x-team-id": "thicket", "x-cost-center": "cc-344", "x-service": "parse", "x-environment": "prod"}


class Bird(BaseModel):
    name: str


class Extractor:
    def __init__(self, headers=None):
        self.client = instructor.from_openai(OpenAI(default_headers=headers or OWNER), mode=instructor.Mode.TOOLS)

    def extract(self, text, **extra):
        return self.client.chat.completions.create(model="gpt-4o", response_model=Bird, max_retries=1,
                                                   messages=[{"role": "user", "content": text}], **extra)


def good(text):
    return Extractor().extract(text, extra_headers={"x-correlation-id": "t-1"})


def bad(text):
    return Extractor(headers={"x-team-id": "thicket"}).extract(text, extra_headers={"x-correlation-id": "t-2"})


def main():
    good("a")
    bad("b")
