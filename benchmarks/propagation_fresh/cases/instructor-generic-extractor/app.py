from pydantic import BaseModel

from extractor import Extractor


class Invoice(BaseModel):
    number: str
    total: float


def main():
    invoices = Extractor[Invoice](Invoice, {
        "x-team-id": "payables", "x-cost-center": "cc-2329", "x-service": "invoices", "x-environment": "prod"})
    invoices("Invoice 7, 12 EUR", "inv-7")
    invoices.many(["Invoice 8, 13 EUR"])
