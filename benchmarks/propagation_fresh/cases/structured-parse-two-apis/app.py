from openai import OpenAI
from pydantic import BaseModel


class Receipt(BaseModel):
    shop: str
    total: float


class Receipts:
    HEADERS = {"x-team-id": "expenses", "x-cost-center": "cc-2361", "x-service": "receipts", "x-environment": "prod"}

    def __init__(self, client: OpenAI | None = None):
        self.client = client or OpenAI()

    def read(self, text: str, *, receipt: str) -> Receipt:
        answer = self.client.responses.parse(
            model="gpt-4o", input=text, text_format=Receipt,
            extra_headers=self.HEADERS | {"x-correlation-id": receipt})
        return answer.output_parsed

    def reread(self, text: str, *, receipt: str) -> Receipt:
        answer = self.client.chat.completions.parse(
            model="gpt-4o", messages=[{"role": "user", "content": text}], response_format=Receipt,
            metadata={"correlation": receipt}, extra_headers=self.HEADERS)
        return answer.choices[0].message.parsed


def main():
    receipts = Receipts()
    receipts.read("12 EUR", receipt="r-1")
    receipts.reread("12 EUR", receipt="r-1")
