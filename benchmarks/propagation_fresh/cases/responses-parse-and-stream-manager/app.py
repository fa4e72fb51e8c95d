from openai import OpenAI
from pydantic import BaseModel

client = OpenAI()
H = {"x-team-id": "forms", "x-cost-center": "cc-3334", "x-service": "forms", "x-environment": "prod", "x-correlation-id": "f"}


class Address(BaseModel):
    street: str
    city: str


def extract(text):
    return client.chat.completions.parse(
        model="gpt-4o", messages=[{"role": "user", "content": text}], response_format=Address, extra_headers=H)


def follow(text):
    with client.chat.completions.stream(model="gpt-4o", messages=[{"role": "user", "content": text}]) as events:
        for event in events:
            print(event.type)
        return events.get_final_completion()


def main():
    extract("Main St 1, Springfield")
    follow("go on")
