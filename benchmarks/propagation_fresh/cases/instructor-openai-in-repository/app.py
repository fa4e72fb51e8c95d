import instructor
from openai import OpenAI
from pydantic import BaseModel


class Invoice(BaseModel):
    number: str
    total: float


class Extractor:
    def __init__(self, client=None, headers=None):
        self.client = client or instructor.from_openai(OpenAI(default_headers=headers))

    def extract(self, text, model=Invoice, **options):
        return self.client.chat.completions.create(model="gpt-4o", response_model=model, max_retries=1,
                                                   messages=[{"role": "user", "content": text}], **options)


TAGS = {"x-team-id": "in", "x-cost-center": "cc-29", "x-service": "in", "x-environment": "prod", "x-correlation-id": "i"}


def main():
    Extractor(headers=TAGS).extract("a")
    Extractor().extract("b", extra_headers=TAGS)
    Extractor(instructor.from_openai(OpenAI())).extract("c")
