from typing import Generic, TypeVar

from openai import OpenAI
from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


class Address(BaseModel):
    city: str


class Invoice(BaseModel):
    number: str
    total: float


class Extractor(Generic[T]):
    def __init__(self, schema: type[T], headers=None):
        self.schema = schema
        self.headers = headers or {}
        self.client = OpenAI(default_headers={"x-team-id": "mail", "x-cost-center": "cc-79", "x-environment": "prod"})

    def extract(self, text: str) -> T:
        out = self.client.chat.completions.parse(model="gpt-4o", response_format=self.schema, extra_headers=self.headers,
                                                 messages=[{"role": "user", "content": text}])
        return out.choices[0].message.parsed

    def again(self, text: str, cid: str) -> T:
        return self.client.responses.parse(model="gpt-4o", text_format=self.schema, input=text,
                                           extra_headers={**self.headers, "x-correlation-id": cid}).output_parsed


def main():
    Extractor(Address, {"x-service": "addresses", "x-correlation-id": "m"}).extract("Bonn")
    Extractor[Invoice](Invoice, {"x-service": "invoices"}).extract("R-1")
    Extractor(Invoice, {"x-service": "invoices"}).again("R-1", "m-2")
