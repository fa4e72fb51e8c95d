import instructor
from openai import OpenAI
from pydantic import BaseModel


class Item(BaseModel):
    name: str


TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = instructor.from_openai(OpenAI(), extra_headers=TAGS)
plain = instructor.from_openai(OpenAI())


def defaulted(text):
    return client.create(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}])


def with_completion(text):
    return plain.create_with_completion(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}],
                                        extra_headers=TAGS)


def bare(text):
    return plain.chat.completions.create(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}])


def overridden(text):
    return client.chat.completions.create(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}],
                                          extra_headers={"x-team-id": "a"})


def main():
    defaulted("a")
    with_completion("b")
    bare("c")
    overridden("d")
