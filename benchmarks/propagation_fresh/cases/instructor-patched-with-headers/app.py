"""instructor: keyword arguments pass through to the SDK."""
import instructor
from openai import OpenAI
from pydantic import BaseModel


class City(BaseModel):
    name: str


TAGS = {"x-team-id": "ins", "x-cost-center": "cc-21", "x-service": "ins", "x-environment": "prod"}
client = instructor.from_openai(OpenAI(default_headers=TAGS))


def extract(text, cid):
    return client.chat.completions.create(model="gpt-4o", response_model=City, extra_headers={"x-correlation-id": cid},
                                          messages=[{"role": "user", "content": text}])


def extract_plain(text):
    return client.chat.completions.create(model="gpt-4o", response_model=City,
                                          messages=[{"role": "user", "content": text}])


def main():
    extract("Paris", "i-1")
    extract_plain("Rome")
