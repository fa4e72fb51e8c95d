import instructor
from openai import OpenAI
from pydantic import BaseModel


class Invoice(BaseModel):
    number: str
    total: float


class Vendor(BaseModel):
    name: str


client = instructor.from_openai(
    OpenAI(default_headers={"x-team-id": "ap", "x-cost-center": "cc-85", "x-service": "extract", "x-environment": "prod"})
)


def extract_invoice(text: str, doc_id: str) -> Invoice:
    return client.chat.completions.create(
        model="gpt-4o",
        response_model=Invoice,
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": doc_id},
    )


def extract_vendor(text: str) -> Vendor:
    return client.chat.completions.create(
        model="gpt-4o-mini", response_model=Vendor, messages=[{"role": "user", "content": text}]
    )


def main():
    extract_invoice("INV 1", "doc-1")
    extract_vendor("ACME")
