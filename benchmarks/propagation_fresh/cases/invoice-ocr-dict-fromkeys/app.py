"""Invoices: header names from a tuple, values filled in afterwards."""
from openai import OpenAI

NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


def blank():
    return dict.fromkeys(NAMES, "")


def read_invoice(text, number):
    headers = blank()
    headers.update({"x-team-id": "invoices", "x-cost-center": "cc-77", "x-service": "ocr", "x-environment": "prod"})
    headers["x-correlation-id"] = f"inv-{number}"
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def read_receipt(text):
    headers = blank()
    headers.update({"x-team-id": "invoices", "x-cost-center": "cc-77", "x-service": "ocr"})
    headers["x-correlation-id"] = "receipt"
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    read_invoice("a", 9)
    read_receipt("b")
