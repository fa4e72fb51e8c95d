import anthropic
import instructor
import openai
from pydantic import BaseModel

OWNER = {"x-team-id": "in", "x-cost-center": "cc-1", "x-service": "in", "x-environment": "prod", "x-correlation-id": "1"}


class City(BaseModel):
    name: str


tagged = instructor.from_openai(openai.OpenAI(default_headers=OWNER))
bare = instructor.from_openai(openai.OpenAI())
claude = instructor.from_anthropic(anthropic.Anthropic())
plain = openai.OpenAI()
M = [{"role": "user", "content": "x"}]


def a():
    return tagged.chat.completions.create(model="gpt-4o", response_model=City, messages=M)


def b():
    return bare.create(model="gpt-4o", response_model=City, messages=M, extra_headers=OWNER)


def c():
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=9, response_model=City, messages=M)


def d():
    return plain.chat.completions.parse(model="gpt-4o", messages=M, response_format=City, extra_headers=OWNER)


def e():
    return plain.responses.parse(model="gpt-4o", input="x", text_format=City)


def main():
    for fn in (a, b, c, d, e):
        fn()
