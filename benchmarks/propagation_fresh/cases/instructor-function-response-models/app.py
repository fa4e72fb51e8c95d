import anthropic
import instructor
from pydantic import BaseModel

TAGS = {"x-team-id": "in", "x-cost-center": "cc-2012", "x-service": "in", "x-environment": "prod", "x-correlation-id": "i"}
client = instructor.from_anthropic(anthropic.Anthropic(default_headers={"x-team-id": "in"}))


class Invoice(BaseModel):
    number: str


class Party(BaseModel):
    name: str


def extract(kind: type[BaseModel], text: str, **options):
    return client.chat.completions.create(model="claude-sonnet-4-0", max_tokens=50, response_model=kind,
                                          messages=[{"role": "user", "content": text}], **options)


def both(text):
    invoice = extract(Invoice, text, extra_headers=TAGS)
    party = extract(Party, text, max_retries=1)
    return invoice, party


def main():
    both("invoice 1 of ACME")
