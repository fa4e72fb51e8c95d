import instructor
from openai import OpenAI
from pydantic import BaseModel


class Dose(BaseModel):
    drug: str
    milligrams: int


class Leaflet(BaseModel):
    title: str


client = instructor.from_openai(OpenAI(default_headers={"x-team-id": "pharma", "x-cost-center": "cc-3"}))


def extract(text, schema, **options):
    return client.chat.completions.create(
        model="gpt-4o", response_model=schema, messages=[{"role": "user", "content": text}], **options)


def dose(text, visit):
    return extract(text, Dose, extra_headers={"x-service": "dose", "x-environment": "prod", "x-correlation-id": visit})


def leaflet(text):
    return extract(text, Leaflet, extra_headers={"x-service": "dose", "x-environment": "prod"}, max_retries=0)


def main():
    dose("2 mg", "v-1")
    leaflet("read me")
